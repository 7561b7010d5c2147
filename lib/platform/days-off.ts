import "server-only";
import Holidays from "date-holidays";
import { settings } from "./settings.ts";

const dutch = new Holidays("NL");
const publicHolidays = new Map<string, ReadonlySet<string>>();

/** The public holidays of a year ("2026"). The library also knows days on which most people simply work. */
function holidaysOf(year: string): ReadonlySet<string> {
  const known = publicHolidays.get(year);
  if (known) return known;
  const found = dutch.getHolidays(Number(year)).filter(({ type }) => type === "public");
  const days = new Set(found.map(({ date }) => date.slice(0, 10)));
  publicHolidays.set(year, days);
  return days;
}

/** Whether the insurer's people have this day ("2026-12-25") off: a public holiday, or a day of their own. */
export const isDayOff = (day: string) => holidaysOf(day.slice(0, 4)).has(day) || settings().DAYS_OFF.includes(day);
