import "server-only";
import { easter } from "date-easter";
import { settings } from "./settings.ts";

/** New Year's Day and Christmas; then, in days after Easter Sunday, Easter itself, Ascension Day and Whitsun. */
const fixed = new Set(["01-01", "12-25", "12-26"]);
const afterEaster = new Set([0, 1, 39, 49, 50]);

/** The Dutch public holidays. Liberation Day is left out, because most people work. */
function isPublicHoliday(day: string): boolean {
  const at = Date.parse(day);
  const sunday = easter(Number(day.slice(0, 4)));
  const sinceEaster = (at - Date.UTC(sunday.year, sunday.month - 1, sunday.day)) / 86_400_000;
  return fixed.has(day.slice(5)) || afterEaster.has(sinceEaster) || isKingsDay(day.slice(5), new Date(at).getUTCDay());
}

/** King's Day: 27 April, or a day earlier when that is a Sunday. */
const isKingsDay = (date: string, weekday: number) =>
  (date === "04-27" && weekday !== 0) || (date === "04-26" && weekday === 6);

/** Whether the insurer's people have this day ("2026-12-25") off: a public holiday, or a day of their own. */
export const isDayOff = (day: string) => isPublicHoliday(day) || settings().DAYS_OFF.includes(day);
