import "server-only";
import { presentAdministrators } from "#lib/features/base/people/store.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { Letter } from "#lib/platform/outbox/letter.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";

/** A letter to each beheerder there, also to one who cannot sign in at this moment. */
export async function toAdministrators<Facts>(
  tx: Tx,
  organisationId: string,
  letter: Letter<Facts>,
  facts: NoInfer<Facts>,
  now: Date,
): Promise<Outgoing[]> {
  const present = await presentAdministrators(tx, organisationId, now);
  return present.map((to) => mail(to, letter, facts));
}
