import "server-only";
import { z } from "zod";
import { openStatuses } from "#lib/features/help/help-requests/rules.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { activeAdministrators, accountName, nameColumns } from "#lib/features/base/people/store.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { isMember, type Actor, type Member } from "#lib/platform/access/actor.ts";
import { roles } from "#lib/platform/access/roles.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { empty, lock, sql, type Sql } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { blockReasons, lifts, withdrawReasons, type Access, type Act, type Lift } from "./rules.ts";

const moment = z.coerce.date().nullable();
const name = { initials: z.string(), firstName: z.string(), namePrefix: z.string(), lastName: z.string() };
const nameIn = (who: Name | null) => (who ? fullName(who) : "");

const rights = { portals: z.array(z.string()), validUntil: moment };

/** Who did something: the authorisation of a beheerder, and the name they had at that moment. */
const act = { at: moment, byId: z.string().nullable(), by: z.object(name).nullable().transform(nameIn) };

/** A code that the rules do not know (any more) says nothing. */
const oneOf = <T extends string>(codes: readonly T[]) => z.enum(codes).nullable().catch(null);

/** A row of the statement below: one person in one organisation. */
const AsRead = z.object({
  ...name,
  id: z.string(),
  organisationId: z.string(),
  organisation: z.string(),
  /** The portals that the insurer has opened for the organisation and still gives. */
  opened: rights.portals.transform(stillGiven),
  accountId: z.string(),
  isStaff: z.boolean(),
  email: z.string(),
  locale: z.string(),
  account: z.object({
    status: z.enum(["INVITED", "ACTIVE", "BLOCKED"]),
    blockCause: z.enum(["WRONG_TRIES", "FREEZE", "STAFF"]).nullable(),
    blockedAt: moment,
    waitUntil: moment,
    mobileNumber: z.string().nullable(),
    isMobileProven: z.boolean(),
    lastSignInAt: moment,
  }),
  authorisation: z.object({
    ...rights,
    status: z.enum(["PENDING", "ACTIVE", "BLOCKED", "WITHDRAWN", "EXPIRED"]),
    role: z.enum(roles),
    accessCode: z.string(),
    withdrawnAt: moment,
    withdrawReason: oneOf(withdrawReasons),
    /** The period in which the person is deputy. */
    deputy: z.object({ from: z.coerce.date(), until: z.coerce.date() }).nullable(),
  }),
  /** The beheerder's block here. */
  blocking: z.object({ ...act, reason: oneOf(blockReasons) }),
  /** The last unblocking here; its reason is that of the block that was lifted. */
  unblocking: z.object({
    ...act,
    lifted: z.array(z.enum(lifts)),
    reason: oneOf(blockReasons),
    accountLiftedSince: z.boolean(),
  }),
  rightsChange: z.object({ ...act, before: z.object(rights).nullable() }),
  invitedAs: InvitedAsStored,
});

/** `isGuest`: has an account elsewhere and has not accepted yet, so only what the beheerder typed is shown. */
export type Colleague = Omit<z.infer<typeof AsRead>, "invitedAs"> & { readonly isGuest: boolean };

const nameOf = (authorisationId: Sql) => sql`(
  SELECT jsonb_build_object('initials', person.initials, 'firstName', person."firstName",
                            'namePrefix', person."namePrefix", 'lastName', person."lastName")
  FROM "Authorisation" theirs JOIN "Account" person ON person.id = theirs."accountId" WHERE theirs.id = ${authorisationId})`;

const ownWithin = (scope: Scope) =>
  scope.of === "everything"
    ? sql`true`
    : sql`own."organisationId" = ${scope.of === "organisation" ? scope.organisationId : null}::uuid`;

const actOf = (at: Sql, byId: Sql) => sql`'at', ${at}, 'byId', ${byId}, 'by', ${nameOf(byId)}`;

/** One person in one organisation within the scope, with a running wait and the last unblocking, in one statement. */
export async function findColleague(
  db: Pick<Reader | Tx, "$queryRaw">,
  scope: Scope,
  id: string,
  now: Date,
): Promise<Colleague | null> {
  const [row] = await db.$queryRaw<unknown[]>`
    SELECT own.id, own."organisationId", organisation.name AS organisation, coalesce(organisation.portals, '{}') AS opened,
           own."accountId", coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff", account.email, account.locale,
           ${accountName}, own."invitedAs",
           jsonb_build_object(
             'status', account.status, 'blockCause', account."blockCause", 'blockedAt', account."blockedAt",
             'waitUntil', tries."waitUntil", 'mobileNumber', account."mobileNumber",
             'isMobileProven', account."mobileProvenAt" IS NOT NULL, 'lastSignInAt', account."lastSignInAt") AS account,
           jsonb_build_object(
             'status', own.status, 'role', own.role, 'portals', coalesce(own.portals, '{}'), 'validUntil', own."validUntil",
             'accessCode', own."accessCode", 'withdrawnAt', own."withdrawnAt", 'withdrawReason', own."withdrawReason",
             'deputy', CASE WHEN own."deputyUntil" IS NOT NULL
               THEN jsonb_build_object('from', own."deputyFrom", 'until', own."deputyUntil") END) AS authorisation,
           jsonb_build_object(${actOf(sql`own."blockedAt"`, sql`own."blockedById"`)}, 'reason', own."blockReason") AS blocking,
           jsonb_build_object(
             ${actOf(sql`own."unblockedAt"`, sql`own."unblockedById"`)}, 'lifted', coalesce(own.lifted, '{}'), 'reason', own."liftedReason",
             'accountLiftedSince', coalesce('ACCOUNT' = ANY (own.lifted), false) AND EXISTS (
               SELECT 1 FROM "Authorisation" elsewhere
               WHERE elsewhere."accountId" = own."accountId" AND elsewhere.id <> own.id
                 AND elsewhere."unblockedAt" >= own."unblockedAt" AND elsewhere.lifted && '{ACCOUNT,WAIT}'
             )) AS unblocking,
           jsonb_build_object(${actOf(sql`own."rightsChangedAt"`, sql`own."rightsChangedById"`)}, 'before', own."rightsBefore")
             AS "rightsChange"
    FROM "Authorisation" own
    JOIN "Account" account ON account.id = own."accountId"
    JOIN "Organisation" organisation ON organisation.id = own."organisationId"
    LEFT JOIN "PasswordTries" tries ON tries.key = own."accountId"::text AND tries."waitUntil" > ${now}::timestamptz
    WHERE own.id = ${id}::uuid AND ${ownWithin(scope)}`;
  return row === undefined ? null : asShown(AsRead.parse(row));
}

/** A guest looks exactly like someone who is new. */
function asShown({ invitedAs, ...person }: z.infer<typeof AsRead>): Colleague {
  if (!invitedAs) return { ...person, isGuest: false };
  const { mobileNumber, ...name } = invitedAs;
  return {
    ...person,
    ...name,
    isStaff: false,
    isGuest: true,
    account: { ...person.account, ...nothingOfTheAccount, mobileNumber },
  };
}

const nothingOfTheAccount = {
  status: "INVITED",
  blockCause: null,
  blockedAt: null,
  waitUntil: null,
  isMobileProven: false,
  lastSignInAt: null,
} as const;

/** The same, with the account and the authorisation locked until the change commits. */
export async function lockColleague(tx: Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  // The account comes first: its row must be there before that of the authorisation is locked.
  const [locked] = await tx.$queryRaw<unknown[]>`
    WITH account AS MATERIALIZED (
      SELECT id FROM "Account" WHERE id = (
        SELECT own."accountId" FROM "Authorisation" own WHERE own.id = ${id}::uuid AND ${ownWithin(scope)})
      FOR NO KEY UPDATE)
    SELECT own.id FROM account JOIN "Authorisation" own ON own."accountId" = account.id AND own.id = ${id}::uuid
    FOR UPDATE OF own`;
  return locked ? findColleague(tx, scope, id, now) : null;
}

/** Gives access back; call it with both locked. Answers with the name of who did it; null is the insurer. */
export async function liftFor(
  tx: Tx,
  { id, accountId, blocking }: Pick<Colleague, "id" | "accountId" | "blocking">,
  { lifted, by }: { readonly lifted: readonly Lift[]; readonly by: string | null },
  now: Date,
): Promise<string> {
  const isBlock = lifted.includes("AUTHORISATION");
  const account = lifted.includes("ACCOUNT")
    ? sql`UPDATE "Account" SET status = 'ACTIVE', "blockCause" = NULL, "blockedAt" = NULL WHERE id = ${accountId}::uuid`
    : sql`SELECT`;
  const tries = lifted.length > 0 ? sql`DELETE FROM "PasswordTries" WHERE key = ${accountId}` : sql`SELECT`;
  const block = isBlock
    ? sql`, status = 'ACTIVE', "blockedAt" = NULL, "blockedById" = NULL, "blockReason" = NULL`
    : empty;
  const [row] = await tx.$queryRaw<{ by: Name | null }[]>`
    WITH account AS (${account}), tries AS (${tries})
    UPDATE "Authorisation" SET "unblockedAt" = ${now}::timestamptz, "unblockedById" = ${by}::uuid,
      lifted = ${[...lifted]}::text[]::"Lift"[], "liftedReason" = ${isBlock ? blocking.reason : null} ${block}
    WHERE id = ${id}::uuid RETURNING ${nameOf(sql`${by}::uuid`)} AS by`;
  return nameIn(row?.by ?? null);
}

/** The same, with the organisation locked first: for an actor who is not a member of it. */
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

/** Who last did this to someone, according to the record, if it was a member. */
export async function lastAct(
  db: Pick<Reader | Tx, "$queryRaw">,
  { id, organisationId }: Of,
  { name }: AnyEvent,
): Promise<Act> {
  const [row] = await db.$queryRaw<(Name & { at: Date; byId: string | null })[]>`
    SELECT record.at, own.id AS "byId", ${accountName}
    FROM "AuditRecord" record
    LEFT JOIN "Account" account ON record."actorKind" = 'member' AND account.id::text = record."actorId"
    LEFT JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = record."organisationId"
    WHERE record."subjectId" = ${id} AND record."organisationId" = ${organisationId}::uuid
      AND record.event = ${name} AND record.outcome = 'done'
    ORDER BY record.at DESC, record.id DESC LIMIT 1`;
  return row ? { at: row.at, byId: row.byId, by: row.byId ? fullName(row) : "" } : { at: null, byId: null, by: "" };
}

/** The own name of who acts. */
export const nameOfActor = async (db: Reader | Tx, { accountId }: Member) =>
  fullName(await db.account.findUniqueOrThrow({ where: { id: accountId }, select: nameColumns }));

/** The beheerders to tell what one of them did to someone: all who can act now, except those two. */
export async function othersToTell(
  tx: Tx,
  { organisationId, accountId }: { readonly organisationId: string; readonly accountId: string },
  actor: Actor,
  now: Date,
) {
  const administrators = await activeAdministrators(tx, organisationId, now);
  const me = isMember(actor) ? actor.accountId : null;
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

/** Ends the invitation, and the changes that a beheerder here had begun. "That was not me" stays possible. */
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
  // One link activates the account wherever it waits, so another organisation's invitation still needs it.
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

/** For every change of an end date: plans the job that ends the authorisation on that day. */
export const expiryOf = (authorisationId: string, { validUntil }: { readonly validUntil: Date | null }): Outgoing[] =>
  validUntil ? [job("authorisation.expire", { authorisationId }, validUntil)] : [];

/**
 * How many others are permanent beheerders, whether their accounts are active or not. An organisation may not lose
 * its last one. Call it with the organisation locked.
 */
export async function otherPermanentAdministrators(db: Reader | Tx, { id, organisationId }: Of): Promise<number> {
  return db.authorisation.count({
    where: { organisationId, id: { not: id }, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
}

/** The standing of the people of these authorisations, by the id of the authorisation. */
export async function accessOf(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Access>> {
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
    where: { key: { in: rows.map(({ accountId }) => accountId) }, waitUntil: { gt: now } },
  });
  const waits = new Map(waiting.map(({ key, waitUntil }) => [key, waitUntil]));
  return new Map(
    rows.map(({ id, accountId, account, ...authorisation }) => [
      id,
      { authorisation, account: { ...account, waitUntil: waits.get(accountId) ?? null } },
    ]),
  );
}
