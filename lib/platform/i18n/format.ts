import { mostCounted } from "../paging.ts";
import type { Locale } from "./locale.ts";

const tag = { nl: "nl-NL", en: "en-GB" } as const satisfies Record<Locale, string>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** All times on a screen are those of the Netherlands. */
function formatted(locale: Locale, moment: Date, options: Intl.DateTimeFormatOptions): string {
  const key = locale + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(tag[locale], { timeZone: "Europe/Amsterdam", ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(moment);
}

/** A count of a store that goes no further than one above the most that is said; it begins a sentence. */
export function counted(locale: Locale, n: number): string {
  if (n <= mostCounted) return String(n);
  return locale === "nl" ? `Meer dan ${mostCounted}` : `More than ${mostCounted}`;
}

/** A number that was counted to the end, with its thousands apart. */
export const exact = (locale: Locale, n: number) => n.toLocaleString(locale === "nl" ? "nl-NL" : "en-GB");

const clock = (locale: Locale, moment: Date) => formatted(locale, moment, { hour: "2-digit", minute: "2-digit" });

/** "10.12 uur" · "10:12" */
export const time = (locale: Locale, moment: Date) =>
  locale === "nl" ? `${clock(locale, moment).replace(":", ".").replace(/^0/, "")} uur` : clock(locale, moment);

/** ", van 9.30 uur tot 9.45 uur" · ", from 09:30 to 09:45", behind a sentence; nothing where one of the two is not known. */
export function between(locale: Locale, since: Date | undefined, until: Date | undefined): string {
  if (!since || !until) return "";
  const [from, to] = [time(locale, since), time(locale, until)];
  return locale === "nl" ? `, van ${from} tot ${to}` : `, from ${from} to ${to}`;
}

/** "zondag 10.12 uur" · "Sunday 10:12", for a moment that may be another day. */
export const dayTime = (locale: Locale, moment: Date) => `${weekday(locale, moment)} ${time(locale, moment)}`;

/** "zondag" */
export const weekday = (locale: Locale, moment: Date) => formatted(locale, moment, { weekday: "long" });

/** "zondag 22 november" */
export const dayAndMonth = (locale: Locale, moment: Date) =>
  formatted(locale, moment, { weekday: "long", day: "numeric", month: "long" });

/** "zondag 22 november 2026" */
export const date = (locale: Locale, moment: Date) =>
  formatted(locale, moment, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** "zondag 22 november 2026 om 10.12 uur" · "Sunday, 22 November 2026 at 10:12" */
export const dateTime = (locale: Locale, moment: Date) =>
  `${date(locale, moment)} ${locale === "nl" ? "om" : "at"} ${time(locale, moment)}`;

/** "22 nov 2026", for tables. */
export const shortDate = (locale: Locale, moment: Date) =>
  formatted(locale, moment, { day: "numeric", month: "short", year: "numeric" });

/** The last day of a period that ends at this moment, which is a midnight. */
export const lastDay = (locale: Locale, end: Date) => shortDate(locale, new Date(end.getTime() - 1));

const numbers = new Intl.DateTimeFormat("sv-SE", {
  ...{ timeZone: "Europe/Amsterdam", year: "numeric", month: "2-digit", day: "2-digit" },
  ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
});

/** "2026-11-22 10:12:05", for files that another program reads. */
export const exactTime = (moment: Date) => numbers.format(moment);

/** "UTC+01:00": what that time was off the one all clocks agree on, since an hour in October happens twice. */
export const offsetOf = (moment: Date) =>
  formatted("en", moment, { timeZoneName: "longOffset" }).replace(/^.*GMT/, "UTC");

/** "22 nov 2026, 10.12 uur" · "22 Nov 2026, 10:12", for tables. */
export const shortDateTime = (locale: Locale, moment: Date) => `${shortDate(locale, moment)}, ${time(locale, moment)}`;

/** "d•••@delinden.example": whoever knows the address recognises it, and nobody else can use it. */
export const maskedEmail = (email: string) => email.replace(/^(.)[^@]*/, "$1•••");

/** What a line may not break within, such as a telephone number. */
export const onOneLine = (text: string) => text.replaceAll(" ", "\u00a0");

/** "06 •••• •678", from E.164. */
export function maskedMobile(number: string): string {
  const national = number.startsWith("+316") ? "06" : number.slice(0, 3);
  return onOneLine(`${national} •••• •${number.slice(-3)}`);
}

/** A name at the end of a sentence: "Bakkerij Jansen B.V." brings its own full stop. */
export const ended = (name: string) => (name.endsWith(".") ? name : `${name}.`);
