import "server-only";
import { openStatuses } from "#lib/features/help-requests/rules.ts";
import { checkingFor, mobilesIn } from "#lib/features/imports/store.ts";
import { invitedAs } from "#lib/features/invitations/rules.ts";
import { fullName, normalNumber, sortNameOf, type Name } from "#lib/features/people/rules.ts";
import { InvitedAsStored, type Portal } from "#lib/features/people/schema.ts";
import { lockOrganisation, newOrganisation, ownAdministersNow, ownOpenNow } from "#lib/features/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after } from "#lib/platform/clock.ts";
import { empty, noJson, sql } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import { newAccessCode } from "#lib/platform/secrets.ts";
import {
  closedWith,
  keyOf,
  organisationOf,
  readLoad,
  soughtIn,
  usualPortals,
  viewLastsMs,
  type CheckedLoadRow,
  type Cursor,
  type Kind,
  type Known,
  type KnownOrganisation,
  type KnownPerson,
  type LoadCells,
  type LoadChecking,
  type LoadedPerson,
  type LoadField,
  type LoadProblems,
  type LoadState,
  type Numbered,
  type NumberedLoadCells,
  type NumberKind,
  type ReadLoadRow,
} from "./rules.ts";

/* One organisation */

type Db = Pick<Reader | Tx, "$queryRaw">;

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

/** The same, locked: so is everything its members do. */
export async function lockFound(tx: Tx, scope: Scope, id: string): Promise<FoundOrganisation | null> {
  if (scope.of !== "everything") return null;
  await lockOrganisation(tx, id);
  return findOrganisation(tx, scope, id);
}

/** Two of them, each locked, whoever asks for them in which order. */
export async function lockBoth(tx: Tx, scope: Scope, first: string, second: string) {
  for (const id of [first, second].sort()) await lockOrganisation(tx, id);
  const one = await findOrganisation(tx, scope, first);
  const other = await findOrganisation(tx, scope, second);
  return one && other && { one, other };
}

/** Whose these numbers are already. What became someone's since is found by the database, and asked again. */
export async function takenNumber(db: Db, numbers: readonly Numbered[], except: string | null) {
  const rows = await db.$queryRaw<{ organisationId: string; organisation: string; kind: NumberKind; number: string }[]>`
    SELECT organisation.id AS "organisationId", organisation.name AS organisation, known.kind::text AS kind, known.number
    FROM "OrganisationNumber" known JOIN "Organisation" organisation ON organisation.id = known."organisationId"
    WHERE normal_number(known.number) = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])`;
  const wanted = new Set(numbers.map(keyOf));
  return rows.find((row) => wanted.has(keyOf(row)) && row.organisationId !== except) ?? null;
}

/** Whose KvK-nummer this is already, but for who asks. */
export const takenKvkNumber = (db: Reader | Tx, kvkNumber: string | null, except: string | null) =>
  kvkNumber === null
    ? Promise.resolve(null)
    : db.organisation.findFirst({
        where: { kvkNumber, ...(except && { id: { not: except } }) },
        select: { id: true, name: true },
      });

/** A portal that the organisation has no longer, nobody there has. Gives how many lost one. */
export const takePortals = (tx: Tx, organisationId: string, left: readonly Portal[]) =>
  tx.$executeRaw`
    UPDATE "Authorisation" SET portals = ARRAY(
      SELECT portal FROM unnest(portals) portal WHERE portal::text = ANY (${[...left]}::text[]))
    WHERE "organisationId" = ${organisationId}::uuid AND NOT portals::text[] <@ ${[...left]}::text[]`;

/** How many there are here by where they stand, and how many beheerders can act. */
export async function countPeople(db: Db, organisationId: string, now: Date) {
  const [row] = await db.$queryRaw<{ active: number; invited: number; blocked: number; ended: number; able: number }[]>`
    SELECT count(*) FILTER (WHERE own.status = 'ACTIVE')::int AS active,
           count(*) FILTER (WHERE own.status = 'PENDING')::int AS invited,
           count(*) FILTER (WHERE own.status = 'BLOCKED')::int AS blocked,
           count(*) FILTER (WHERE own.status IN ('WITHDRAWN', 'EXPIRED'))::int AS ended,
           count(*) FILTER (WHERE ${canAct(now)})::int AS able
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${organisationId}::uuid`;
  return row ?? { active: 0, invited: 0, blocked: 0, ended: 0, able: 0 };
}

const canAct = (now: Date) => sql`account.status = 'ACTIVE' AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)}`;

/** Who manage the people here, by name, whether they can act now or not. */
export async function namesOfAdministrators(db: Db, organisationId: string, now: Date) {
  const rows = await db.$queryRaw<(Name & { id: string; isAble: boolean; invitedAs: unknown })[]>`
    SELECT own.id, account.initials, account."firstName", account."namePrefix", account."lastName", own."invitedAs",
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

export type Likeness = { readonly id: string; readonly name: string; readonly sameName: boolean };

/** Open organisations of the same name, however it is written, or the same telephone number. */
export const lookAlikes = (db: Db, { id, name, phoneNumber }: FoundOrganisation) =>
  db.$queryRaw<Likeness[]>`
    SELECT other.id, other.name, plain_name(other.name) = plain_name(${name}) AS "sameName" FROM "Organisation" other
    WHERE other.id <> ${id}::uuid AND other."closedAt" IS NULL
      AND (plain_name(other.name) = plain_name(${name}) OR other."phoneNumber" = ${phoneNumber})
    ORDER BY plain_name(other.name), other.id LIMIT 10`;

/** Who asked for a beheerder here, newest first: also by a number that is its own, before anyone decided. */
export const appointmentsOf = (db: Db, { id, numbers }: FoundOrganisation) =>
  db.$queryRaw<{ id: string; reference: string; status: string; submittedAt: Date; isEnded: boolean }[]>`
    SELECT id, reference, status::text AS status, "submittedAt", "endedAt" IS NOT NULL AS "isEnded" FROM "Appointment"
    WHERE status <> 'SUBMITTED' AND ("organisationId" = ${id}::uuid OR ("organisationId" IS NULL
      AND normal_number("organisationNumber") = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])))
    ORDER BY "submittedAt" DESC, id LIMIT 20`;

/* The list */

export type ListedOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly kvkNumber: string | null;
  readonly closedAt: Date | null;
  readonly sortName: string;
  readonly numbers: readonly string[];
  readonly people: number;
  /** Beheerders who can act now. */
  readonly able: number;
};

type Wanted = {
  /** None: everything. */
  readonly patterns: readonly string[];
  /** What was typed as a number, in its one spelling. */
  readonly number: string;
  readonly openOnly?: boolean;
  readonly after: Cursor | null;
  readonly atMost: number;
};

/** One page in one statement. */
export function listOrganisations(db: Db, wanted: Wanted, now: Date): Promise<ListedOrganisation[]> {
  const { patterns, number, openOnly = false, after: cursor, atMost } = wanted;
  const isSought =
    patterns.length === 0
      ? sql`true`
      : sql`(plain_name(organisation.name) LIKE ALL (${[...patterns]}::text[])
             OR normal_number(organisation."kvkNumber") = ${number} OR organisation.id IN (
               SELECT known."organisationId" FROM "OrganisationNumber" known WHERE normal_number(known.number) = ${number}))`;
  const beyond = cursor
    ? sql`AND (plain_name(organisation.name), organisation.id) > (${cursor.key}, ${cursor.id}::uuid)`
    : empty;
  return db.$queryRaw<ListedOrganisation[]>`
    WITH page AS MATERIALIZED (
      SELECT organisation.id, organisation.name, organisation.kind::text AS kind, organisation."kvkNumber",
             organisation."closedAt", plain_name(organisation.name) AS "sortName"
      FROM "Organisation" organisation
      WHERE ${isSought} ${openOnly ? sql`AND organisation."closedAt" IS NULL` : empty} ${beyond}
      ORDER BY plain_name(organisation.name), organisation.id LIMIT ${atMost})
    SELECT page.*, counted.people, counted.able,
           ARRAY(SELECT known.number FROM "OrganisationNumber" known WHERE known."organisationId" = page.id
                 ORDER BY known."createdAt", known.id) AS numbers
    FROM page CROSS JOIN LATERAL (
      SELECT count(*)::int AS people, count(*) FILTER (WHERE ${canAct(now)})::int AS able
      FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
      WHERE own."organisationId" = page.id AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')) counted
    ORDER BY page."sortName", page.id`;
}

/* Ending */

/** What an end of the organisation would end. */
export async function whatEnds(db: Db, organisationId: string) {
  const [row] = await db.$queryRaw<
    { people: number; sessions: number; requests: number; invitations: number; changes: number; imports: number }[]
  >`
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

export type ToldRequest = { readonly id: string; readonly email: string; readonly locale: string };

const isStillThere = sql`own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')`;

/**
 * Everything of everyone in an organisation that is locked ends, in a few statements however many they are. What
 * people have elsewhere goes on: an activation link waits with another invitation, "that was not me" stays possible.
 */
export async function endEverything(tx: Tx, organisationId: string, now: Date) {
  await tx.$queryRaw`
    SELECT id FROM "Account" WHERE id IN (
      SELECT own."accountId" FROM "Authorisation" own WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere})
    ORDER BY id FOR NO KEY UPDATE`;
  const authorisations = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Authorisation" own SET status = 'WITHDRAWN', "withdrawnAt" = ${now}::timestamptz,
      "withdrawReason" = ${closedWith}, "deputyFrom" = NULL, "deputyUntil" = NULL
    WHERE own."organisationId" = ${organisationId}::uuid AND ${isStillThere} RETURNING own.id`;
  const ids = authorisations.map(({ id }) => id);
  const sessions = await tx.$executeRaw`
    UPDATE "Session" SET "endedAt" = ${now}::timestamptz
    WHERE "authorisationId" IN (SELECT id FROM "Authorisation" WHERE "organisationId" = ${organisationId}::uuid)
      AND "endedAt" IS NULL`;
  const changes = await tx.$queryRaw<{ id: string }[]>`
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
  const requests = await closeAllRequests(tx, organisationId, now);
  const imports = await stopImports(tx, organisationId, now);
  return { authorisations: ids.length, sessions, changes: changes.length, invitations, requests, imports };
}

/** What nobody has confirmed is closed too, and nobody is told of it. */
async function closeAllRequests(tx: Tx, organisationId: string, now: Date): Promise<readonly ToldRequest[]> {
  const open = await tx.helpRequest.findMany({
    where: { organisationId, status: { in: ["UNCONFIRMED", ...openStatuses] } },
    select: { id: true, status: true, email: true, locale: true, account: { select: { email: true, locale: true } } },
    orderBy: { id: "asc" },
  });
  await tx.helpRequest.updateMany({
    where: { organisationId, status: { in: ["UNCONFIRMED", ...openStatuses] } },
    data: { status: "CLOSED", resolvedAt: now },
  });
  return open.flatMap(({ id, status, account, email, locale }) => {
    const to = account ?? (email === null ? null : { email, locale });
    return status === "UNCONFIRMED" || !to ? [] : [{ id, ...to }];
  });
}

/** What is left of them is not done. Their reports are kept as long as those of any other. */
async function stopImports(tx: Tx, organisationId: string, now: Date): Promise<readonly string[]> {
  const running = await tx.import.updateManyAndReturn({
    where: { organisationId, status: "RUNNING" },
    data: { status: "DONE", finishedAt: now },
    select: { id: true },
  });
  const ids = running.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'FAILED', problems = '{"email":{"code":"starterGone"}}'
    WHERE "importId" = ANY (${ids}::uuid[]) AND outcome IS NULL`;
  return ids;
}

/* Files */

const heading = {
  id: true,
  startedById: true,
  fileName: true,
  status: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  startedBy: {
    select: { initials: true, firstName: true, namePrefix: true, lastName: true, email: true, locale: true },
  },
} as const;

export const findLoad = async (db: Reader | Tx, scope: Scope, id: string) =>
  scope.of === "everything" ? db.organisationLoad.findUnique({ where: { id }, select: heading }) : null;

export type FoundLoad = NonNullable<Awaited<ReturnType<typeof findLoad>>>;

export async function lockLoad(tx: Tx, scope: Scope, id: string): Promise<FoundLoad | null> {
  await tx.$queryRaw`SELECT id FROM "OrganisationLoad" WHERE id = ${id}::uuid FOR UPDATE`;
  return findLoad(tx, scope, id);
}

export const recentLoads = (db: Reader, most: number) =>
  db.organisationLoad.findMany({ select: heading, orderBy: { id: "desc" }, take: most });

/** Two at once would look for the same people and each find none. */
export const isAnyLoadRunning = async (tx: Tx) =>
  (await tx.organisationLoad.findFirst({ where: { status: "RUNNING" }, select: { id: true } })) !== null;

export type LoadRow = {
  readonly number: number;
  readonly cells: LoadCells;
  /** Of its organisation the first row and the last. */
  readonly group: number;
  readonly last: number;
  readonly organisationId: string | null;
  /** The organisation was not there before. */
  readonly isNew: boolean;
  readonly kept: readonly LoadField[];
  readonly problems: LoadProblems | null;
  readonly outcome: "ADDED" | "UNCHANGED" | "FAILED" | null;
};

/** As checked, without what was read of it. */
export const asRow = ({
  number,
  cells,
  group,
  last,
  organisationId,
  kept,
  problems,
  outcome,
}: CheckedLoadRow): LoadRow => ({
  ...{ number, cells, group, last, organisationId, kept, problems, outcome },
  isNew: problems === null && organisationId === null,
});

/** Writes rows in place of those of the same number, in one statement for each thousand. */
export async function writeLoadRows(tx: Tx, loadId: string, rows: readonly LoadRow[]): Promise<void> {
  const most = 1_000;
  for (let i = 0; i < rows.length; i += most) {
    const given = rows.slice(i, i + most).map(({ number, problems, outcome, cells, ...about }) => ({
      number,
      cells: { typed: cells, ...about },
      ...(problems && { problems }),
      ...(outcome && { outcome }),
    }));
    await tx.$executeRaw`
      INSERT INTO "OrganisationLoadRow" ("loadId", number, cells, problems, outcome)
      SELECT ${loadId}::uuid, given.number, given.cells, given.problems, given.outcome::"LoadOutcome"
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        AS given(number int, cells jsonb, problems jsonb, outcome text)
      ON CONFLICT ("loadId", number) DO UPDATE SET
        cells = excluded.cells, problems = excluded.problems, outcome = excluded.outcome`;
  }
}

type StoredRow = Pick<LoadRow, "number" | "problems" | "outcome"> & {
  readonly stored: Omit<LoadRow, "number" | "problems" | "outcome" | "cells"> & { readonly typed: LoadCells };
};

type Where = {
  readonly after?: number;
  readonly until?: number;
  readonly todo?: boolean;
  readonly good?: boolean;
  readonly notable?: boolean;
};

const isTodo = sql`outcome IS NULL AND problems IS NULL`;

/** In the file's own order. `notable`: what is wrong, and what is there otherwise. */
export async function loadRowsOf(
  db: Db,
  loadId: string,
  { after: beyond = 0, until, todo = false, good = false, notable = false }: Where,
  most: number,
): Promise<LoadRow[]> {
  const rows = await db.$queryRaw<StoredRow[]>`
    SELECT number, cells AS stored, problems, outcome::text AS outcome FROM "OrganisationLoadRow"
    WHERE "loadId" = ${loadId}::uuid AND number > ${beyond} ${until === undefined ? empty : sql`AND number <= ${until}`}
      ${todo ? sql`AND ${isTodo}` : empty} ${good ? sql`AND problems IS NULL` : empty}
      ${notable ? sql`AND (problems IS NOT NULL OR cells->'kept' <> '[]')` : empty}
    ORDER BY number LIMIT ${most}`;
  return rows.map(({ stored: { typed, ...about }, ...row }) => ({ ...row, ...about, cells: typed }));
}

export const failWrongLoadRows = (tx: Tx, loadId: string) =>
  tx.$executeRaw`
    UPDATE "OrganisationLoadRow" SET outcome = 'FAILED' WHERE "loadId" = ${loadId}::uuid AND problems IS NOT NULL`;

export type LoadCounts = {
  readonly all: number;
  readonly todo: number;
  /** People to add. */
  readonly people: number;
  /** Of whom so many without a mobile number. */
  readonly unreachable: number;
  readonly wrong: number;
  readonly unchanged: number;
  /** There already, and otherwise than the file says. */
  readonly different: number;
  readonly added: number;
  /** Organisations that are made, or were. */
  readonly fresh: number;
  readonly known: number;
};

const noRows = {
  ...{ all: 0, todo: 0, people: 0, unreachable: 0, wrong: 0, unchanged: 0, different: 0, added: 0, fresh: 0, known: 0 },
};

export async function countsOfLoad(db: Db, loadId: string): Promise<LoadCounts> {
  const isPerson = sql`cells->'typed'->>'email' <> ''`;
  const [row] = await db.$queryRaw<LoadCounts[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE ${isTodo})::int AS todo,
           count(*) FILTER (WHERE ${isTodo} AND ${isPerson})::int AS people,
           count(*) FILTER (WHERE ${isTodo} AND ${isPerson} AND cells->'typed'->>'mobileNumber' = '')::int AS unreachable,
           count(*) FILTER (WHERE problems IS NOT NULL)::int AS wrong,
           count(*) FILTER (WHERE outcome = 'UNCHANGED')::int AS unchanged,
           count(*) FILTER (WHERE cells->'kept' <> '[]')::int AS different,
           count(*) FILTER (WHERE outcome = 'ADDED' AND ${isPerson})::int AS added,
           count(DISTINCT cells->>'group') FILTER (WHERE problems IS NULL AND cells->'isNew' = 'true')::int AS fresh,
           count(DISTINCT cells->>'organisationId') FILTER (WHERE problems IS NULL AND cells->'isNew' = 'false')::int AS known
    FROM "OrganisationLoadRow" WHERE "loadId" = ${loadId}::uuid`;
  return row ?? noRows;
}

export const newLoad = (
  tx: Tx,
  file: { readonly startedById: string; readonly fileName: string; readonly fileHash: string },
  now: Date,
) =>
  tx.organisationLoad.create({
    data: { ...file, status: "CHECKED" satisfies LoadState, createdAt: now },
    select: { id: true },
  });

/* Files: checking */

/** Telephone numbers are read with a library: all of them first, without keeping the process from others. */
export async function readRows(rows: readonly NumberedLoadCells[], now: Date): Promise<readonly ReadLoadRow[]> {
  const nothing = { portals: "", validUntil: "" };
  const mobiles = await mobilesIn(rows.map(({ number, cells }) => ({ number, cells: { ...cells, ...nothing } })));
  const { mobileOf, today } = checkingFor([], now, mobiles);
  return readLoad(rows, { mobileOf, today, phoneOf: phoneIn });
}

function phoneIn(typed: string): ReturnType<LoadChecking["phoneOf"]> {
  const phone = phoneOf(/^31\d{9}$/.test(typed) ? `+${typed}` : typed);
  if ("number" in phone) return { number: phone.number };
  return { problem: phone.refused === "phoneMissing" ? "phoneUnclear" : phone.refused };
}

type KnownRow = Omit<KnownOrganisation, "isClosed"> & { readonly closedAt: Date | null };

/** Who and what is there of what these rows speak of: a question each for the whole file. */
export async function knownTo(tx: Tx, rows: readonly ReadLoadRow[]): Promise<Known> {
  const { numbers, kvkNumbers, addresses, accessCodes } = soughtIn(rows);
  const found = await tx.$queryRaw<KnownRow[]>`
    SELECT organisation.id, organisation.kind::text AS kind, organisation.name, organisation."kvkNumber",
           organisation."phoneNumber", organisation.portals::text[] AS portals, organisation."closedAt",
           EXISTS (SELECT FROM "Authorisation" own WHERE own."organisationId" = organisation.id
                   AND own.role = 'ADMINISTRATOR' AND own.status IN ('ACTIVE', 'BLOCKED')) AS "hasAdministrator",
           coalesce((SELECT jsonb_agg(jsonb_build_object('kind', known.kind, 'number', known.number))
                     FROM "OrganisationNumber" known WHERE known."organisationId" = organisation.id), '[]') AS numbers
    FROM "Organisation" organisation
    WHERE organisation."kvkNumber" = ANY (${kvkNumbers}::text[]) OR organisation.id IN (
      SELECT known."organisationId" FROM "OrganisationNumber" known
      WHERE normal_number(known.number) = ANY (${numbers}::text[]))`;
  const organisations = new Map<string, KnownOrganisation>();
  for (const { closedAt, ...row } of found) {
    const organisation = { ...row, isClosed: closedAt !== null };
    for (const key of row.numbers.map(keyOf)) organisations.set(key, organisation);
    if (row.kvkNumber) organisations.set(`KVK ${row.kvkNumber}`, organisation);
  }
  const ids = found.map(({ id }) => id);
  return { organisations, ...(await knownPeople(tx, ids, addresses)), accessCodes: await holdersOf(tx, accessCodes) };
}

type PersonRow = Name &
  Pick<KnownPerson, "role" | "accessCode" | "portals" | "mobileNumber"> & {
    readonly email: string;
    readonly isStaff: boolean;
    readonly authorisationId: string | null;
    readonly organisationId: string;
    readonly invitedAs: unknown;
  };

async function knownPeople(tx: Tx, organisationIds: readonly string[], addresses: readonly string[]) {
  const rows = await tx.$queryRaw<PersonRow[]>`
    SELECT account.email, account.initials, account."firstName", account."namePrefix", account."lastName",
           account."mobileNumber", cardinality(account."staffRoles") > 0 AS "isStaff", own.id AS "authorisationId",
           own."organisationId", own.role::text AS role, own."accessCode", own.portals::text[] AS portals, own."invitedAs"
    FROM "Account" account LEFT JOIN "Authorisation" own
      ON own."accountId" = account.id AND own."organisationId" = ANY (${[...organisationIds]}::uuid[])
    WHERE account.email = ANY (${[...addresses]}::text[])`;
  const people = new Map<string, KnownPerson>();
  const staff = new Set<string>();
  for (const { email, isStaff, authorisationId, organisationId, invitedAs: typed, ...person } of rows) {
    if (isStaff) staff.add(email);
    if (authorisationId === null) continue;
    people.set(`${organisationId} ${email}`, { ...person, authorisationId, ...InvitedAsStored.parse(typed) });
  }
  return { people, staff };
}

async function holdersOf(tx: Tx, accessCodes: readonly string[]): Promise<Known["accessCodes"]> {
  const rows = await tx.$queryRaw<{ accessCode: string; who: string }[]>`
    SELECT own."accessCode", own."organisationId" || ' ' || account.email AS who
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."accessCode" = ANY (${[...accessCodes]}::text[])`;
  return new Map(rows.map(({ accessCode, who }) => [accessCode, who]));
}

/* Files: running */

/** Locks what is there of an organisation these rows speak of, so that what is found next stays so. */
export async function lockKnown(tx: Tx, rows: readonly ReadLoadRow[]): Promise<void> {
  const { organisations } = await knownTo(tx, rows);
  const ids = new Set([...organisations.values()].map(({ id }) => id));
  for (const id of [...ids].sort()) await lockOrganisation(tx, id);
}

/** Makes the organisation of which these rows say everything. */
export async function makeOrganisation(tx: Tx, rows: readonly CheckedLoadRow[], now: Date) {
  const { kind, portals, ...whole } = organisationOf(rows);
  if (kind === null) throw new Error("an organisation without a kind was let through");
  const wanted = { ...whole, kind, portals: portals ?? usualPortals(kind) };
  return { id: await newOrganisation(tx, wanted, now), portals: wanted.portals };
}

type Into = { readonly id: string; readonly portals: readonly Portal[] };

/** Adds these people to an organisation that is locked. Gives their authorisations; of whom there is none, the toegangscode was taken. */
export async function addPeople(
  tx: Tx,
  organisation: Into,
  people: readonly LoadedPerson[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(people.map((person) => [person.email, person]));
  const made = await tx.account.createManyAndReturn({
    data: [...wanted.values()]
      .sort((a, b) => (a.email < b.email ? -1 : 1))
      .map(({ name, email, mobileNumber }) => ({
        ...{ ...name, email, mobileNumber, sortName: sortNameOf(name) },
        ...{ status: "INVITED" as const, staffRoles: [], createdAt: now },
      })),
    skipDuplicates: true,
    select: { email: true },
  });
  const isNew = new Set(made.map(({ email }) => email));
  const holders = await tx.$queryRaw<{ id: string; email: string }[]>`
    SELECT id, email FROM "Account" WHERE email = ANY (${[...wanted.keys()]}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  await fillInNumbers(
    tx,
    people.filter(({ email }) => !isNew.has(email)),
  );
  const emails = new Map(holders.map(({ id, email }) => [id, email]));
  const added = await tx.authorisation.createManyAndReturn({
    data: holders.flatMap(({ id: accountId, email }) => {
      const person = wanted.get(email);
      if (!person) return [];
      const { name, mobileNumber, role, accessCode } = person;
      return {
        ...{ organisationId: organisation.id, accountId, role, status: "PENDING" as const, createdAt: now },
        portals: [...(person.portals ?? organisation.portals)],
        accessCode: accessCode ?? newAccessCode(),
        sortName: sortNameOf(name),
        invitedAs: invitedAs(isNew.has(email), name, mobileNumber) ?? noJson,
      };
    }),
    skipDuplicates: true,
    select: { id: true, accountId: true },
  });
  return new Map(added.map(({ id, accountId }) => [emails.get(accountId) ?? "", id]));
}

/** Of who was invited elsewhere and has no number yet: nothing is bound, and without one nobody can activate. */
async function fillInNumbers(tx: Tx, people: readonly LoadedPerson[]): Promise<void> {
  const given = people.flatMap(({ email, mobileNumber }) => (mobileNumber ? [{ email, number: mobileNumber }] : []));
  if (given.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Account" account SET "mobileNumber" = given.number
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(email text, number text)
    WHERE account.email = given.email AND account."mobileNumber" IS NULL AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND NOT EXISTS (
        SELECT FROM "AccountChange" change WHERE change."accountId" = account.id AND change.kind = 'REACTIVATION'
          AND change."completedAt" IS NULL)`;
}
