import "server-only";
import {
  findColleague,
  lockColleague,
  lockColleagueAndOrganisation,
  type Colleague,
} from "#lib/features/authorisations/store.ts";
import { resolveRequests } from "#lib/features/help-requests/store.ts";
import { endLogins } from "#lib/features/one-time-codes/store.ts";
import { reactivationWaitsMs } from "#lib/features/password-links/rules.ts";
import { invitationTo, invitedAt, inviteLink, isNeverActivated } from "#lib/features/password-links/store.ts";
import { fullName, type Administrator, type Name } from "#lib/features/people/rules.ts";
import { activeAdministrators, lockAccount, openNow } from "#lib/features/people/store.ts";
import { clearTries } from "#lib/features/sign-in/store.ts";
import { isSignedIn, type Actor } from "#lib/platform/access/actor.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { after, days } from "#lib/platform/clock.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { email, localeOf, sms } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import {
  administratorLetter,
  notMePath,
  numberStartedLetter,
  oldNumberText,
  reactivationLetter,
  type Occasion,
} from "./mails.ts";
import { numberLastsMs, reactivationLastsMs } from "./rules.ts";

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

export type Kind = "MOBILE_NUMBER" | "EMAIL" | "REACTIVATION";

export type Person = Colleague & { readonly wasReactivated: boolean; readonly isElsewhere: boolean };

const withPast = async (db: Reader | Tx, colleague: Colleague, now: Date): Promise<Person> => {
  const { id, accountId, isGuest } = colleague;
  if (isGuest) return { ...colleague, wasReactivated: false, isElsewhere: false };
  const reset = await db.accountChange.findFirst({ where: { accountId, kind: "REACTIVATION" }, select: { id: true } });
  const elsewhere = await db.authorisation.findFirst({
    where: {
      accountId,
      id: { not: id },
      // Who has yet to accept can do nothing there, and nobody here hears of it.
      status: { notIn: ["PENDING", "WITHDRAWN", "EXPIRED"] },
      OR: [{ validUntil: null }, { validUntil: { gt: now } }],
    },
    select: { id: true },
  });
  return { ...colleague, wasReactivated: reset !== null, isElsewhere: elsewhere !== null };
};

export async function findPerson(db: Reader, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await findColleague(db, scope, id, now);
  return found && withPast(db, found, now);
}

/** The same, with account and authorisation locked. */
export async function lockPerson(tx: Tx, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await lockColleague(tx, scope, id, now);
  return found && withPast(tx, found, now);
}

/** The same, with the organisation locked first: for who is not a member of it. */
export async function lockPersonAndOrganisation(tx: Tx, scope: Scope, id: string, now: Date): Promise<Person | null> {
  const found = await lockColleagueAndOrganisation(tx, scope, id, now);
  return found && withPast(tx, found, now);
}

/** Of who has an account elsewhere and has not accepted yet: only what the beheerder wrote. */
async function noteNumber(tx: Tx, person: Person, mobileNumber: string): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = person;
  const invitedAs = { initials, firstName, namePrefix, lastName, mobileNumber };
  await tx.authorisation.update({ where: { id: person.id }, data: { invitedAs } });
}

/** Whether the organisation that made the account still waits for it: its beheerder fills in the number. */
const isMadeElsewhere = async (tx: Tx, { id, accountId }: Person): Promise<boolean> =>
  (await tx.authorisation.count({
    where: { accountId, id: { not: id }, status: "PENDING", invitedAs: { equals: noJson } },
  })) > 0;

const open = { completedAt: null, cancelledAt: null } as const;

type NewChange = {
  readonly kind: Kind;
  readonly accountId: string;
  readonly organisationId: string;
  readonly authorisationId: string;
  /** Null: the insurer's staff. */
  readonly startedById: string | null;
  readonly newMobileNumber?: string;
  readonly newEmail?: string | null;
  readonly expiresAt: Date;
};

/** Begins a change in place of those of these kinds that are under way. The account must be locked. */
export async function beginChange(tx: Tx, change: NewChange, instead: readonly Kind[], now: Date): Promise<string> {
  await cancelChanges(tx, { accountId: change.accountId, kind: { in: [...instead] } }, now);
  const { id } = await tx.accountChange.create({ data: { ...change, createdAt: now }, select: { id: true } });
  return id;
}

type Wanted = { readonly accountId: string; readonly id?: string; readonly kind?: { in: Kind[] } };

/** Stops what is under way and takes its links along. Gives the ids. The account must be locked. */
export async function cancelChanges(tx: Tx, wanted: Wanted, now: Date): Promise<string[]> {
  const stopped = await tx.accountChange.updateManyAndReturn({
    where: { ...wanted, ...open },
    data: { cancelledAt: now },
    select: { id: true },
  });
  const ids = stopped.map(({ id }) => id);
  await tx.oneTimeLink.updateMany({
    where: { changeId: { in: ids }, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  return ids;
}

export type ChangeLinkPurpose = "CHANGE_MOBILE_NUMBER" | "CONFIRM_OLD_EMAIL" | "CONFIRM_NEW_EMAIL" | "NOT_ME";

type NewLink = {
  readonly purpose: ChangeLinkPurpose;
  readonly accountId: string;
  readonly changeId: string;
  readonly expiresAt: Date;
};

/** A link of its own for everyone who is told, so that one is no key to another. Gives its secret. */
export async function changeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const secret = randomSecret();
  await tx.oneTimeLink.create({ data: { ...link, hash: hashOf(secret), createdAt: now } });
  return secret;
}

const whole = {
  account: true,
  change: {
    include: { startedBy: { select: { account: { select: name } } }, organisation: { select: { name: true } } },
  },
} as const;

export async function findChangeLink(db: Reader | Tx, secret: string, purpose: ChangeLinkPurpose) {
  const link = await db.oneTimeLink.findFirst({ where: { hash: hashOf(secret), purpose }, include: whole });
  if (!link) return null;
  const { change, ...rest } = link;
  if (!change) return { ...rest, change };
  return { ...rest, change: { ...change, isReplaced: await isReplaced(db, change) } };
}

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findChangeLink>>>;

type Stopped = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: Kind;
  readonly cancelledAt: Date | null;
};

/** A change that was stopped by beginning another has that other. */
async function isReplaced(db: Reader | Tx, { id, accountId, kind, cancelledAt }: Stopped): Promise<boolean> {
  if (!cancelledAt) return false;
  const newer = { id: { not: id }, accountId, kind, createdAt: { gte: cancelledAt } };
  return (await db.accountChange.findFirst({ where: newer, select: { id: true } })) !== null;
}

/** The same, with its account locked. */
export async function lockChangeLink(tx: Tx, secret: string, purpose: ChangeLinkPurpose) {
  const seen = await findChangeLink(tx, secret, purpose);
  if (!seen) return null;
  await lockAccount(tx, seen.accountId);
  return findChangeLink(tx, secret, purpose);
}

/** What a beheerder of this organisation has under way for someone. */
export async function changeUnderWay(db: Reader, scope: Scope, authorisationId: string, now: Date) {
  const change = await db.accountChange.findFirst({
    where: {
      ...within(scope),
      authorisationId,
      ...open,
      OR: [{ kind: "REACTIVATION" }, { kind: "MOBILE_NUMBER", expiresAt: { gt: now } }],
    },
    include: { startedBy: { select: { account: { select: name } } } },
    orderBy: { createdAt: "desc" },
  });
  return change && { ...change, by: change.startedBy ? fullName(change.startedBy.account) : "" };
}

export async function isStoppedSince(db: Reader, scope: Scope, authorisationId: string, since: Date): Promise<boolean> {
  const stopped = { ...within(scope), authorisationId, cancelledAt: { gte: since } };
  return (await db.accountChange.findFirst({ where: stopped, select: { id: true } })) !== null;
}

/** Whether something was bound to an account since, or what was bound ended for a new beginning. */
export async function boundSince(db: Reader | Tx, accountId: string, since: Date): Promise<boolean> {
  const bound = { OR: [{ completedAt: { gte: since } }, { kind: "REACTIVATION" as const, createdAt: { gte: since } }] };
  return (await db.accountChange.findFirst({ where: { accountId, ...bound }, select: { id: true } })) !== null;
}

/** A change within the scope with the person it is about, locked. */
export async function lockChange(tx: Tx, scope: Scope, id: string, kind: Kind, now: Date) {
  const seen = await tx.accountChange.findFirst({
    where: { id, kind, ...within(scope) },
    select: { authorisationId: true },
  });
  const person = seen && (await lockPerson(tx, scope, seen.authorisationId, now));
  const change = person && (await tx.accountChange.findUnique({ where: { id } }));
  return change && { ...person, change };
}

/** Where someone can act now: whose beheerders must hear when what they prove themselves with changes. */
export const activePlaces = (tx: Tx, accountId: string, now: Date) =>
  tx.authorisation.findMany({
    where: { accountId, ...openNow(now) },
    select: { id: true, organisationId: true, organisation: { select: { name: true } } },
    orderBy: { id: "asc" },
  });

/** The record of how far a change came: begun, or finished. */
export async function recordOfChange(tx: Tx, changeId: string, authorisationId: string): Promise<string | null> {
  const [record] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "AuditRecord"
    WHERE "subjectId" = ${authorisationId} AND outcome = 'done' AND after->>'changeId' = ${changeId}
      AND event <> 'mobile-number.password'
    ORDER BY at DESC, id DESC LIMIT 1`;
  return record?.id ?? null;
}

/** Whoever is signed in, or on the way, with what the account had before. */
export async function endAccess(tx: Tx, accountId: string, now: Date): Promise<void> {
  await endSessions(tx, { accountId }, now);
  await endLogins(tx, accountId, now);
}

export type About = {
  readonly changeId: string;
  readonly accountId: string;
  readonly person: Name & { readonly locale: string };
  /** Where it was begun. */
  readonly organisationId: string;
  /** Null: the insurer's staff. */
  readonly by: string | null;
  /** Until when everyone who is told can stop it. */
  readonly stoppableUntil: Date;
};

/** A way to say "that was not me", of the reader's own. */
export async function notMe(tx: Tx, { changeId, accountId, stoppableUntil: expiresAt }: About, now: Date) {
  return notMePath(await changeLink(tx, { purpose: "NOT_ME", accountId, changeId, expiresAt }, now));
}

/** The number that codes went to until now. */
export async function tellOldNumber(
  tx: Tx,
  occasion: Occasion,
  about: About,
  number: string | null,
  now: Date,
): Promise<Outgoing[]> {
  if (!number) return [];
  const { INSURER_NAME, PUBLIC_ORIGIN } = settings();
  const locale = localeOf(about.person);
  const url = `${PUBLIC_ORIGIN}/${locale}${await notMe(tx, about, now)}`;
  return [sms(number, oldNumberText(locale, occasion, INSURER_NAME, url), about.stoppableUntil)];
}

/** Every beheerder wherever the person can act, but the person and whoever began it. */
export async function tellAdministrators(
  tx: Tx,
  occasion: Occasion,
  about: About,
  exceptAccountId: string | null,
  now: Date,
): Promise<Outgoing[]> {
  const send: Outgoing[] = [];
  for (const { administrator, organisationId, organisation } of await administratorsOf(tx, about.accountId, now)) {
    if (administrator.accountId === exceptAccountId) continue;
    const letter = administratorLetter(localeOf(administrator), occasion, {
      person: fullName(about.person),
      by: about.by === null ? settings().INSURER_NAME : organisationId === about.organisationId ? about.by : null,
      organisation,
      notMe: await notMe(tx, about, now),
    });
    send.push(email(administrator, letter, about.stoppableUntil));
  }
  return send;
}

type At = { readonly administrator: Administrator; readonly organisationId: string; readonly organisation: string };

/** The beheerders wherever this person can act, without the person; each of them once. */
export async function administratorsOf(tx: Tx, accountId: string, now: Date): Promise<At[]> {
  const found = new Map<string, At>();
  for (const { organisationId, organisation } of await activePlaces(tx, accountId, now))
    for (const administrator of await activeAdministrators(tx, organisationId, now))
      if (administrator.accountId !== accountId && !found.has(administrator.accountId))
        found.set(administrator.accountId, { administrator, organisationId, organisation: organisation.name });
  return [...found.values()];
}

/** The beheerder who begins it; null: the insurer's staff. */
export type Starter = { readonly accountId: string; readonly authorisationId: string; readonly name: string } | null;

type Begun = { readonly changeId: string; readonly send: readonly Outgoing[] };

/** Begins a change of number that the person finishes, and tells everyone who should know. Account and authorisation must be locked. */
export async function beginNumber(
  tx: Tx,
  person: Person,
  { mobileNumber, by }: { readonly mobileNumber: string; readonly by: Starter },
  now: Date,
): Promise<Begun> {
  const { id: authorisationId, accountId, organisationId, organisation } = person;
  const expiresAt = after(now, numberLastsMs);
  const change = { kind: "MOBILE_NUMBER", newMobileNumber: mobileNumber, expiresAt } as const;
  const place = { accountId, organisationId, authorisationId, startedById: by?.authorisationId ?? null };
  const changeId = await beginChange(tx, { ...change, ...place }, ["MOBILE_NUMBER"], now);
  const about = { changeId, accountId, organisationId, person, by: by?.name ?? null, stoppableUntil: expiresAt };
  const link = await changeLink(tx, { purpose: "CHANGE_MOBILE_NUMBER", accountId, changeId, expiresAt }, now);
  const facts = { ...toldBy(person, about.by), organisation, mobile: maskedMobile(mobileNumber) };
  const letter = numberStartedLetter(localeOf(person), { ...facts, notMe: await notMe(tx, about, now) }, link);
  const send = [
    email(person, letter, expiresAt),
    ...(await tellOldNumber(tx, "numberStarted", about, person.mobileNumber, now)),
    ...(await tellAdministrators(tx, "numberStarted", about, by?.accountId ?? null, now)),
  ];
  return { changeId, send };
}

const toldBy = (person: Person, by: string | null) => ({
  firstName: person.firstName || person.initials,
  insurer: settings().INSURER_NAME,
  by,
});

type Number = { readonly mobileNumber: string; readonly by: Starter };

/**
 * A number for an account that never was active: nothing is bound yet, and activating proves it. Of a guest it counts
 * from the insurer, and from a beheerder once nobody waits where the account was made; else it is only what that
 * beheerder sees. Who could not go on without a number that works goes on with a new mail.
 */
export async function fillInNumber(tx: Tx, person: Person, { mobileNumber, by }: Number, now: Date) {
  const { id, accountId, email: address, isGuest } = person;
  if (isGuest) await noteNumber(tx, person, mobileNumber);
  const counts =
    !isGuest || ((await isNeverActivated(tx, address)) && (by === null || !(await isMadeElsewhere(tx, person))));
  if (counts) {
    await tx.account.update({ where: { id: accountId }, data: { mobileNumber } });
    await endLogins(tx, accountId, now);
  }
  const helpRequestIds = await resolveRequests(tx, id, ["WRONG_MOBILE_NUMBER"], by, now);
  const invited = helpRequestIds.length > 0 ? await invitedAt(tx, id) : null;
  return {
    counts,
    after: { mobileNumber: "set", ...(helpRequestIds.length > 0 && { helpRequestIds }) },
    send: invited ? [await invitationTo(tx, invited, by?.name, now)] : [],
  };
}

type NewBeginning = { readonly mobileNumber: string; readonly newEmail: string | null; readonly by: Starter };

/**
 * What was bound ends now, whatever blocked the account with it; a link activates it anew after a day, in which everyone
 * who is told can stop it. Account and authorisation must be locked.
 */
export async function beginReactivation(
  tx: Tx,
  person: Person,
  { mobileNumber, newEmail, by }: NewBeginning,
  now: Date,
): Promise<Begun & { readonly helpRequestIds: readonly string[] }> {
  const { id: authorisationId, accountId, organisationId, organisation } = person;
  const expiresAt = after(now, reactivationLastsMs);
  const change = { kind: "REACTIVATION", newMobileNumber: mobileNumber, newEmail, expiresAt } as const;
  const place = { accountId, organisationId, authorisationId, startedById: by?.authorisationId ?? null };
  const changeId = await beginChange(tx, { ...change, ...place }, ["MOBILE_NUMBER", "EMAIL", "REACTIVATION"], now);
  const ended = { status: "INVITED", blockCause: null, blockedAt: null, passwordHash: null } as const;
  await tx.account.update({ where: { id: accountId }, data: { ...ended, mobileNumber, mobileProvenAt: null } });
  await endAccess(tx, accountId, now);
  await clearTries(tx, accountId);
  const solved = ["WRONG_MOBILE_NUMBER", "BLOCKED", "NO_MAIL"] as const;
  const helpRequestIds = await resolveRequests(tx, authorisationId, solved, by, now);

  const about = { changeId, accountId, organisationId, person, by: by?.name ?? null, stoppableUntil: expiresAt };
  const locale = localeOf(person);
  const facts = { ...toldBy(person, about.by), organisation, from: after(now, reactivationWaitsMs) };
  const link = await inviteLink(tx, accountId, authorisationId, now);
  const stops = { ...facts, notMe: await notMe(tx, about, now) };
  const toNew = newEmail
    ? [email({ email: newEmail, locale }, reactivationLetter(locale, { ...facts, notMe: null }, link), expiresAt)]
    : [];
  const send = [
    email(person, reactivationLetter(locale, stops, newEmail ? null : link), expiresAt),
    ...toNew,
    ...(await tellOldNumber(tx, "reactivation", about, person.mobileNumber, now)),
    ...(await tellAdministrators(tx, "reactivation", about, by?.accountId ?? null, now)),
  ];
  return { changeId, helpRequestIds, send };
}

/** Whose address this would be: nobody's but the person's own, or it cannot be. */
export const isFree = async (tx: Tx, address: string) =>
  (await tx.account.findUnique({ where: { email: address }, select: { id: true } })) === null;

/** Only what is done counts: of one person, and of whoever does it over everyone. */
export async function tooOften(tx: Tx, person: Person, actor: Actor, now: Date) {
  const by = isSignedIn(actor) ? actor.accountId : "";
  const until = await takeLimits(
    tx,
    [
      { bucket: `account-change of ${person.accountId}`, times: 3, withinMs: days(1) },
      { bucket: `account-change by ${by}`, times: actor.kind === "staff" ? 40 : 10, withinMs: days(1) },
    ],
    now,
  );
  return until && refuse("tooOften", { person: fullName(person), until });
}

export const statesOf = ({ authorisationStatus, accountStatus }: Person) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});
