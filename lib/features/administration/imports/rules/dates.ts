const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mrt: 3, maa: 3, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, aug: 8, sep: 9 },
  ...{ okt: 10, oct: 10, nov: 11, dec: 12 },
};

/** The time of a day says nothing about the day, nor does the name of the day: "vrijdag 1 januari 2027, 00:00". */
const timeBehind = /(?<![ T,])[ T,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]m)?( ?(Z|UTC|[+-]\d{2}:?\d{2}))?$/i;
const dayBefore = /^(ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,? +(?=\d)/iu;

/** What a workbook counts as its days, when it lost that they were: from 2000 to 2099. */
const serial = { from: 36_526, to: 73_050 };

/**
 * Reads a day as people and programs write it: "31-12-2026", "31/12/26", "2026-12-31 00:00:00", "20261231",
 * "31 december 2026", "31-dec-26". Gives "2026-12-31", or undefined when it is not a day.
 */
export function dayIn(typed: string): string | undefined {
  const text = typed.trim().replace(timeBehind, "").replace(dayBefore, "");
  const [year, month, day] = partsOf(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const whole = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole) && whole < "3000" ? whole : undefined;
}

type Parts = readonly [year: string, month: string, day: string];

function partsOf(text: string): Parts | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (iso) return [iso[1] ?? "", iso[2] ?? "", iso[3] ?? ""];
  const dutch =
    /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text);
  if (dutch) {
    const [, day = "", month = "", year = ""] = dutch;
    // No month has a number above twelve, so this one was written in America.
    return Number(month) > 12 && Number(day) <= 12 ? [year, day, month] : [year, month, day];
  }
  const named = /^(\d{1,2})(?:e|st|nd|rd|th)?[-/. ]+(\p{L}{3,10})\.?[-/., ]+(\d{4}|\d{2})$/u.exec(text);
  const english = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u.exec(text);
  const [day = "", name = "", year = ""] = named ? named.slice(1) : english ? [english[2], english[1], english[3]] : [];
  const month = months[name.slice(0, 3).toLowerCase()];
  if (month !== undefined) return [year, String(month), day];
  return fromSerial(text);
}

function fromSerial(text: string): Parts | null {
  const days = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (days < serial.from || days > serial.to) return null;
  const [year = "", month = "", day = ""] = new Date(Date.UTC(1899, 11, 30 + days))
    .toISOString()
    .slice(0, 10)
    .split("-");
  return [year, month, day];
}
