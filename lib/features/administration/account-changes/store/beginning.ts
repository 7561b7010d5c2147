import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { forgetFactors } from "#lib/features/entrance/factors/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { reactivationWaitsMs } from "#lib/features/entrance/password-links/rules.ts";
import { endInvitations, invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { inviteLink, isNeverActivated, takesNumberTyped } from "#lib/features/entrance/password-links/store.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { after } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import {
  numberStartedLetter,
  reactivationElsewhereLetter,
  reactivationLetter,
} from "#lib/features/administration/account-changes/mails.ts";
import { numberLastsMs, reactivationLastsMs } from "#lib/features/administration/account-changes/rules.ts";
import { type Person, endAccess } from "./people.ts";
import { beginChange, changeLink, type Changing } from "./changes.ts";
import { type About, notMe, tellOldNumber, tellAdministrators } from "./readers.ts";

/** The beheerder who begins it. Null means the insurer's staff. */
type Starter = { readonly accountId: string; readonly authorisationId: string; readonly name: string } | null;

type AboutPerson = About & { readonly person: Person };

type Begun = { readonly changeId: string; readonly send: readonly Outgoing[] };

/** Begins a change of number and tells everyone who should know. Account and authorisation must be locked. */
export async function beginNumber(
  tx: Tx,
  person: Person,
  { mobileNumber, by }: { readonly mobileNumber: string; readonly by: Starter },
  now: Date,
): Promise<Begun> {
  const { id: authorisationId, accountId, organisationId } = person;
  const expiresAt = after(now, numberLastsMs);
  const change = { kind: "MOBILE_NUMBER", newMobileNumber: mobileNumber, expiresAt } as const;
  const place = { accountId, organisationId, authorisationId, startedById: by?.authorisationId ?? null };
  const changeId = await beginChange(tx, { ...change, ...place }, ["MOBILE_NUMBER"], now);
  const about = { changeId, accountId, organisationId, person, by: by?.name ?? null, stoppableUntil: expiresAt };
  const send = [
    ...(await numberToPerson(tx, about, mobileNumber, now)),
    ...(await tellAdministrators(tx, "numberStarted", about, by?.accountId ?? null, now)),
  ];
  return { changeId, send };
}

/** What the person gets of it, with a new link: a mail, and a word at the number that codes go to until then. */
async function numberToPerson(tx: Tx, about: AboutPerson, mobileNumber: string, now: Date): Promise<Outgoing[]> {
  const { changeId, accountId, person, stoppableUntil: expiresAt } = about;
  const link = await changeLink(tx, { purpose: "CHANGE_MOBILE_NUMBER", accountId, changeId, expiresAt }, now);
  const { organisation } = person;
  const firstName = person.firstName || person.initials;
  const said = { firstName, by: about.by, organisation, mobile: maskedMobile(mobileNumber), link };
  return [
    mail(person, numberStartedLetter, { ...said, notMe: await notMe(tx, about, now) }, expiresAt),
    ...(await tellOldNumber(tx, "numberStarted", about, person.account.mobileNumber, now)),
  ];
}

/** The number a beheerder typed for a guest. */
async function noteNumber(tx: Tx, person: Person, mobileNumber: string): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = person;
  const invitedAs = { initials, firstName, namePrefix, lastName, mobileNumber };
  await tx.authorisation.update({ where: { id: person.id }, data: { invitedAs } });
}

type Filling = { readonly mobileNumber: string; readonly by: Starter };

/**
 * Fills in a number for an account that was never active: it binds nothing, since activating proves the number. Where
 * the account does not take it from this beheerder, only that one sees it. Whoever was stuck without a working number
 * gets a new mail.
 */
export async function fillInNumber(tx: Tx, person: Person, { mobileNumber, by }: Filling, now: Date) {
  const { id, accountId, email: address, isGuest } = person;
  const takes = by === null || (await takesNumberTyped(tx, person));
  if (isGuest || !takes) await noteNumber(tx, person, mobileNumber);
  const counts = takes && (!isGuest || (await isNeverActivated(tx, address)));
  if (counts) {
    await tx.account.update({ where: { id: accountId }, data: { mobileNumber } });
    await endLogins(tx, accountId, now);
  }
  const helpRequestIds = await resolveRequests(tx, id, ["WRONG_MOBILE_NUMBER"], by, now);
  const invited = helpRequestIds.length > 0 ? await invitedAt(tx, id) : null;
  return {
    counts,
    after: { mobileNumber: "set" as const, ...(helpRequestIds.length > 0 && { helpRequestIds }) },
    send: invited ? [await invitationTo(tx, invited, by?.name, now)] : [],
  };
}

type NewBeginning = { readonly mobileNumber: string; readonly newEmail: string | null; readonly by: Starter };

/**
 * Ends what was bound, and any block with it. A link activates the account again after a day, in which everyone who
 * is told can stop it. Account and authorisation must be locked.
 */
export async function beginReactivation(
  tx: Tx,
  person: Person,
  { mobileNumber, newEmail, by }: NewBeginning,
  now: Date,
): Promise<Begun & { readonly helpRequestIds: readonly string[] }> {
  const { id: authorisationId, accountId, organisationId } = person;
  const expiresAt = after(now, reactivationLastsMs);
  const change = { kind: "REACTIVATION", newMobileNumber: mobileNumber, newEmail, expiresAt } as const;
  const place = { accountId, organisationId, authorisationId, startedById: by?.authorisationId ?? null };
  const changeId = await beginChange(
    tx,
    { ...change, ...place },
    ["MOBILE_NUMBER", "EMAIL", "NAME", "REACTIVATION"],
    now,
  );
  const ended = { status: "INVITED", blockCause: null, blockedAt: null, passwordHash: null } as const;
  await tx.account.update({ where: { id: accountId }, data: { ...ended, mobileNumber, mobileProvenAt: null } });
  await endAccess(tx, accountId, now);
  await forgetFactors(tx, accountId, now);
  await clearTries(tx, accountId);
  const solved = ["WRONG_MOBILE_NUMBER", "BLOCKED", "NO_MAIL"] as const;
  const helpRequestIds = await resolveRequests(tx, authorisationId, solved, by, now);
  const invitationsEnded = await endInvitations(tx, { accountId, authorisationId }, now);

  const about = { changeId, accountId, organisationId, person, by: by?.name ?? null, stoppableUntil: expiresAt };
  const send = [
    ...invitationsEnded,
    ...(await reactivationToPerson(tx, about, { newEmail, createdAt: now }, now)),
    ...(await tellOldNumber(tx, "reactivation", about, person.account.mobileNumber, now)),
    ...(await tellAdministrators(tx, "reactivation", about, by?.accountId ?? null, now)),
  ];
  return { changeId, helpRequestIds, send };
}

type Reactivation = { readonly newEmail: string | null; readonly createdAt: Date };

/** What the person gets of it, with a new link: a mail, or two where the address changes as well. */
async function reactivationToPerson(
  tx: Tx,
  about: AboutPerson,
  { newEmail, createdAt }: Reactivation,
  now: Date,
): Promise<Outgoing[]> {
  const { accountId, person, by, stoppableUntil: expiresAt } = about;
  const { organisation } = person;
  const said = { firstName: person.firstName || person.initials, by, organisation };
  const link = await inviteLink(tx, accountId, person.id, now);
  const own = { link, from: after(createdAt, reactivationWaitsMs) };
  const stop = await notMe(tx, about, now);
  const fresh = newEmail && { email: newEmail, locale: person.locale };
  return fresh
    ? [
        mail(person, reactivationElsewhereLetter, { ...said, notMe: stop }, expiresAt),
        mail(fresh, reactivationLetter, { ...said, ...own, notMe: null }, expiresAt),
      ]
    : [mail(person, reactivationLetter, { ...said, ...own, notMe: stop }, expiresAt)];
}

/**
 * What the person was sent of a change under way, written anew: each link that finishes it is a new one, with which the
 * earlier ends, and it works no longer than that did. Who can stop it can do so by either mail. The account must be
 * locked.
 */
export async function beginningAgain(tx: Tx, { change, ...person }: Changing, now: Date): Promise<Outgoing[]> {
  const { id: changeId, accountId, organisationId, newMobileNumber, newEmail, createdAt, expiresAt } = change;
  const by = await starterName(tx, change.startedById);
  const about = { changeId, accountId, organisationId, person, by, stoppableUntil: expiresAt };
  const open = { changeId, usedAt: null, replacedAt: null };
  if (change.kind === "MOBILE_NUMBER") {
    await tx.oneTimeLink.updateMany({
      where: { ...open, purpose: "CHANGE_MOBILE_NUMBER" },
      data: { replacedAt: now },
    });
    return numberToPerson(tx, about, newMobileNumber ?? "", now);
  }
  const send = await reactivationToPerson(tx, about, { newEmail, createdAt }, now);
  await tx.oneTimeLink.updateMany({ where: { ...open, purpose: "ACTIVATE" }, data: { expiresAt } });
  return send;
}

/** Who began it, as others read; null for the insurer's staff. */
async function starterName(tx: Tx, authorisationId: string | null): Promise<string | null> {
  if (!authorisationId) return null;
  const found = await tx.authorisation.findUnique({
    where: { id: authorisationId },
    select: { account: { select: nameColumns } },
  });
  return found && fullName(found.account);
}
