import "server-only";
import { bmwDesk, servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import type { Facts } from "./rules.ts";

export function factsFor(locale: Locale): Facts {
  const given = settings();
  return {
    servicedesk: servicedesk(locale),
    bmw: bmwDesk(locale),
    addresses: {
      adviser: given.CONTACT_EMAIL_ADVISER,
      business: given.CONTACT_EMAIL_BUSINESS,
      bmw: given.CONTACT_EMAIL_BMW,
    },
    eherkenning: { service: given.EHERKENNING_SERVICE, manual: given.EHERKENNING_MANUAL_URL },
  };
}
