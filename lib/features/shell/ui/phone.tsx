import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";

/** Whom to phone, and whether anybody answers now. Asks nothing of the database. */
export function Phone({ locale, lead }: { locale: Locale; lead: (name: string) => string }) {
  const { name, phone, tel, hours } = servicedesk(locale);
  return (
    <p>
      {lead(name)} <a href={tel}>{phone}</a>, {hours}. {deskNow(locale, "servicedesk", clockNow()).sentence}
    </p>
  );
}
