import "server-only";
import type { Here } from "#lib/features/insurer/organisations/mails.ts";
import { presentAdministrators } from "#lib/features/base/people/store.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { email, localeOf, type Letter } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { settings } from "#lib/platform/settings.ts";

type Organisation = { readonly id: string; readonly name: string };

/** A letter to each beheerder there, also who cannot sign in at this moment. */
export async function toAdministrators(
  tx: Tx,
  { id, name: organisation }: Organisation,
  letter: (locale: Locale, here: Here) => Letter,
  now: Date,
): Promise<Outgoing[]> {
  const present = await presentAdministrators(tx, id, now);
  return present.map((to) => {
    const locale = localeOf(to);
    return email(to, letter(locale, { organisation, insurer: settings().INSURER_NAME, desk: servicedesk(locale) }));
  });
}
