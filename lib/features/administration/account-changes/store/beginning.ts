import "server-only";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { forgetFactors } from "#lib/features/entrance/factors/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { reactivationWaitsMs } from "#lib/features/entrance/password-links/rules.ts";
import { endInvitations, invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { inviteLink, isNeverActivated } from "#lib/features/entrance/password-links/store.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/tries.ts";
import { after } from "#lib/platform/durations.ts";
import { noJson } from "#lib/platform/db/sql.ts";
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
import { beginChange, changeLink } from "./changes.ts";
import { notMe, tellOldNumber, tellAdministrators } from "./readers.ts";

/** The beheerder who begins it. Null means the insurer's staff. */
export type Starter = { readonly accountId: string; readonly authorisationId: string; readonly name: string } | null;

type Begun = { readonly changeId: string; readonly send: readonly Outgoing[] };

/** Begins a change of number and tells everyone who should know. Account and authorisation must be locked. */
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
  const firstName = person.firstName || person.initials;
  const said = { firstName, by: about.by, organisation, mobile: maskedMobile(mobileNumber), link };
  const send = [
    mail(person, numberStartedLetter, { ...said, notMe: await notMe(tx, about, now) }, expiresAt),
    ...(await tellOldNumber(tx, "numberStarted", about, person.account.mobileNumber, now)),
    ...(await tellAdministrators(tx, "numberStarted", about, by?.accountId ?? null, now)),
  ];
  return { changeId, send };
}

/** The number a beheerder typed for a guest. */
async function noteNumber(tx: Tx, person: Person, mobileNumber: string): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = person;
  const invitedAs = { initials, firstName, namePrefix, lastName, mobileNumber };
  await tx.authorisation.update({ where: { id: person.id }, data: { invitedAs } });
}

/** Whether the organisation that made the account still waits for it: then its beheerder may fill in the number. */
const isMadeElsewhere = async (tx: Tx, { id, accountId }: Person): Promise<boolean> =>
  (await tx.authorisation.count({
    where: { accountId, id: { not: id }, status: "PENDING", invitedAs: { equals: noJson } },
  })) > 0;

type Number = { readonly mobileNumber: string; readonly by: Starter };

/**
 * Fills in a number for an account that was never active: it binds nothing, since activating proves the number. A
 * guest's account takes it from the insurer, and from a beheerder once nobody waits where the account was made;
 * otherwise only that beheerder sees it. Whoever was stuck without a working number gets a new mail.
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
  const { id: authorisationId, accountId, organisationId, organisation } = person;
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
  const said = { firstName: person.firstName || person.initials, by: about.by, organisation };
  const own = { link: await inviteLink(tx, accountId, authorisationId, now), from: after(now, reactivationWaitsMs) };
  const stop = await notMe(tx, about, now);
  const fresh = newEmail && { email: newEmail, locale: person.locale };
  const toPerson = fresh
    ? [
        mail(person, reactivationElsewhereLetter, { ...said, notMe: stop }, expiresAt),
        mail(fresh, reactivationLetter, { ...said, ...own, notMe: null }, expiresAt),
      ]
    : [mail(person, reactivationLetter, { ...said, ...own, notMe: stop }, expiresAt)];
  const send = [
    ...invitationsEnded,
    ...toPerson,
    ...(await tellOldNumber(tx, "reactivation", about, person.account.mobileNumber, now)),
    ...(await tellAdministrators(tx, "reactivation", about, by?.accountId ?? null, now)),
  ];
  return { changeId, helpRequestIds, send };
}
