import "server-only";
import { z } from "zod";
import { openStatuses } from "#lib/features/help/help-requests/rules.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { activeAdministrators, accountName } from "#lib/features/base/people/store.ts";
import { stillGiven, type PortalKey } from "#lib/platform/portals.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import type { AuditEvent } from "#lib/platform/audit/events.ts";
import { empty, lock, sql, type Sql } from "#lib/platform/db/sql.ts";
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
import { myAuthorisation } from "./policy.ts";

export type Colleague = Name &
  Standing &
  Unblocking & {
    readonly id: string;
    readonly organisationId: string;
    readonly organisation: string;
    /** What the insurer has opened for the organisation. */
    readonly opened: readonly PortalKey[];
    readonly accountId: string;
    readonly isStaff: boolean;
    readonly email: string;
    readonly locale: string;
    readonly mobileNumber: string | null;
    readonly isMobileProven: boolean;
    readonly role: Role;
    /** Beheerder in this period only. */
    readonly deputy: { readonly from: Date; readonly until: Date } | null;
    readonly portals: readonly PortalKey[];
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

type Kept = Omit<Colleague, "deputy" | "blocking" | "by" | "lifted" | "isGuest" | KeptAsText> & {
  readonly deputyFrom: Date | null;
  readonly deputyUntil: Date | null;
  readonly invitedAs: unknown;
  readonly authorisationBlockedAt: Date | null;
  readonly blockedById: string | null;
  readonly blockedBy: Name | null;
  readonly blockReason: string | null;
  readonly withdrawReason: string | null;
  readonly unblockedBy: Name | null;
  readonly unblockedWhat: string | null;
  readonly rightsBefore: unknown;
  readonly rightsChangedAt: Date | null;
  readonly rightsChangedById: string | null;
  readonly rightsChangedBy: Name | null;
};

type KeptAsText = "liftedReason" | "withdrawReason" | "rightsChange";

const nameOf = (authorisationId: Sql) => sql`(
  SELECT jsonb_build_object('initials', person.initials, 'firstName', person."firstName",
                            'namePrefix', person."namePrefix", 'lastName', person."lastName")
  FROM "Authorisation" theirs JOIN "Account" person ON person.id = theirs."accountId" WHERE theirs.id = ${authorisationId})`;

const ownWithin = (scope: Scope) =>
  scope.of === "everything"
    ? sql`true`
    : sql`own."organisationId" = ${scope.of === "organisation" ? scope.organisationId : null}::uuid`;

/** One person in one organisation within the scope, with a running wait and the last unblocking, in one statement. */
export async function findColleague(
  db: Pick<Reader | Tx, "$queryRaw">,
  scope: Scope,
  id: string,
  now: Date,
): Promise<Colleague | null> {
  const [row] = await db.$queryRaw<Kept[]>`
    SELECT own.id, own."organisationId", organisation.name AS organisation, organisation.portals AS opened,
           own."accountId", cardinality(account."staffRoles") > 0 AS "isStaff", account.email, account.locale,
           ${accountName},
           account."mobileNumber", account."mobileProvenAt" IS NOT NULL AS "isMobileProven", account."lastSignInAt",
           account.status::text AS "accountStatus", account."blockCause"::text AS "blockCause",
           CASE WHEN account.status = 'BLOCKED' THEN account."blockedAt" ELSE own."blockedAt" END AS "blockedAt",
           tries."waitUntil", own.role::text AS role, own."deputyFrom", own."deputyUntil", own.portals,
           own."accessCode", own.status::text AS "authorisationStatus", own."validUntil", own."invitedAs",
           own."blockedAt" AS "authorisationBlockedAt", own."blockedById", ${nameOf(sql`own."blockedById"`)} AS "blockedBy",
           own."blockReason", own."withdrawnAt", own."withdrawReason", own."rightsBefore", own."rightsChangedAt",
           own."rightsChangedById", ${nameOf(sql`own."rightsChangedById"`)} AS "rightsChangedBy",
           own."unblockedAt" AS at, own."unblockedById" AS "byId", ${nameOf(sql`own."unblockedById"`)} AS "unblockedBy",
           own."unblockedWhat", EXISTS (
             SELECT 1 FROM "Authorisation" elsewhere
             WHERE elsewhere."accountId" = own."accountId" AND elsewhere.id <> own.id
               AND elsewhere."unblockedAt" >= own."unblockedAt" AND elsewhere."unblockedWhat" ~ 'ACCOUNT|WAIT'
           ) AS "accountLiftedSince"
    FROM "Authorisation" own
    JOIN "Account" account ON account.id = own."accountId"
    JOIN "Organisation" organisation ON organisation.id = own."organisationId"
    LEFT JOIN "PasswordTries" tries ON tries.key = own."accountId"::text AND tries."waitUntil" > ${now}::timestamptz
    WHERE own.id = ${id}::uuid AND ${ownWithin(scope)}`;
  return row ? colleagueIn(row) : null;
}

function colleagueIn(row: Kept): Colleague {
  const { deputyFrom, deputyUntil, invitedAs, unblockedWhat, unblockedBy, rightsBefore, ...rest } = row;
  const { authorisationBlockedAt, blockedById, blockedBy, blockReason, ...others } = rest;
  const { rightsChangedAt, rightsChangedById, rightsChangedBy, ...plain } = others;
  const lifted = lifts.filter((lift) => unblockedWhat?.split(",").some((what) => what.split(":")[0] === lift));
  const typed = InvitedAsStored.parse(invitedAs);
  return {
    ...plain,
    opened: stillGiven(row.opened),
    deputy: deputyFrom && deputyUntil ? { from: deputyFrom, until: deputyUntil } : null,
    blocking: {
      at: authorisationBlockedAt,
      byId: blockedById,
      by: nameIn(blockedBy),
      reason: blockReasons.find((reason) => reason === blockReason) ?? null,
    },
    liftedReason: blockReasons.find((reason) => unblockedWhat?.includes(`:${reason}`)) ?? null,
    withdrawReason: withdrawReasons.find((reason) => reason === row.withdrawReason) ?? null,
    rightsChange: {
      at: rightsChangedAt,
      byId: rightsChangedById,
      by: nameIn(rightsChangedBy),
      before: rightsIn(rightsBefore),
    },
    by: nameIn(unblockedBy),
    lifted,
    accountLiftedSince: lifted.includes("ACCOUNT") && row.accountLiftedSince,
    isGuest: typed !== null,
    ...(typed && { ...nothingOfTheAccount, ...typed, blockedAt: authorisationBlockedAt }),
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

const nameIn = (who: Name | null) => (who ? fullName(who) : "");

const Rights = z.object({ portals: z.array(z.string()), validUntil: z.coerce.date().nullable() });

const rightsIn = (kept: unknown) => (kept === null ? null : Rights.parse(kept));

/** What the last unblocking lifted, as it is kept: with the reason of the block, for who puts it back. */
const liftedText = (lifted: readonly Lift[], { reason }: { readonly reason: string | null }) =>
  lifted.map((lift) => (lift === "AUTHORISATION" && reason ? `${lift}:${reason}` : lift)).join(",");

/** The same, with the account and the authorisation locked until the change commits. */
export async function lockColleague(tx: Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  // The account first: a row of it must be there before the authorisation's is locked.
  const [locked] = await tx.$queryRaw<unknown[]>`
    WITH account AS MATERIALIZED (
      SELECT id FROM "Account" WHERE id = (
        SELECT own."accountId" FROM "Authorisation" own WHERE own.id = ${id}::uuid AND ${ownWithin(scope)})
      FOR NO KEY UPDATE)
    SELECT own.id FROM account JOIN "Authorisation" own ON own."accountId" = account.id AND own.id = ${id}::uuid
    FOR UPDATE OF own`;
  return locked ? findColleague(tx, scope, id, now) : null;
}

/** Gives access back, in one statement; call it with both locked. Answers with the name of who did it; `by` null is the insurer. */
export async function liftFor(
  tx: Tx,
  { id, accountId, blocking }: Pick<Colleague, "id" | "accountId" | "blocking">,
  { lifted, by }: { readonly lifted: readonly Lift[]; readonly by: string | null },
  now: Date,
): Promise<string> {
  const account = lifted.includes("ACCOUNT")
    ? sql`UPDATE "Account" SET status = 'ACTIVE', "blockCause" = NULL, "blockedAt" = NULL WHERE id = ${accountId}::uuid`
    : sql`SELECT`;
  const tries = lifted.length > 0 ? sql`DELETE FROM "PasswordTries" WHERE key = ${accountId}` : sql`SELECT`;
  const block = lifted.includes("AUTHORISATION")
    ? sql`, status = 'ACTIVE', "blockedAt" = NULL, "blockedById" = NULL, "blockReason" = NULL`
    : empty;
  const [row] = await tx.$queryRaw<{ by: Name }[]>`
    WITH account AS (${account}), tries AS (${tries})
    UPDATE "Authorisation" SET "unblockedAt" = ${now}::timestamptz, "unblockedById" = ${by}::uuid,
      "unblockedWhat" = ${liftedText(lifted, blocking)} ${block}
    WHERE id = ${id}::uuid RETURNING ${nameOf(sql`${by}::uuid`)} AS by`;
  return nameIn(row?.by ?? null);
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
  await lock(tx, "Organisation", seen.organisationId);
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
    SELECT record.at, own.id AS "byId", ${accountName}
    FROM "AuditRecord" record
    LEFT JOIN "Account" account ON record."actorKind" = 'member' AND account.id::text = record."actorId"
    LEFT JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = record."organisationId"
    WHERE record."subjectId" = ${id} AND record."organisationId" = ${organisationId}::uuid
      AND record.event = ${event} AND record.outcome = 'done'
    ORDER BY record.at DESC, record.id DESC LIMIT 1`;
  return row ? { at: row.at, byId: row.byId, by: row.byId ? fullName(row) : "" } : { at: null, byId: null, by: "" };
}

export async function nameOfActor(tx: Tx, actor: Actor): Promise<string> {
  const [me] = await tx.$queryRaw<Name[]>`
    SELECT ${accountName}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own.id = ${myAuthorisation(actor)}::uuid`;
  return me ? fullName(me) : "";
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
  validUntil ? [job("authorisation.expire", { authorisationId }, validUntil)] : [];

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
