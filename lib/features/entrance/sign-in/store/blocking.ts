import "server-only";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { blockedLetter } from "#lib/features/entrance/sign-in/mails.ts";
import type { Person } from "#lib/features/entrance/sign-in/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";

/** After the last try: blocks the account, ends its sessions and logins, and mails the person. The account must be locked. */
export async function blockAfterTries(tx: Tx, person: Person, now: Date): Promise<Outgoing[]> {
  const { accountId, firstName, active } = person;
  await tx.account.update({
    where: { id: accountId },
    data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
  });
  await endSessions(tx, { accountId }, now);
  await endLogins(tx, accountId, now);
  return [mail(person, blockedLetter, { firstName }), ...(await helpForLastAdministrators(tx, active))];
}

/**
 * Where this person is a beheerder, nobody else may be left to help. Finding out needs a lock on the organisation,
 * which comes before the account's, so a job does it. `active` are the ids of the person's authorisations.
 */
export async function helpForLastAdministrators(tx: Tx, active: readonly string[]): Promise<Outgoing[]> {
  const administrates = await tx.authorisation.findMany({
    where: { id: { in: [...active] }, role: "ADMINISTRATOR" },
    select: { id: true },
  });
  return administrates.map(({ id }) => job("help-request.escalate", { authorisationId: id }));
}
