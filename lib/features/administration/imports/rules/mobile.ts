import type { mobileOf } from "#lib/platform/phone.ts";
import type { Checking } from "#lib/features/administration/imports/rules/rows.ts";

const lostDigits = /^\d([.,]\d+)?E\+?\d+$/i;

/**
 * Reads a number as people list it: without the plus or zero that a spreadsheet dropped, or two in one cell. `numberOf`
 * reads a single number. It is passed in, because these rules use no library.
 */
export function listedMobile(typed: string, numberOf: typeof mobileOf): ReturnType<Checking["mobileOf"]> {
  if (lostDigits.test(typed)) return { problem: "phoneLostDigits" };
  const text = typed.replace(/^(\d+)\.0$/, "$1");
  const whole = numberOf(/^31\d{9}$/.test(text) ? `+${text}` : text);
  if ("number" in whole) return whole;
  const parts = text.split(/[/;|,]|:::|\sof\s|\sen\s/).map((part) => numberOf(part));
  const numbers = [...new Set(parts.flatMap((phone) => ("number" in phone ? [phone.number] : [])))];
  const [number] = numbers;
  if (numbers.length > 1) return { problem: "phoneTwo" };
  if (number !== undefined) return { number };
  return { problem: whole.refused === "phoneMissing" ? "phoneUnclear" : whole.refused };
}
