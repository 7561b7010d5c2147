import "server-only";
import type { Locale } from "./i18n/locale.ts";
import { settings } from "./settings.ts";

/** People who can be phoned. `hours` is part of a sentence: "op werkdagen van 9.00 tot 17.30 uur". */
export type Desk = { readonly name: string; readonly phone: string; readonly tel: string; readonly hours: string };

/** "088 – 577 16 00" as a link that phones dial, also abroad. */
const telOf = (phone: string) =>
  `tel:${phone
    .replace(/\(0\)/, "")
    .replace(/[^\d+]/g, "")
    .replace(/^0(?!0)/, "+31")}`;

const hoursIn: Record<Locale, (opens: string, closes: string) => string> = {
  nl: (opens, closes) => `op werkdagen van ${spoken(opens)} tot ${spoken(closes)} uur`,
  en: (opens, closes) => `on working days from ${opens.replace(/^0/, "")} to ${closes.replace(/^0/, "")}`,
};

const spoken = (time: string) => time.replace(/^0/, "").replace(":", ".");

export function servicedesk(locale: Locale): Desk {
  const { SERVICEDESK_NAME, SERVICEDESK_PHONE, SERVICEDESK_OPENS, SERVICEDESK_CLOSES } = settings();
  const hours = hoursIn[locale](SERVICEDESK_OPENS, SERVICEDESK_CLOSES);
  return { name: SERVICEDESK_NAME, phone: SERVICEDESK_PHONE, tel: telOf(SERVICEDESK_PHONE), hours };
}

export function bmwDesk(locale: Locale): Desk {
  const { BMW_NAME, BMW_PHONE, BMW_OPENS, BMW_CLOSES } = settings();
  return { name: BMW_NAME, phone: BMW_PHONE, tel: telOf(BMW_PHONE), hours: hoursIn[locale](BMW_OPENS, BMW_CLOSES) };
}
