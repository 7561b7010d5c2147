import "server-only";
import { z } from "zod";
import { followedLetter, type FollowedStep } from "#lib/features/appointment/appointments/mails.ts";
import { ties, type Tie } from "#lib/features/appointment/appointments/rules.ts";
import { appointmentReason } from "#lib/features/administration/authorisations/rules/ending.ts";
import { endUnderWay, nothingBefore } from "#lib/features/administration/authorisations/store/ending.ts";
import { addColleague } from "#lib/features/administration/invitations/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { isNeverActivated } from "#lib/features/entrance/password-links/store.ts";
import { fullName, sortNameOf, type Name } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { newOrganisation, nameColumns } from "#lib/features/base/people/store.ts";
import { stillGiven, usualPortals, type PortalKey } from "#lib/platform/portals.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { lock, noJson } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";

/** An appointment, locked, with the names of those who took and decided it. */
export const lockAppointment = (tx: Tx, scope: Scope, id: string) =>
  scope.of === "everything" ? locked(tx, id) : Promise.resolve(null);

async function locked(tx: Tx, id: string) {
  await lock(tx, "Appointment", id);
  const found = await tx.appointment.findUnique({
    where: { id },
    include: { takenBy: { select: nameColumns }, decidedBy: { select: nameColumns } },
  });
  if (!found) return null;
  return {
    ...found,
    takenBy: found.takenBy ? fullName(found.takenBy) : "",
    decidedBy: found.decidedBy ? fullName(found.decidedBy) : "",
  };
}

export type LockedAppointment = NonNullable<Awaited<ReturnType<typeof lockAppointment>>>;

const tying = statement("appointments.tie", z.object({ tie: z.enum(ties).nullable() }));

/** What keeps this one of the staff from approving it. The database asks the same when it is approved. */
export async function tieTo(db: Db, appointmentId: string, staffId: string): Promise<Tie | null> {
  const [found] = await tying(db)`SELECT tie_to(${appointmentId}::uuid, ${staffId}::uuid) AS tie`;
  return found?.tie ?? null;
}

/** The account of whoever became beheerder by an appointment, which may have another address by now. */
export async function accountOf(db: Db, authorisationId: string | null): Promise<string | null> {
  if (authorisationId === null) return null;
  const became = await db.authorisation.findUnique({ where: { id: authorisationId }, select: { accountId: true } });
  return became?.accountId ?? null;
}

type Contact = Pick<LockedAppointment, "email" | "mobileNumber">;

const ofStaff = statement("appointments.of-staff", z.object({ isAddress: z.boolean() }));

/** What of it is the own of one of the insurer's people, who can never be beheerder. */
export async function whatIsOfStaff(db: Db, { email, mobileNumber }: Contact) {
  const [found] = await ofStaff(db)`
    SELECT mailbox(email) = mailbox(${email}) AS "isAddress" FROM "Account"
    WHERE cardinality("staffRoles") > 0 AND (mailbox(email) = mailbox(${email}) OR "mobileNumber" = ${mobileNumber})
    ORDER BY "isAddress" DESC LIMIT 1`;
  if (!found) return null;
  return found.isAddress ? ("staffAddress" as const) : ("staffNumber" as const);
}

/** The secret of a new link to its status page, for one mail. */
export async function newStatusLink(tx: Tx, appointmentId: string, now: Date, viewOnly = false): Promise<string> {
  const secret = randomSecret();
  await tx.appointmentLink.create({ data: { hash: hashOf(secret), appointmentId, createdAt: now, viewOnly } });
  return secret;
}

/** The appointment of a status link, and whether that only shows it. */
export async function appointmentWith(db: Db, link: string) {
  const found = await db.appointmentLink.findUnique({ where: { hash: hashOf(link) }, include: { appointment: true } });
  return found && { ...found.appointment, viewOnly: found.viewOnly };
}

/** The same, locked. The link itself gives the right to it, unless it is that of somebody who only follows. */
export async function lockAppointmentWith(tx: Tx, link: string): Promise<LockedAppointment | null> {
  const found = await appointmentWith(tx, link);
  return found && !found.viewOnly ? locked(tx, found.id) : null;
}

type Followed = Pick<LockedAppointment, "id" | "reference" | "locale" | "followerEmail">;

/**
 * The mail to who put a colleague forward, where somebody did. Nothing that was typed stands in it, for nobody has
 * proven that address; its link shows how it stands.
 */
export async function toldFollower(
  tx: Tx,
  { id, reference, locale, followerEmail: email }: Followed,
  step: FollowedStep,
  now: Date,
): Promise<Outgoing[]> {
  if (email === null) return [];
  const link = await newStatusLink(tx, id, now, true);
  return [mail({ email, locale }, followedLetter, { reference, link, step })];
}

/** The invited appointment that led to this authorisation, locked. */
export async function lockBegun(tx: Tx, authorisationId: string): Promise<LockedAppointment | null> {
  const found = await tx.appointment.findFirst({
    where: { authorisationId, status: "INVITED" },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  return found && locked(tx, found.id);
}

/** The facts of a letter about it, with a new link to its status page. */
export async function aboutOf(tx: Tx, { id, companyName, reference }: LockedAppointment, now: Date) {
  return { company: companyName, reference, link: await newStatusLink(tx, id, now) };
}

type Place = { readonly id: string; readonly portals: readonly PortalKey[] };

const taking = statement("appointments.taken", onlyId);

/**
 * The organisation it was approved for, or a new one. Null when the approval no longer holds: the organisation closed,
 * one was made meanwhile that nobody has looked at, or the address or number is now one of the insurer's staff.
 */
export async function placeFor(tx: Tx, appointment: LockedAppointment, now: Date): Promise<Place | null> {
  const { organisationId, kind, companyName, organisationNumber, kvkNumber } = appointment;
  if (await whatIsOfStaff(tx, appointment)) return null;
  if (organisationId) {
    const found = await tx.organisation.findUnique({ where: { id: organisationId } });
    return found && !found.closedAt ? { id: found.id, portals: stillGiven(found.portals) } : null;
  }
  const numberKind = kind === "INTERMEDIARY" ? ("INTERMEDIARY" as const) : ("POLICY" as const);
  const [taken] = await taking(tx)`
    SELECT "organisationId" AS id FROM "OrganisationNumber"
    WHERE kind::text = ${numberKind} AND normal_number(number) = ${normalNumber(organisationNumber)}
    UNION ALL SELECT id FROM "Organisation" WHERE "kvkNumber" = ${kvkNumber} LIMIT 1`;
  if (taken) return null;
  const opened = usualPortals(kind);
  const numbers = [{ kind: numberKind, number: organisationNumber }];
  const wanted = { kind, name: companyName, kvkNumber, phoneNumber: null, portals: opened, numbers };
  return { id: await newOrganisation(tx, wanted, now), portals: opened };
}

const raised = { role: "ADMINISTRATOR", validUntil: null, deputyFrom: null, deputyUntil: null } as const;

/**
 * Makes their authorisation in the organisation that of a beheerder: at once where it is active, and otherwise waiting
 * to be taken up. An account that was never activated gets the name and number that were checked.
 */
export async function makeAdministrator(
  tx: Tx,
  { initials, firstName, namePrefix, lastName, email, mobileNumber, locale }: LockedAppointment,
  { id: organisationId, portals: opened }: Place,
  now: Date,
): Promise<{ id: string; wasActive: boolean }> {
  const name = { initials, firstName, namePrefix, lastName };
  const wanted = {
    organisationId,
    name,
    email,
    mobileNumber,
    portals: opened,
    validUntil: null,
    invite: false,
    by: "",
  };
  const { status, authorisationId: id } = await addColleague(tx, wanted, now);
  const { account, ...there } = await tx.authorisation.findUniqueOrThrow({ where: { id }, include: { account: true } });
  const isNew = await isNeverActivated(tx, email);
  if (isNew) await asChecked(tx, account, { id, name, mobileNumber, locale }, now);
  const isInTime = !there.validUntil || there.validUntil > now;
  if (status === "existsHere" && there.status === "ACTIVE" && isInTime) {
    await tx.authorisation.update({ where: { id }, data: raised });
    if (there.role !== raised.role) await endSessions(tx, { accountId: account.id, authorisationId: id }, now);
    return { id, wasActive: true };
  }
  const isBack = status === "existsHere" && there.status !== "PENDING";
  const began = isBack && {
    ...{ ...nothingBefore, portals: [...opened] },
    ...(!isNew && { invitedAs: { ...name, mobileNumber } }),
  };
  await tx.authorisation.update({ where: { id }, data: { ...raised, ...began, status: "PENDING" } });
  return { id, wasActive: false };
}

type Checked = {
  /** The authorisation with which they become beheerder. */
  readonly id: string;
  readonly name: Name;
  readonly mobileNumber: string;
  readonly locale: string;
};

/**
 * Gives an account that was never activated the name and number the insurer checked. A beheerder elsewhere who invited
 * the person first still sees what he wrote, but can no longer change the account.
 */
async function asChecked(
  tx: Tx,
  { id: accountId, createdAt, ...written }: Name & { id: string; createdAt: Date; mobileNumber: string | null },
  { id, name, mobileNumber, locale }: Checked,
  now: Date,
): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = written;
  await tx.authorisation.updateMany({
    where: { accountId, id: { not: id }, invitedAs: { equals: noJson } },
    data: { invitedAs: { initials, firstName, namePrefix, lastName, mobileNumber: written.mobileNumber } },
  });
  const sortName = sortNameOf(name);
  await tx.authorisation.update({ where: { id }, data: { invitedAs: noJson, sortName } });
  const isNew = createdAt.getTime() === now.getTime();
  await tx.account.update({
    where: { id: accountId },
    data: { ...name, sortName, mobileNumber, ...(isNew && { locale }) },
  });
  // A code may be on its way to the earlier number.
  await endLogins(tx, accountId, now);
}

/** Locks its organisation and the account of its address, where they exist: both come before the appointment itself. */
export async function lockPlaceOf(tx: Tx, id: string): Promise<void> {
  const seen = await tx.appointment.findUnique({ where: { id }, select: { organisationId: true, email: true } });
  if (!seen) return;
  if (seen.organisationId) await lock(tx, "Organisation", seen.organisationId);
  const holder = await tx.account.findUnique({ where: { email: seen.email }, select: { id: true } });
  if (holder) await lock(tx, "Account", holder.id);
}

/** Whether the invitation it led to was taken up, even before a job has recorded that. */
export async function hasBegun(tx: Tx, { authorisationId: id, status }: LockedAppointment): Promise<boolean> {
  if (!id || status !== "INVITED") return false;
  const found = await tx.authorisation.findUnique({ where: { id }, select: { status: true } });
  return found?.status === "ACTIVE" || found?.status === "BLOCKED";
}

/** Other appointments, asked and approved as well, that led to the same authorisation. */
export const alsoInvited = (tx: Tx, { id, authorisationId }: LockedAppointment) =>
  authorisationId === null
    ? Promise.resolve([])
    : tx.appointment.findMany({
        where: { id: { not: id }, authorisationId, status: "INVITED" },
        select: { id: true, reference: true, locale: true, followerEmail: true },
      });

/**
 * Ends the invitation an appointment led to, unless it was taken up or another appointment led to it too. A beheerder
 * may have sent it first, so the beheerders hear of it by the job that this gives.
 */
export async function endInvited(tx: Tx, appointment: LockedAppointment, now: Date): Promise<Outgoing[]> {
  const { authorisationId: id, organisationId } = appointment;
  if (!id || !organisationId || (await alsoInvited(tx, appointment)).length > 0) return [];
  const [ended] = await tx.authorisation.updateManyAndReturn({
    where: { id, status: "PENDING" },
    data: { status: "WITHDRAWN", withdrawnAt: now, withdrawReason: appointmentReason, role: "EMPLOYEE" },
    select: { accountId: true },
  });
  if (!ended) return [];
  await endUnderWay(tx, { id, organisationId, accountId: ended.accountId }, now);
  return [job("invitation.end", { authorisationId: id })];
}
