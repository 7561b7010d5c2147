import "server-only";
import { z } from "zod";
import { openStatuses } from "#lib/features/help-requests/rules.ts";
import { fullName, type Name } from "#lib/features/people/rules.ts";
import { InvitedAsStored, portals, type Portal } from "#lib/features/people/schema.ts";
import { activeAdministrators, lockAccount, lockOrganisation } from "#lib/features/people/store.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import type { AuditEvent } from "#lib/platform/audit/events.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import {
  blockReasons,
  lifts,
  withdrawReasons,
  type Act,
  type BlockReason,
  type Lift,
  type RightsChange,
  type Standing,
  type Unblocking,
  type WithdrawReason,
} from "./rules.ts";

const name = {
  initials: true,
  firstName: true,
  namePrefix: true,
  lastName: true,
} as const;

const account = {
  ...name,
  email: true,
  locale: true,
  mobileNumber: true,
  mobileProvenAt: true,
  status: true,
  blockCause: true,
  blockedAt: true,
  staffRoles: true,
  lastSignInAt: true,
} as const;

export type Colleague = Name &
  Standing &
  Unblocking & {
    readonly id: string;
    readonly organisationId: string;
    readonly organisation: string;
    /** What the insurer has opened for the organisation. */
    readonly opened: readonly Portal[];
    readonly accountId: string;
    readonly isStaff: boolean;
    readonly email: string;
    readonly locale: string;
    readonly mobileNumber: string | null;
    readonly isMobileProven: boolean;
    readonly role: Role;
    /** Beheerder in this period only. */
    readonly deputy: { readonly from: Date; readonly until: Date } | null;
    readonly portals: readonly Portal[];
    readonly accessCode: string;
    /** Of the account when that is blocked, else of the authorisation. */
    readonly blockedAt: Date | null;
    readonly lastSignInAt: Date | null;
    /** Has an account elsewhere and has not accepted yet: only what the beheerder typed is shown, nothing of the account. */
    readonly isGuest: boolean;
    /** The beheerder's block here. */
    readonly blocking: Act & { readonly reason: BlockReason | null };
    /** Of the block that was lifted last. */
    readonly liftedReason: BlockReason | null;
    readonly withdrawnAt: Date | null;
    readonly withdrawReason: WithdrawReason | null;
    readonly rightsChange: RightsChange;
  };

/** One person in one organisation within the scope, with a running wait and the last unblocking. */
export async function findColleague(db: Reader | Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  const row = await db.authorisation.findFirst({
    where: { id, ...within(scope) },
    include: {
      account: { select: account },
      organisation: { select: { name: true, portals: true } },
      blockedBy: { select: { account: { select: name } } },
      unblockedBy: { select: { account: { select: name } } },
      rightsChangedBy: { select: { account: { select: name } } },
    },
  });
  if (!row) return null;
  const { status: accountStatus, blockCause, blockedAt, staffRoles, mobileProvenAt, ...person } = row.account;
  const wait = await db.passwordTries.findFirst({
    where: { key: row.accountId, waitUntil: { gt: now } },
  });
  const lifted = lifts.filter((lift) => row.unblockedWhat?.split(",").some((what) => what.split(":")[0] === lift));
  const invitedAs = InvitedAsStored.parse(row.invitedAs);
  return {
    ...person,
    isMobileProven: mobileProvenAt !== null,
    id,
    organisationId: row.organisationId,
    organisation: row.organisation.name,
    opened: row.organisation.portals,
    accountId: row.accountId,
    isStaff: staffRoles.length > 0,
    role: row.role,
    deputy: row.deputyFrom && row.deputyUntil ? { from: row.deputyFrom, until: row.deputyUntil } : null,
    portals: row.portals,
    accessCode: row.accessCode,
    authorisationStatus: row.status,
    validUntil: row.validUntil,
    accountStatus,
    blockCause,
    blockedAt: accountStatus === "BLOCKED" ? blockedAt : row.blockedAt,
    waitUntil: wait?.waitUntil ?? null,
    blocking: {
      at: row.blockedAt,
      byId: row.blockedById,
      by: nameIn(row.blockedBy),
      reason: blockReasons.find((reason) => reason === row.blockReason) ?? null,
    },
    liftedReason: blockReasons.find((reason) => row.unblockedWhat?.includes(`:${reason}`)) ?? null,
    withdrawnAt: row.withdrawnAt,
    withdrawReason: withdrawReasons.find((reason) => reason === row.withdrawReason) ?? null,
    rightsChange: {
      at: row.rightsChangedAt,
      byId: row.rightsChangedById,
      by: nameIn(row.rightsChangedBy),
      before: rightsIn(row.rightsBefore),
    },
    at: row.unblockedAt,
    byId: row.unblockedById,
    by: nameIn(row.unblockedBy),
    lifted,
    accountLiftedSince: lifted.includes("ACCOUNT") && (await isLiftedElsewhereSince(db, row)),
    isGuest: invitedAs !== null,
    ...(invitedAs && { ...nothingOfTheAccount, ...invitedAs, blockedAt: row.blockedAt }),
  };
}

/** Nothing tells them from someone who is new. */
const nothingOfTheAccount = {
  isStaff: false,
  isMobileProven: false,
  accountStatus: "INVITED",
  blockCause: null,
  waitUntil: null,
  lastSignInAt: null,
} as const;

const nameIn = (who: { readonly account: Name } | null) => (who ? fullName(who.account) : "");

const Rights = z.object({ portals: z.array(z.enum(portals)), validUntil: z.coerce.date().nullable() });

const rightsIn = (kept: unknown) => (kept === null ? null : Rights.parse(kept));

/** What the last unblocking lifted, as it is kept: with the reason of the block, for who puts it back. */
export const liftedText = (lifted: readonly Lift[], { reason }: { readonly reason: string | null }) =>
  lifted.map((lift) => (lift === "AUTHORISATION" && reason ? `${lift}:${reason}` : lift)).join(",");

type Unblocked = { readonly id: string; readonly accountId: string; readonly unblockedAt: Date | null };

async function isLiftedElsewhereSince(db: Reader | Tx, { id, accountId, unblockedAt }: Unblocked): Promise<boolean> {
  if (!unblockedAt) return false;
  const elsewhere = await db.authorisation.findFirst({
    where: {
      accountId,
      id: { not: id },
      unblockedAt: { gte: unblockedAt },
      OR: [{ unblockedWhat: { contains: "ACCOUNT" } }, { unblockedWhat: { contains: "WAIT" } }],
    },
    select: { id: true },
  });
  return elsewhere !== null;
}

/** The same, with the account and the authorisation locked until the change commits. */
export async function lockColleague(tx: Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  const seen = await tx.authorisation.findFirst({
    where: { id, ...within(scope) },
    select: { accountId: true },
  });
  if (!seen) return null;
  await lockAccount(tx, seen.accountId);
  await tx.$queryRaw`SELECT id FROM "Authorisation" WHERE id = ${id}::uuid FOR UPDATE`;
  return findColleague(tx, scope, id, now);
}

/** The same, with the organisation locked first: for who is not a member of it. */
export async function lockColleagueAndOrganisation(
  tx: Tx,
  scope: Scope,
  id: string,
  now: Date,
): Promise<Colleague | null> {
  const seen = await tx.authorisation.findFirst({ where: { id, ...within(scope) }, select: { organisationId: true } });
  if (!seen) return null;
  await lockOrganisation(tx, seen.organisationId);
  return lockColleague(tx, scope, id, now);
}

type Of = { readonly id: string; readonly organisationId: string };

/** Who did this to someone last, when that was a member; the record says it. */
export async function lastAct(
  db: Pick<Reader | Tx, "$queryRaw">,
  { id, organisationId }: Of,
  event: AuditEvent,
): Promise<Act> {
  const [row] = await db.$queryRaw<(Name & { at: Date; byId: string | null })[]>`
    SELECT record.at, own.id AS "byId", account.initials, account."firstName", account."namePrefix", account."lastName"
    FROM "AuditRecord" record
    LEFT JOIN "Account" account ON record."actorKind" = 'member' AND account.id::text = record."actorId"
    LEFT JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = record."organisationId"
    WHERE record."subjectId" = ${id} AND record."organisationId" = ${organisationId}::uuid
      AND record.event = ${event} AND record.outcome = 'done'
    ORDER BY record.at DESC, record.id DESC LIMIT 1`;
  return row ? { at: row.at, byId: row.byId, by: row.byId ? fullName(row) : "" } : { at: null, byId: null, by: "" };
}

/** The beheerders to tell what one of them did to someone: all who can act now, but those two. */
export async function othersToTell(
  tx: Tx,
  { organisationId, accountId }: { readonly organisationId: string; readonly accountId: string },
  actor: Actor,
  now: Date,
) {
  const administrators = await activeAdministrators(tx, organisationId, now);
  const me = actor.kind === "member" ? actor.accountId : null;
  return administrators.filter(
    (administrator) => administrator.accountId !== accountId && administrator.accountId !== me,
  );
}

/** What is still on its way for someone in this organisation. */
export async function underWay(db: Reader | Tx, { id, organisationId }: Of, now: Date) {
  const requests = await db.helpRequest.count({ where: { authorisationId: id, status: { in: [...openStatuses] } } });
  const invitations = await db.oneTimeLink.count({
    where: { authorisationId: id, ...openInvitation, expiresAt: { gt: now } },
  });
  const changes = await db.accountChange.count({ where: { authorisationId: id, organisationId, ...openChange } });
  return { requests, invitations, changes };
}

const openInvitation = {
  purpose: { in: ["ACTIVATE" as const, "ACCEPT" as const] },
  usedAt: null,
  replacedAt: null,
};

const openChange = { completedAt: null, cancelledAt: null };

/** With the authorisation end its invitation and what a beheerder here had begun to change. "That was not me" stays possible. */
export async function endUnderWay(
  tx: Tx,
  { id, organisationId, accountId }: Of & { readonly accountId: string },
  now: Date,
): Promise<{ invitations: number; changes: number }> {
  const changes = await tx.accountChange.updateManyAndReturn({
    where: { authorisationId: id, organisationId, ...openChange },
    data: { cancelledAt: now },
    select: { id: true },
  });
  await tx.oneTimeLink.updateMany({
    where: {
      changeId: { in: changes.map((change) => change.id) },
      purpose: { not: "NOT_ME" },
      usedAt: null,
      replacedAt: null,
    },
    data: { replacedAt: now },
  });
  // One link activates the account wherever it waits: another organisation's invitation goes on with it.
  const elsewhere = await tx.authorisation.findFirst({
    where: { accountId, id: { not: id }, status: "PENDING" },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  if (elsewhere) {
    await tx.oneTimeLink.updateMany({
      where: { accountId, authorisationId: id, ...openInvitation, purpose: "ACTIVATE" },
      data: { authorisationId: elsewhere.id },
    });
  }
  const { count: invitations } = await tx.oneTimeLink.updateMany({
    where: { accountId, authorisationId: id, ...openInvitation },
    data: { replacedAt: now },
  });
  return { invitations, changes: changes.length };
}

/** For whatever gives an authorisation an end: when it comes, the authorisation has expired. */
export const expiryOf = (authorisationId: string, { validUntil }: { readonly validUntil: Date | null }): Outgoing[] =>
  validUntil ? [job({ event: "authorisation.expire" }, { authorisationId }, validUntil)] : [];

/**
 * How many others are beheerder without an end: what keeps an organisation from losing its last one, also by time.
 * Call it with the organisation locked. Whether their accounts are active is another question.
 */
export async function otherPermanentAdministrators(db: Reader | Tx, { id, organisationId }: Of): Promise<number> {
  return db.authorisation.count({
    where: { organisationId, id: { not: id }, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
}

/** Where the people of these authorisations stand, by the id of the authorisation. */
export async function standingsOf(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Standing>> {
  const rows = await db.authorisation.findMany({
    where: { id: { in: [...ids] }, ...within(scope) },
    select: {
      id: true,
      status: true,
      validUntil: true,
      accountId: true,
      account: { select: { status: true, blockCause: true } },
    },
  });
  const waiting = await db.passwordTries.findMany({
    where: {
      key: { in: rows.map(({ accountId }) => accountId) },
      waitUntil: { gt: now },
    },
  });
  const waits = new Map(waiting.map(({ key, waitUntil }) => [key, waitUntil]));
  return new Map(
    rows.map(({ id, status, validUntil, accountId, account }) => [
      id,
      {
        authorisationStatus: status,
        validUntil,
        accountStatus: account.status,
        blockCause: account.blockCause,
        waitUntil: waits.get(accountId) ?? null,
      },
    ]),
  );
}

/** Whose portal this is, where they act, how many organisations they can choose from, and how many requests wait there. */
export async function portalOf(db: Reader, scope: Scope, accountId: string, now: Date) {
  const here = scope.of === "organisation" ? scope.organisationId : null;
  const [row] = await db.$queryRaw<
    {
      firstName: string;
      organisation: string | null;
      organisations: number;
      requests: number;
    }[]
  >`
    SELECT account."firstName", organisation.name AS organisation,
           (SELECT count(*)::int FROM "Authorisation" own WHERE own."accountId" = account.id AND own.status = 'ACTIVE'
              AND (own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)) AS organisations,
           (SELECT count(*)::int FROM "HelpRequest" request WHERE request."organisationId" = organisation.id
              AND request.status IN ('RECEIVED', 'SEEN')) AS requests
    FROM "Account" account LEFT JOIN "Organisation" organisation ON organisation.id = ${here}::uuid
    WHERE account.id = ${accountId}::uuid`;
  return row ?? null;
}
