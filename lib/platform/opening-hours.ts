import { TZDate } from "@date-fns/tz";
import { days } from "./durations.ts";

/** When people work: between two times of the Dutch clock ("09:00"), on weekdays that are not days off. */
export type OpeningHours = {
  readonly opens: string;
  readonly closes: string;
  /** Whether a weekday ("2026-12-25") is a day off. */
  isDayOff(day: string): boolean;
};

type OpenState = { readonly open: true; readonly until: Date } | { readonly open: false; readonly from: Date };

const zone = "Europe/Amsterdam";
/** No desk is closed for longer than this; a setting that says so is a mistake. */
const mostDaysAhead = 100;

type Window = { readonly from: Date; readonly to: Date };

/** The hours of the day that lies `ahead` days after this moment's, or null when nobody works then. */
function windowOn({ opens, closes, isDayOff }: OpeningHours, moment: Date, ahead: number): Window | null {
  const here = new TZDate(moment, zone);
  const at = (time: string) => {
    const [hour = 0, minute = 0] = time.split(":").map(Number);
    return new TZDate(here.getFullYear(), here.getMonth(), here.getDate() + ahead, hour, minute, zone);
  };
  const from = at(opens);
  const isWeekend = from.getDay() === 0 || from.getDay() === 6;
  return isWeekend || isDayOff(dayOf(from)) ? null : { from: plain(from), to: plain(at(closes)) };
}

const plain = (moment: Date) => new Date(moment.getTime());
const two = (n: number) => String(n).padStart(2, "0");

/** The day, such as "2026-11-22", of this moment in the Netherlands. */
export function dayOf(moment: Date): string {
  const here = new TZDate(moment, zone);
  return `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`;
}

/** The periods of work from this moment on; the first may have begun already. */
function* windowsFrom(hours: OpeningHours, moment: Date): Generator<Window> {
  for (let ahead = 0; ahead <= mostDaysAhead; ahead++) {
    const window = windowOn(hours, moment, ahead);
    if (window && window.to > moment) yield window;
  }
  throw new Error("the opening hours leave no day open");
}

export function openStateAt(hours: OpeningHours, now: Date): OpenState {
  for (const { from, to } of windowsFrom(hours, now))
    return from <= now ? { open: true, until: to } : { open: false, from };
  throw new Error("unreachable");
}

/** The moment at which this much working time has passed since `start`. It is for a few days at most. */
export function workingTimeAfter(hours: OpeningHours, start: Date, milliseconds: number): Date {
  let left = milliseconds;
  for (const { from, to } of windowsFrom(hours, start)) {
    const begin = from > start ? from : start;
    const end = new Date(begin.getTime() + left);
    if (end <= to) return end;
    left -= to.getTime() - begin.getTime();
  }
  throw new Error("unreachable");
}

/** How much working time lies between two moments; none when the second comes first. */
export function workingTimeBetween(hours: OpeningHours, from: Date, to: Date): number {
  const reach = Math.ceil((to.getTime() - from.getTime()) / days(1)) + 1;
  let worked = 0;
  for (let ahead = 0; ahead <= reach; ahead++) {
    const window = windowOn(hours, from, ahead);
    if (!window) continue;
    const [begin, end] = [Math.max(window.from.getTime(), from.getTime()), Math.min(window.to.getTime(), to.getTime())];
    worked += Math.max(0, end - begin);
  }
  return worked;
}
