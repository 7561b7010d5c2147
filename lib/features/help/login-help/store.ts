import "server-only";
import { clockNow } from "#lib/platform/clock.ts";
import { openEntries } from "#lib/platform/broker/entries.ts";
import { bmwDesk, deskNow, servicedesk, type DeskName } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { helpEnds } from "#lib/features/base/figures/rules.ts";
import type { Facts } from "./rules.ts";
import { words } from "./texts.ts";

export function factsFor(locale: Locale, moment = clockNow()): Facts {
  const given = settings();
  const nowAt = (desk: DeskName) => {
    const { open, sentence } = deskNow(locale, desk, moment);
    return { open, now: sentence };
  };
  return {
    servicedesk: { ...servicedesk(locale), ...nowAt("servicedesk") },
    bmw: { ...bmwDesk(locale), ...nowAt("bmw") },
    addresses: {
      adviser: given.CONTACT_EMAIL_ADVISER,
      business: given.CONTACT_EMAIL_BUSINESS,
      bmw: given.CONTACT_EMAIL_BMW,
    },
    eherkenning: {
      service: given.EHERKENNING_SERVICE,
      level: given.EHERKENNING_LEVEL,
      manual: given.EHERKENNING_MANUAL_URL,
      isOpen: openEntries().includes("eherkenning"),
    },
    origin: given.PUBLIC_ORIGIN,
  };
}

/** What the help says at each of its ends. */
export function endsOfHelp(locale: Locale): Readonly<Record<string, string>> {
  const facts = factsFor(locale);
  return Object.fromEntries(helpEnds.map((end) => [end, words[locale].outcomes[end]("organisation", facts).title]));
}
