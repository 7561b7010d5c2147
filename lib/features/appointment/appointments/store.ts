import "server-only";
import { endUnderWay } from "#lib/features/administration/authorisations/store.ts";
import { addColleague } from "#lib/features/administration/invitations/store.ts";
import { endLogins } from "#lib/features/entrance/one-time-codes/store.ts";
import { isNeverActivated } from "#lib/features/entrance/password-links/store.ts";
import { fullName, normalNumber, sortNameOf, type Name } from "#lib/features/base/people/rules.ts";
import { newOrganisation, nameColumns } from "#lib/features/base/people/store.ts";
import { stillGiven, usualPortals, type PortalKey } from "#lib/platform/portals.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { lock, noJson } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";

/** An appointment, locked, with the names of who has it and who decided. */
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

/** A secret address of its state, for one mail. */
export async function newStatusLink(tx: Tx, appointmentId: string, now: Date): Promise<string> {
  const secret = randomSecret();
  await tx.appointmentLink.create({ data: { hash: hashOf(secret), appointmentId, createdAt: now } });
  return secret;
}

/** The appointment a status link is of. */
export async function appointmentWith(db: Reader | Tx, link: string) {
  const found = await db.appointmentLink.findUnique({ where: { hash: hashOf(link) }, include: { appointment: true } });
  return found?.appointment ?? null;
}

/** The same, locked: the link is what proves that one may. */
export async function lockAppointmentWith(tx: Tx, link: string): Promise<LockedAppointment | null> {
  const found = await appointmentWith(tx, link);
  return found && locked(tx, found.id);
}

/** The invited appointment this authorisation is of, locked. */
export async function lockBegun(tx: Tx, authorisationId: string): Promise<LockedAppointment | null> {
  const found = await tx.appointment.findFirst({
    where: { authorisationId, status: "INVITED" },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  return found && locked(tx, found.id);
}

/** What a letter about it says, with an address of its own to follow it. */
export async function aboutOf(tx: Tx, { id, companyName, reference }: LockedAppointment, now: Date) {
  return { company: companyName, reference, link: await newStatusLink(tx, id, now) };
}

type Place = { readonly id: string; readonly portals: readonly PortalKey[] };

/**
 * The organisation it was approved for, or a new one. Null when that can be no more: it closed, one came to be meanwhile
 * that nobody looked at, or the address has become of the insurer's own people.
 */
export async function placeFor(tx: Tx, appointment: LockedAppointment, now: Date): Promise<Place | null> {
  const { organisationId, kind, companyName, organisationNumber, kvkNumber, email } = appointment;
  const holder = await tx.account.findUnique({ where: { email }, select: { staffRoles: true } });
  if (holder && holder.staffRoles.length > 0) return null;
  if (organisationId) {
    const found = await tx.organisation.findUnique({ where: { id: organisationId } });
    return found && !found.closedAt ? { id: found.id, portals: stillGiven(found.portals) } : null;
  }
  const numberKind = kind === "INTERMEDIARY" ? ("INTERMEDIARY" as const) : ("POLICY" as const);
  const [taken] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "OrganisationNumber"
    WHERE kind::text = ${numberKind} AND normal_number(number) = ${normalNumber(organisationNumber)}
    UNION ALL SELECT 1 FROM "Organisation" WHERE "kvkNumber" = ${kvkNumber} LIMIT 1`;
  if (taken) return null;
  const opened = usualPortals(kind);
  const numbers = [{ kind: numberKind, number: organisationNumber }];
  const wanted = { kind, name: companyName, kvkNumber, phoneNumber: null, portals: opened, numbers };
  return { id: await newOrganisation(tx, wanted, now), portals: opened };
}

const asNew = {
  ...{ role: "ADMINISTRATOR" as const, validUntil: null, deputyFrom: null, deputyUntil: null },
  ...{ blockedAt: null, blockedById: null, blockReason: null, withdrawnAt: null, withdrawReason: null },
};

/**
 * Their authorisation in the organisation, as beheerder: raised where it works, else waiting to be taken up. Of an
 * account that was never activated the name and the number that were checked count.
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
    await tx.authorisation.update({ where: { id }, data: asNew });
    return { id, wasActive: true };
  }
  const isBack = status === "existsHere" && there.status !== "PENDING";
  const began = isBack ? { portals: [...opened], ...(!isNew && { invitedAs: { ...name, mobileNumber } }) } : {};
  await tx.authorisation.update({ where: { id }, data: { ...asNew, ...began, status: "PENDING" } });
  return { id, wasActive: false };
}

type Checked = {
  /** Their authorisation where they become beheerder. */
  readonly id: string;
  readonly name: Name;
  readonly mobileNumber: string;
  readonly locale: string;
};

/**
 * An account that was never activated is from now on of whom the insurer checked. A beheerder elsewhere who invited
 * them first keeps what he wrote, and changes nothing of the account any more.
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
  // A code may be on its way to the number that was there.
  await endLogins(tx, accountId, now);
}

/** Locks the organisation it is for and the account of its address, as far as they are there: both come before the appointment itself. */
export async function lockPlaceOf(tx: Tx, id: string): Promise<void> {
  const seen = await tx.appointment.findUnique({ where: { id }, select: { organisationId: true, email: true } });
  if (!seen) return;
  if (seen.organisationId) await lock(tx, "Organisation", seen.organisationId);
  const holder = await tx.account.findUnique({ where: { email: seen.email }, select: { id: true } });
  if (holder) await lock(tx, "Account", holder.id);
}

/** Whether the invitation it led to was taken up, also before that was written down. */
export async function hasBegun(tx: Tx, { authorisationId: id, status }: LockedAppointment): Promise<boolean> {
  if (!id || status !== "INVITED") return false;
  const found = await tx.authorisation.findUnique({ where: { id }, select: { status: true } });
  return found?.status === "ACTIVE" || found?.status === "BLOCKED";
}

/** The others that led to the same authorisation: asked twice, approved twice, begun once. */
export const alsoInvited = (tx: Tx, { id, authorisationId }: LockedAppointment) =>
  authorisationId === null
    ? Promise.resolve([])
    : tx.appointment.findMany({
        where: { id: { not: id }, authorisationId, status: "INVITED" },
        select: { id: true },
      });

/** With an appointment ends the invitation it led to, while nobody has taken it up and no other appointment stands for it. */
export async function endInvited(tx: Tx, appointment: LockedAppointment, now: Date) {
  const { authorisationId: id, organisationId } = appointment;
  if (!id || !organisationId || (await alsoInvited(tx, appointment)).length > 0) return;
  const [ended] = await tx.authorisation.updateManyAndReturn({
    where: { id, status: "PENDING" },
    data: { status: "WITHDRAWN", withdrawnAt: now, withdrawReason: null, role: "EMPLOYEE" },
    select: { accountId: true },
  });
  if (ended) await endUnderWay(tx, { id, organisationId, accountId: ended.accountId }, now);
}
