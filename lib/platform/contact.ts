import "server-only";
import { days, hours, minutes } from "./durations.ts";
import { isDayOff } from "./days-off.ts";
import { dayAndMonth, time, weekday } from "./i18n/format.ts";
import type { Locale } from "./i18n/locale.ts";
import * as opening from "./opening-hours.ts";
import { settings } from "./settings.ts";

/** Someone who can be phoned. `hours` is part of a sentence: "op werkdagen van 9.00 tot 17.30 uur". */
export type Desk = { readonly name: string; readonly phone: string; readonly tel: string; readonly hours: string };

/** The number, such as "088 – 577 16 00", as a link that phones can dial from abroad too. */
const telOf = (phone: string) =>
  `tel:${phone
    .replace(/\(0\)/, "")
    .replace(/[^\d+]/g, "")
    .replace(/^0(?!0)/, "+31")}`;

const hoursIn: Record<Locale, (opens: string, closes: string) => string> = {
  nl: (opens, closes) => `op werkdagen van ${spoken(opens)} tot ${spoken(closes)} uur`,
  en: (opens, closes) => `on working days from ${opens} to ${closes}`,
};

const spoken = (time: string) => time.replace(/^0/, "").replace(":", ".");

export function servicedesk(locale: Locale): Desk {
  const { SERVICEDESK_NAME, SERVICEDESK_PHONE, SERVICEDESK_OPENS, SERVICEDESK_CLOSES } = settings();
  const hours = hoursIn[locale](SERVICEDESK_OPENS, SERVICEDESK_CLOSES);
  return { name: SERVICEDESK_NAME, phone: SERVICEDESK_PHONE, tel: telOf(SERVICEDESK_PHONE), hours };
}

/** After an article of its language: "de afdeling Insurance van …", "the Insurance department of …". */
function bmwName(locale: Locale): string {
  const { BMW_DEPARTMENT } = settings();
  const of = locale === "nl" ? `afdeling ${BMW_DEPARTMENT} van` : `${BMW_DEPARTMENT} department of`;
  return `${of} BMW Financial Services`;
}

export function bmwDesk(locale: Locale): Desk {
  const { BMW_PHONE, BMW_OPENS, BMW_CLOSES } = settings();
  const hours = hoursIn[locale](BMW_OPENS, BMW_CLOSES);
  return { name: bmwName(locale), phone: BMW_PHONE, tel: telOf(BMW_PHONE), hours };
}

export type DeskName = "servicedesk" | "bmw";

function hoursOf(desk: DeskName): opening.OpeningHours {
  const { SERVICEDESK_OPENS, SERVICEDESK_CLOSES, BMW_OPENS, BMW_CLOSES } = settings();
  return desk === "bmw"
    ? { opens: BMW_OPENS, closes: BMW_CLOSES, isDayOff }
    : { opens: SERVICEDESK_OPENS, closes: SERVICEDESK_CLOSES, isDayOff };
}

/** Whether someone answers the telephone now: "De Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur." */
export function deskNow(
  locale: Locale,
  desk: DeskName,
  now: Date,
): { readonly open: boolean; readonly sentence: string } {
  const state = opening.openStateAt(hoursOf(desk), now);
  if (state.open) return { open: true, sentence: open[locale].until(time(locale, state.until)) };
  const back = { day: dayFrom(locale, state.from, now), time: time(locale, state.from) };
  const name = desk === "bmw" ? bmwName(locale) : settings().SERVICEDESK_NAME;
  return { open: false, sentence: open[locale][desk](name, back) };
}

type Back = { readonly day: string; readonly time: string };
type Hours = Record<DeskName, (name: string, back: Back) => string> & { until(time: string): string; today: string };

const open: Record<Locale, Hours> = {
  nl: {
    until: (time) => `Nu open tot ${time}.`,
    servicedesk: (name, { day, time }) => `De ${name} is nu gesloten. We zijn er ${day} weer vanaf ${time}.`,
    bmw: (name, { day, time }) => `De ${name} is nu gesloten. Zij zijn er ${day} weer vanaf ${time}.`,
    today: "vandaag",
  },
  en: {
    until: (time) => `Open now until ${time}.`,
    servicedesk: (name, { day, time }) => `The ${name} is closed now. We’ll be back ${day} from ${time}.`,
    bmw: (name, { day, time }) => `The ${name} is closed now. They’ll be back ${day} from ${time}.`,
    today: "today",
  },
};

/** "vandaag" or "maandag"; from a week on with the date, or it would mean the next one: "dinsdag 29 december". */
function dayFrom(locale: Locale, from: Date, now: Date): string {
  if (opening.dayOf(from) === opening.dayOf(now)) return open[locale].today;
  const isFar = from.getTime() - now.getTime() > days(6);
  const day = isFar ? dayAndMonth(locale, from) : weekday(locale, from);
  return locale === "en" ? `on ${day}` : day;
}

/** The moment at which the servicedesk has worked this long since `from`: "after four working hours". */
export const workingTimeAfter = (from: Date, milliseconds: number) =>
  opening.workingTimeAfter(hoursOf("servicedesk"), from, milliseconds);

/** When the servicedesk opens on its next working day, later today included only if it has not opened yet. */
export function nextOpening(from: Date): Date {
  const state = opening.openStateAt(hoursOf("servicedesk"), from);
  return state.open ? nextOpening(state.until) : state.from;
}

/** How long the servicedesk has worked between two moments. */
export const workingTimeBetween = (from: Date, to: Date) =>
  opening.workingTimeBetween(hoursOf("servicedesk"), from, to);

/** This many days of the servicedesk, in milliseconds of work. */
export function workingDays(n: number): number {
  const { opens, closes } = hoursOf("servicedesk");
  return n * (sinceMidnight(closes) - sinceMidnight(opens));
}

function sinceMidnight(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hours(hour) + minutes(minute);
}
