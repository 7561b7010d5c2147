import "server-only";
import { areGuessed, endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { blockedLetter, closedLetter, codesGuessedLetter } from "#lib/features/entrance/sign-in/mails.ts";
import type { Lane, Person } from "#lib/features/entrance/sign-in/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { Letter } from "#lib/platform/outbox/letter.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { findPerson } from "./people.ts";

/**
 * After the last wrong password in a browser of one's own: blocks the account, ends its sessions and logins, and mails
 * the person. The account must be locked.
 */
export const blockAfterTries = (tx: Tx, person: Person, now: Date): Promise<Outgoing[]> =>
  blocked(tx, person, { codesGuessed: false, letter: blockedLetter }, now);

/** The same once codes were guessed at for too long after the right password. Null while they were not. */
export async function blockAfterCodes(tx: Tx, accountId: string, now: Date): Promise<Outgoing[] | null> {
  if (!(await areGuessed(tx, accountId))) return null;
  const person = await findPerson(tx, { accountId }, now);
  if (person?.status !== "ACTIVE") return null;
  return blocked(tx, person, { codesGuessed: true, letter: codesGuessedLetter }, now);
}

type How = { readonly codesGuessed: boolean; readonly letter: Letter<{ readonly firstName: string }> };

async function blocked(tx: Tx, person: Person, { codesGuessed, letter }: How, now: Date): Promise<Outgoing[]> {
  const { accountId, firstName, active } = person;
  await tx.account.update({
    where: { id: accountId },
    data: { status: "BLOCKED", blockCause: "WRONG_TRIES", codesGuessed, blockedAt: now },
  });
  await endSessions(tx, { accountId }, now);
  await endLogins(tx, accountId, now);
  return [mail(person, letter, { firstName }), ...(await helpForLastAdministrators(tx, active))];
}

/** To someone whose password is looked at no more in this lane, until it is chosen anew. */
export const closedMail = (person: Person, lane: Lane): Outgoing =>
  mail(person, closedLetter, { firstName: person.firstName, lane });

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
