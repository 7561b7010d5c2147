import { TZDate } from "@date-fns/tz";
import { dayOf } from "./opening-hours.ts";

const zone = "Europe/Amsterdam";

const midnight = (day: string, ahead: number) => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date + ahead, zone).getTime());
};

/** The moment at which a day ("2026-12-25") begins in the Netherlands. */
export const startOfDay = (day: string) => midnight(day, 0);

/** The Monday on or before this moment, as it begins in the Netherlands. */
export function startOfWeek(moment: Date): Date {
  const day = dayOf(moment);
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return midnight(day, -sinceMonday);
}

/** The moment at which the day is over, for "until and including". */
export const endOfDay = (day: string) => midnight(day, 1);

/** The last day ("2026-12-25") of a period that ends at this moment. */
export const lastDayOf = (end: Date) => dayOf(new Date(end.getTime() - 1));
