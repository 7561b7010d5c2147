import "server-only";
import { z } from "zod";
import type { Status } from "#lib/features/administration/authorisations/rules/standing.ts";
import { statusIs } from "#lib/features/administration/colleagues/store.ts";
import { stopReview } from "#lib/features/administration/access-reviews/store.ts";
import { stopImports } from "#lib/features/administration/imports/store/imports.ts";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { closeAllRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { ownAdministersNow, ownOpenNow, accountName, nameRow } from "#lib/features/base/people/store.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after } from "#lib/platform/durations.ts";
import { empty, lock, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { closedWith, keyOf, viewLastsMs, type Cursor, type Numbered } from "./rules.ts";

/* One organisation */

type Db = Reader | Tx;

const facts = {
  id: true,
  kind: true,
  name: true,
  kvkNumber: true,
  phoneNumber: true,
  portals: true,
  createdAt: true,
  closedAt: true,
  closeReason: true,
  mergedInto: { select: { id: true, name: true } },
  numbers: { select: { id: true, kind: true, number: true }, orderBy: { createdAt: "asc" as const } },
} as const;

export async function findOrganisation(db: Reader | Tx, scope: Scope, id: string) {
  return scope.of === "everything" ? db.organisation.findUnique({ where: { id }, select: facts }) : null;
}

export type FoundOrganisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

/** The same, locked: whatever its members do waits. */
export async function lockFound(tx: Tx, scope: Scope, id: string): Promise<FoundOrganisation | null> {
  if (scope.of !== "everything") return null;
  await lock(tx, "Organisation", id);
  return findOrganisation(tx, scope, id);
}

/** Two organisations, locked in one order, whichever of them is asked for first. */
export async function lockBoth(tx: Tx, scope: Scope, first: string, second: string) {
  for (const id of [first, second].sort()) await lock(tx, "Organisation", id);
  const one = await findOrganisation(tx, scope, first);
  const other = await findOrganisation(tx, scope, second);
  return one && other && { one, other };
}

const taken = statement(
  "organisations.taken-numbers",
  z.object({
    organisationId: z.string(),
    organisation: z.string(),
    kind: z.enum(enums.NumberKind),
    number: z.string(),
  }),
);

/** Who has these numbers already. The database finds those taken after this look, and the command runs again. */
export async function takenNumber(db: Db, numbers: readonly Numbered[], except: string | null) {
  const rows = await taken(db)`
    SELECT organisation.id AS "organisationId", organisation.name AS organisation, known.kind::text AS kind, known.number
    FROM "OrganisationNumber" known JOIN "Organisation" organisation ON organisation.id = known."organisationId"
    WHERE normal_number(known.number) = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])`;
  const wanted = new Set(numbers.map(keyOf));
  return rows.find((row) => wanted.has(keyOf(row)) && row.organisationId !== except) ?? null;
}

/** The organisation that has this KvK-nummer, other than the one that asks. */
export const takenKvkNumber = (db: Reader | Tx, kvkNumber: string | null, except: string | null) =>
  kvkNumber === null
    ? Promise.resolve(null)
    : db.organisation.findFirst({
        where: { kvkNumber, ...(except && { id: { not: except } }) },
        select: { id: true, name: true },
      });

/** Takes from everyone there the portals that the organisation no longer has. Returns how many people lost one. */
export const takePortals = (tx: Tx, organisationId: string, left: readonly PortalKey[]) =>
  tx.$executeRaw`
    UPDATE "Authorisation" SET portals = ARRAY(
      SELECT portal FROM unnest(portals) portal WHERE portal = ANY (${[...left]}::text[]))
    WHERE "organisationId" = ${organisationId}::uuid AND NOT portals <@ ${[...left]}::text[]`;

const counting = statement(
  "organisations.people",
  z.object({ active: z.int(), invited: z.int(), blocked: z.int(), ended: z.int(), able: z.int() }),
);

/** How many people are here by how they stand, as their beheerder sees it, and how many beheerders can act. */
export async function countPeople(db: Db, organisationId: string, now: Date) {
  const standsAs = (status: Status) => statusIs(status, now);
  const [row] = await counting(db)`
    SELECT count(*) FILTER (WHERE ${standsAs("active")} OR ${standsAs("waiting")})::int AS active,
           count(*) FILTER (WHERE ${standsAs("invited")} OR ${standsAs("notInvited")})::int AS invited,
           count(*) FILTER (WHERE ${standsAs("blocked")} OR ${standsAs("frozen")})::int AS blocked,
           count(*) FILTER (WHERE ${standsAs("withdrawn")})::int AS ended,
           count(*) FILTER (WHERE account.status = 'ACTIVE' AND own.id IS NOT NULL)::int AS able
    FROM "Authorisation" authorisation
    JOIN "Account" account ON account.id = authorisation."accountId"
    LEFT JOIN "Authorisation" own ON own.id = authorisation.id AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)}
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid`;
  return row ?? { active: 0, invited: 0, blocked: 0, ended: 0, able: 0 };
}

const canAct = (now: Date) => sql`account.status = 'ACTIVE' AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)}`;

const administering = statement(
  "organisations.administrators",
  z.object({ id: z.string(), ...nameRow, invitedAs: z.json(), isAble: z.boolean() }),
);

/** The beheerders here, by name, whether they can act now or not. */
export async function namesOfAdministrators(db: Db, organisationId: string, now: Date) {
  const rows = await administering(db)`
    SELECT own.id, ${accountName}, own."invitedAs",
           ${canAct(now)} AS "isAble"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${organisationId}::uuid AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')
      AND ${ownAdministersNow(now)}
    ORDER BY own."sortName", own.id LIMIT 50`;
  return rows.map(({ id, isAble, invitedAs: typed, ...name }) => ({
    id,
    isAble,
    name: fullName({ ...name, ...InvitedAsStored.parse(typed) }),
  }));
}

/** Until when this staff member may see who the beheerders are here. */
export async function viewedUntil(db: Reader, organisationId: string, staffId: string, now: Date) {
  const view = await db.staffView.findFirst({
    where: { organisationId, staffId, authorisationId: null, at: { gt: after(now, -viewLastsMs) } },
    select: { at: true },
    orderBy: { at: "desc" },
  });
  return view && after(view.at, viewLastsMs);
}

const Likeness = z.object({ id: z.string(), name: z.string(), sameName: z.boolean() });

const alike = statement("organisations.alike", Likeness);

/** Open organisations with the same name, however it is written, or the same telephone number. */
export const lookAlikes = (db: Db, { id, name, phoneNumber }: FoundOrganisation) =>
  alike(db)`
    SELECT other.id, other.name, folded(other.name) = folded(${name}) AS "sameName" FROM "Organisation" other
    WHERE other.id <> ${id}::uuid AND other."closedAt" IS NULL
      AND (folded(other.name) = folded(${name}) OR other."phoneNumber" = ${phoneNumber})
    ORDER BY folded(other.name), other.id LIMIT 10`;

const asking = statement(
  "organisations.appointments",
  z.object({
    ...{ id: z.string(), reference: z.string(), status: z.enum(enums.AppointmentStatus) },
    ...{ submittedAt: z.date(), isEnded: z.boolean() },
  }),
);

/** Who asked for a beheerder here, newest first; also by one of its numbers, before anyone decided. */
export const appointmentsOf = (db: Db, { id, numbers }: FoundOrganisation) =>
  asking(db)`
    SELECT id, reference, status::text AS status, "submittedAt", "endedAt" IS NOT NULL AS "isEnded" FROM "Appointment"
    WHERE status <> 'SUBMITTED' AND ("organisationId" = ${id}::uuid OR ("organisationId" IS NULL
      AND normal_number("organisationNumber") = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])))
    ORDER BY "submittedAt" DESC, id LIMIT 20`;

/* The list */

const ListedOrganisation = z.object({
  ...{ id: z.string(), name: z.string(), sortName: z.string(), kind: z.enum(enums.OrganisationKind) },
  ...{ kvkNumber: z.string().nullable(), closedAt: z.date().nullable(), numbers: z.array(z.string()) },
  people: z.int(),
  /** Beheerders who can act now. */
  able: z.int(),
  hasAdministrator: z.boolean(),
});
export type ListedOrganisation = Readonly<z.infer<typeof ListedOrganisation>>;

const listing = statement("organisations.page", ListedOrganisation);

type Wanted = {
  /** Empty means everything. */
  readonly patterns: readonly string[];
  /** What was typed, as a number in its one spelling. */
  readonly number: string;
  readonly openOnly?: boolean;
  readonly after: Cursor | null;
  readonly atMost: number;
};

/** Reads one page in one statement. */
export function listOrganisations(db: Db, wanted: Wanted, now: Date): Promise<ListedOrganisation[]> {
  const { patterns, number, openOnly = false, after: cursor, atMost } = wanted;
  const isSought =
    patterns.length === 0
      ? sql`true`
      : sql`(folded(organisation.name) LIKE ALL (${[...patterns]}::text[])
             OR normal_number(organisation."kvkNumber") = ${number} OR organisation.id IN (
               SELECT known."organisationId" FROM "OrganisationNumber" known WHERE normal_number(known.number) = ${number}))`;
  const beyond = cursor
    ? sql`AND (folded(organisation.name), organisation.id) > (${cursor.key}, ${cursor.id}::uuid)`
    : empty;
  return listing(db)`
    WITH page AS MATERIALIZED (
      SELECT organisation.id, organisation.name, organisation.kind::text AS kind, organisation."kvkNumber",
             organisation."closedAt", folded(organisation.name) AS "sortName"
      FROM "Organisation" organisation
      WHERE ${isSought} ${openOnly ? sql`AND organisation."closedAt" IS NULL` : empty} ${beyond}
      ORDER BY folded(organisation.name), organisation.id LIMIT ${atMost})
    SELECT page.*, counted.people, counted.able, counted."hasAdministrator",
           ARRAY(SELECT known.number FROM "OrganisationNumber" known WHERE known."organisationId" = page.id
                 ORDER BY known."createdAt", known.id) AS numbers
    FROM page CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, count(*) FILTER (WHERE ${canAct(now)})::int AS able,
             bool_or(own.role = 'ADMINISTRATOR') IS TRUE AS "hasAdministrator"
      FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
      WHERE own."organisationId" = page.id AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')) counted
    ORDER BY page."sortName", page.id`;
}

/* Ending */

const ending = statement(
  "organisations.what-ends",
  z.object({
    ...{ people: z.int(), sessions: z.int(), requests: z.int(), invitations: z.int(), changes: z.int() },
    imports: z.int(),
  }),
);

/** What ends when the organisation ends. */
export async function whatEnds(db: Db, organisationId: string) {
  const [row] = await ending(db)`
    WITH own AS (SELECT id FROM "Authorisation"
                 WHERE "organisationId" = ${organisationId}::uuid AND status IN ('PENDING', 'ACTIVE', 'BLOCKED'))
    SELECT (SELECT count(*)::int FROM own) AS people,
           (SELECT count(*)::int FROM "Session" session JOIN own ON own.id = session."authorisationId"
            WHERE session."endedAt" IS NULL) AS sessions,
           (SELECT count(*)::int FROM "HelpRequest" request WHERE request."organisationId" = ${organisationId}::uuid
              AND request.status IN ('RECEIVED', 'SEEN')) AS requests,
           (SELECT count(*)::int FROM "Authorisation" pending WHERE pending."organisationId" = ${organisationId}::uuid
              AND pending.status = 'PENDING') AS invitations,
           (SELECT count(*)::int FROM "AccountChange" change WHERE change."organisationId" = ${organisationId}::uuid
              AND change."completedAt" IS NULL AND change."cancelledAt" IS NULL) AS changes,
           (SELECT count(*)::int FROM "Import" import WHERE import."organisationId" = ${organisationId}::uuid
              AND import.status = 'RUNNING') AS imports`;
  return row ?? { people: 0, sessions: 0, requests: 0, invitations: 0, changes: 0, imports: 0 };
}

const isStillThere = sql`own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')`;

const accountLock = statement("organisations.lock-accounts", onlyId);
const withdrawing = statement("organisations.withdraw-everyone", onlyId);
const cancelling = statement("organisations.cancel-changes", onlyId);

/**
 * Ends everything of everyone in a locked organisation, in a few statements however many they are. What people have
 * elsewhere goes on: an activation link waits with another invitation, and "that was not me" stays possible.
 */
export async function endEverything(tx: Tx, organisationId: string, now: Date) {
  await accountLock(tx)`
    SELECT id FROM "Account" WHERE id IN (
      SELECT own."accountId" FROM "Authorisation" own WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere})
    ORDER BY id FOR NO KEY UPDATE`;
  const authorisations = await withdrawing(tx)`
    UPDATE "Authorisation" own SET status = 'WITHDRAWN', "withdrawnAt" = ${now}::timestamptz,
      "withdrawReason" = ${closedWith}, "deputyFrom" = NULL, "deputyUntil" = NULL
    WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere} RETURNING own.id`;
  const ids = authorisations.map(({ id }) => id);
  const sessions = await tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = ${now}::timestamptz
    WHERE "authorisationId" IN (SELECT id FROM "Authorisation" WHERE "organisationId" = ${organisationId}::uuid)
      AND "endedAt" IS NULL`;
  const changes = await cancelling(tx)`
    UPDATE "AccountChange" SET "cancelledAt" = ${now}::timestamptz
    WHERE "organisationId" = ${organisationId}::uuid AND "completedAt" IS NULL AND "cancelledAt" IS NULL RETURNING id`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "changeId" = ANY (${changes.map(({ id }) => id)}::uuid[]) AND purpose <> 'NOT_ME'
      AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" link SET "authorisationId" = (
      SELECT max(elsewhere.id::text)::uuid FROM "Authorisation" elsewhere
      WHERE elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING')
    WHERE link."authorisationId" = ANY (${ids}::uuid[]) AND link.purpose = 'ACTIVATE'
      AND link."usedAt" IS NULL AND link."replacedAt" IS NULL AND EXISTS (
        SELECT FROM "Authorisation" elsewhere
        WHERE elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING')`;
  const invitations = await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "authorisationId" = ANY (${ids}::uuid[]) AND purpose IN ('ACTIVATE', 'ACCEPT')
      AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await stopReview(tx, organisationId, now);
  const requests = await closeAllRequests(tx, organisationId, now);
  const imports = await stopImports(tx, organisationId, now);
  return { authorisations: ids.length, sessions, changes: changes.length, invitations, requests, imports };
}
