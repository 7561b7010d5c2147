import "server-only";
import { areGuessed, endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import { blockedLetter, closedLetter, codesGuessedLetter, resetGuessed } from "#lib/features/entrance/sign-in/mails.ts";
import type { BeforeCode, Lane, Person } from "#lib/features/entrance/sign-in/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { localeOf, mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { sms } from "#lib/platform/outbox/sms.ts";
import { settings } from "#lib/platform/settings.ts";
import { endLinks } from "./links.ts";
import { findPerson } from "./people.ts";

/**
 * After the last wrong password in a browser of one's own: blocks the account, ends its sessions and logins, and mails
 * the person. The account must be locked.
 */
export const blockAfterTries = (tx: Tx, person: Person, now: Date): Promise<Outgoing[]> =>
  blocked(
    tx,
    person,
    { codesGuessed: false, letter: mail(person, blockedLetter, { firstName: person.firstName }) },
    now,
  );

/** What a record says of that when it were codes. */
export const blockedByCodes = {
  before: { status: "ACTIVE" },
  after: { status: "BLOCKED", cause: "WRONG_CODES" },
} as const;

/** What its owner is told of where no more codes may be tried, by a mail; null where whoever tries may read that. */
const failures = { SIGN_IN: "secondFactorFailed", STEP_UP: "stepUpFailed", RESET_PASSWORD: null } as const;

type Guessed = { readonly accountId: string; readonly purpose: BeforeCode };
type Wrong = { readonly isOver: boolean; readonly request: RequestFacts; readonly now: Date };

/**
 * What a wrong code leads to. After too many in a row the account, which must be locked, is blocked as after passwords:
 * whoever types them has got past something that a stranger does not. Where the login is over, its owner hears so once a
 * day, however often that happens. A block ends the login too, whichever code of it this was.
 */
export async function afterWrongCode(tx: Tx, { accountId, purpose }: Guessed, { isOver, request, now }: Wrong) {
  const isGuessed = await areGuessed(tx, accountId);
  const person = isGuessed || isOver ? await findPerson(tx, { accountId }, now) : null;
  if (!person) return { isOver, isBlocked: false, send: [] };
  const failure = failures[purpose];
  if (isGuessed && person.status === "ACTIVE") {
    const letter = mail(person, codesGuessedLetter, { firstName: person.firstName, purpose });
    const send = await blocked(tx, person, { codesGuessed: true, letter }, now);
    const texts = failure ? [] : await textTo(tx, person, true, now);
    return { isOver: true, isBlocked: true, send: [...send, ...texts] };
  }
  const daily = [{ bucket: `second-factor-failed ${purpose} ${accountId}`, times: 1, withinMs: days(1) }];
  if (!isOver || (await takeLimits(tx, daily, now))) return { isOver, isBlocked: false, send: [] };
  const told = failure && (await tellSecurityChanged(tx, accountId, failure, { request, now }));
  return { isOver, isBlocked: false, send: told ? [told] : await textTo(tx, person, false, now) };
}

/** Tells somebody by SMS that another reads their mail, if they have a number. */
async function textTo(tx: Tx, person: Person, isBlocked: boolean, now: Date): Promise<Outgoing[]> {
  const { accountId, mobileNumber: to, locale } = person;
  if (to === null) return [];
  const text = resetGuessed(localeOf(person), settings().INSURER_NAME, servicedesk(localeOf(person)), isBlocked);
  const told = await sms(
    tx,
    { accountId, authorisationId: null, to, locale, text, expiresAt: after(now, hours(12)) },
    now,
  );
  return isRefused(told) ? [] : [told];
}

type How = { readonly codesGuessed: boolean; readonly letter: Outgoing };

async function blocked(tx: Tx, person: Person, { codesGuessed, letter }: How, now: Date): Promise<Outgoing[]> {
  const { accountId, active } = person;
  await tx.account.update({
    where: { id: accountId },
    data: { status: "BLOCKED", blockCause: "WRONG_TRIES", codesGuessed, blockedAt: now },
  });
  await endSessions(tx, { accountId }, now);
  await endLogins(tx, accountId, now);
  // Whoever guesses may have come by a link, and would go on with it once the account is unblocked.
  if (codesGuessed) await endLinks(tx, accountId, now);
  return [letter, ...(await helpForLastAdministrators(tx, active))];
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
