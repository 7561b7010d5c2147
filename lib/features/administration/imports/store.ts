import "server-only";
import { z } from "zod";
import type { PortalKey } from "#lib/platform/portals.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { empty, lock, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { mapGently } from "#lib/platform/gentle.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import { listedMobile } from "./rules/mobile.ts";
import {
  addressesIn,
  readCells,
  rowChecker,
  type CheckedRow,
  type Checking,
  type NumberedCells,
  type ReadCells,
  type Problem,
  type Problems,
} from "./rules/rows.ts";
import { isStuck } from "./rules/states.ts";
import { mostRows, rowFields, type Columns } from "./rules/fields.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

/** An import without its rows: where the file came from, and what was chosen for all rows. */
type Plan = Columns & { readonly portals?: readonly PortalKey[] };

const heading = {
  id: true,
  organisationId: true,
  startedById: true,
  fileName: true,
  status: true,
  columns: true,
  invites: true,
  createdAt: true,
  startedAt: true,
  movedAt: true,
  finishedAt: true,
  undoneAt: true,
  organisation: { select: { name: true, portals: true } },
  startedBy: {
    select: { account: { select: nameColumns } },
  },
} as const;

export async function findImport(db: Reader | Tx, scope: Scope, id: string) {
  const found = await db.import.findFirst({ where: { id, ...within(scope) }, select: heading });
  return found && { ...found, columns: found.columns as unknown as Plan };
}

export type FoundImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** The same, locked until the change commits. */
export async function lockImport(tx: Tx, scope: Scope, id: string): Promise<FoundImport | null> {
  return (await lock(tx, "Import", id)) ? findImport(tx, scope, id) : null;
}

/** The same, for a job: it locks the organisation as well. */
export async function lockImportAsSystem(tx: Tx, scope: Scope, id: string): Promise<FoundImport | null> {
  const seen = await findImport(tx, scope, id);
  if (!seen) return null;
  await lock(tx, "Organisation", seen.organisationId);
  return lockImport(tx, scope, id);
}

/** The latest imports of an organisation, finished or not. */
export const recentImports = (db: Reader, scope: Scope, most: number) =>
  db.import.findMany({ where: within(scope), select: heading, orderBy: { id: "desc" }, take: most });

/** An earlier import of this same file, running or done. */
export const sameFile = (tx: Tx, organisationId: string, fileHash: string) =>
  tx.import.findFirst({
    where: { organisationId, fileHash, status: { in: ["RUNNING", "DONE"] } },
    select: { id: true, startedAt: true },
    orderBy: { id: "desc" },
  });

/** Whether an import is running, and not given up. Two at once could add the same people. */
export const isAnyRunning = async (tx: Tx, organisationId: string, now: Date) =>
  (
    await tx.import.findMany({
      where: { organisationId, status: "RUNNING" },
      select: { status: true, startedAt: true, movedAt: true },
    })
  ).some((one) => !isStuck(one, now));

/* Rows */

const ImportRow = z.object({
  number: z.int(),
  cells: z.record(z.enum(rowFields), z.string()),
  problems: z.partialRecord(z.enum(rowFields), z.custom<Problem>()).nullable(),
  guessed: z.array(z.enum(rowFields)).readonly().nullable(),
  outcome: z.enum(enums.ImportRowOutcome).nullable(),
  authorisationId: z.string().nullable(),
});
export type ImportRow = Readonly<z.infer<typeof ImportRow>>;

const reading = statement("imports.rows", ImportRow);

type NewRow = { readonly number: number; readonly cells: unknown } & Partial<Omit<ImportRow, "number" | "cells">>;

/** How many rows go to the database in one statement: a file has thousands, and all at once would keep others waiting. */
const rowsAtOnce = 500;

/** Writes rows in place of those of the same number. */
export async function writeRows(
  tx: Tx,
  whose: { readonly id: string; readonly organisationId: string },
  rows: readonly NewRow[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) await writeSome(tx, whose, rows.slice(at, at + rowsAtOnce));
}

async function writeSome(
  tx: Tx,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
  rows: readonly NewRow[],
): Promise<void> {
  const given = JSON.stringify(
    rows.map(({ number, cells, problems, guessed, outcome, authorisationId }) => ({
      number,
      cells,
      ...(problems && { problems }),
      ...(guessed && guessed.length > 0 && { guessed }),
      ...(outcome && { outcome }),
      ...(authorisationId && { authorisationId }),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO "ImportRow" ("importId", number, cells, problems, guessed, outcome, "organisationId", "authorisationId")
    SELECT ${id}::uuid, given.number, given.cells, given.problems, given.guessed, given.outcome::"ImportRowOutcome",
           CASE WHEN given."authorisationId" IS NULL THEN NULL ELSE ${organisationId}::uuid END, given."authorisationId"
    FROM jsonb_to_recordset(${given}::jsonb)
      AS given(number int, cells jsonb, problems jsonb, guessed jsonb, outcome text, "authorisationId" uuid)
    ON CONFLICT ("importId", number) DO UPDATE SET
      cells = excluded.cells, problems = excluded.problems, guessed = excluded.guessed, outcome = excluded.outcome,
      "organisationId" = excluded."organisationId", "authorisationId" = excluded."authorisationId"`;
}

/** Writes the lines of a file whose columns are not known yet. */
export async function linesOf(db: Reader | Tx, importId: string, most?: number) {
  const rows = await db.importRow.findMany({
    where: { importId },
    select: { number: true, cells: true },
    orderBy: { number: "asc" },
    ...(most !== undefined && { take: most }),
  });
  return rows.map(({ number, cells }) => ({ number, cells: cells as string[] }));
}

/** Whoever a file added, in its own order. */
export const addedOf = (db: Reader, importId: string, page: number, size: number): Promise<ImportRow[]> =>
  reading(db)`
    SELECT number, cells, problems, guessed, outcome::text AS outcome, "authorisationId" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND outcome = 'ADDED' ORDER BY number LIMIT ${size} OFFSET ${(page - 1) * size}`;

type Where = { readonly after?: number; readonly wrong?: boolean; readonly todo?: boolean };

/** The rows of a checked file, in its own order. */
export function rowsOf(
  db: Reader | Tx,
  importId: string,
  { after = 0, wrong = false, todo = false }: Where = {},
  most = mostRows,
): Promise<ImportRow[]> {
  return reading(db)`
    SELECT number, cells, problems, guessed, outcome::text AS outcome, "authorisationId" FROM "ImportRow"
    WHERE "importId" = ${importId}::uuid AND number > ${after}
      ${wrong ? sql`AND problems IS NOT NULL` : empty} ${todo ? sql`AND outcome IS NULL AND problems IS NULL` : empty}
    ORDER BY number LIMIT ${most}`;
}

const seeing = statement("imports.page", ImportRow.extend({ standing: z.enum(enums.AuthorisationStatus).nullable() }));

/** A row to look at, with the standing of whom it belongs to: someone withdrawn can be authorised again. */
export type SeenRow = Awaited<ReturnType<typeof pageOf>>[number];

/** Some of the rows of a checked file, those that need somebody first: wrong, then guessed, then as in the file. */
export const pageOf = (db: Reader, importId: string, page: number, size: number) =>
  seeing(db)`
    SELECT row.number, row.cells, row.problems, row.guessed, row.outcome::text AS outcome, row."authorisationId",
           own.status::text AS standing
    FROM "ImportRow" row LEFT JOIN "Authorisation" own ON own.id = row."authorisationId"
    WHERE row."importId" = ${importId}::uuid
    ORDER BY row.problems IS NULL, own.status IS NULL OR own.status NOT IN ('WITHDRAWN', 'EXPIRED'), row.guessed IS NULL, row.number
    LIMIT ${size} OFFSET ${(page - 1) * size}`;

/** The file as it was sent, as long as it is kept. */
export async function sourceOf(tx: Tx, id: string): Promise<Uint8Array | null> {
  const { source } = await tx.import.findUniqueOrThrow({ where: { id }, select: { source: true } });
  return source;
}

/** `todo` are good and not added yet, `withdrawn` were colleagues before; of those `guessed` have a cell that was guessed at, `unreachable` have no mobile number, and `plain` no portals of their own. */
const Counts = z.object({
  importId: z.string(),
  ...{ all: z.int(), todo: z.int(), wrong: z.int(), added: z.int(), unchanged: z.int(), undone: z.int() },
  ...{ unreachable: z.int(), plain: z.int(), guessed: z.int(), withdrawn: z.int() },
});
type Counts = Readonly<z.infer<typeof Counts>>;

const counting = statement("imports.counts", Counts);

export function countsOf(db: Reader | Tx, importIds: readonly string[]): Promise<Counts[]> {
  return counting(db)`
    SELECT "importId", count(*)::int AS "all",
           count(*) FILTER (WHERE outcome IS NULL AND problems IS NULL)::int AS todo,
           count(*) FILTER (WHERE problems IS NOT NULL)::int AS wrong,
           count(*) FILTER (WHERE outcome = 'ADDED')::int AS added,
           count(*) FILTER (WHERE outcome = 'UNCHANGED')::int AS unchanged,
           count(*) FILTER (WHERE outcome = 'UNDONE')::int AS undone,
           count(*) FILTER (WHERE outcome IS NULL AND problems IS NULL AND cells->>'mobileNumber' = '')::int AS unreachable,
           count(*) FILTER (WHERE outcome IS NULL AND problems IS NULL AND cells->>'portals' = '')::int AS plain,
           count(*) FILTER (WHERE outcome IS NULL AND problems IS NULL AND guessed IS NOT NULL)::int AS guessed,
           count(*) FILTER (WHERE EXISTS (SELECT FROM "Authorisation" own WHERE own.id = "authorisationId"
                                          AND own.status IN ('WITHDRAWN', 'EXPIRED')))::int AS withdrawn
    FROM "ImportRow" WHERE "importId" = ANY (${[...importIds]}::uuid[]) GROUP BY "importId"`;
}

const nothing = {
  all: 0,
  todo: 0,
  wrong: 0,
  added: 0,
  unchanged: 0,
  undone: 0,
  unreachable: 0,
  plain: 0,
  guessed: 0,
  withdrawn: 0,
};

export const countOf = (counts: readonly Counts[], importId: string): Counts =>
  counts.find((count) => count.importId === importId) ?? { importId, ...nothing };

export const deleteRows = (tx: Tx, importId: string, numbers: readonly number[]) =>
  tx.$executeRaw`DELETE FROM "ImportRow" WHERE "importId" = ${importId}::uuid AND number = ANY (${[...numbers]}::int[])`;

/** Rows that are still wrong when the import starts have failed. */
export const failWrongRows = (tx: Tx, importId: string) =>
  tx.$executeRaw`UPDATE "ImportRow" SET outcome = 'FAILED' WHERE "importId" = ${importId}::uuid AND problems IS NOT NULL`;

/** Whoever started it may no longer do so, so the rows that are left have failed. */
export const failTheRest = (tx: Tx, importId: string, problems: Problems) =>
  tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'FAILED', problems = ${JSON.stringify(problems)}::jsonb
    WHERE "importId" = ${importId}::uuid AND outcome IS NULL`;

/* Checking */

export const checkingFor = (opened: readonly PortalKey[] | null, now: Date): Checking => ({
  mobileOf: (typed) => listedMobile(typed, mobileOf),
  opened,
  today: dayOf(now),
});

/**
 * Reads rows by themselves, and lets other work of the process go on in between. The number in a row that was good is not
 * read again. Of each person is kept what rows are compared by: the names of thousands, held until the last is read, kept
 * the whole process waiting while its memory was tidied.
 */
export function readAll(
  rows: readonly NumberedCells[],
  now: Date,
  wasGood: (row: NumberedCells) => boolean = () => false,
): Promise<readonly ReadCells[]> {
  const checking = checkingFor(null, now);
  const sameNumber: Checking = { ...checking, mobileOf: (number) => ({ number }) };
  return mapGently(rows, (row) => slim(readCells(row, wasGood(row) ? sameNumber : checking)));
}

function slim(row: ReturnType<typeof readCells>): ReadCells {
  if ("problems" in row.read) return { ...row, read: row.read };
  const { person, sortName } = row.read;
  return { ...row, read: { person: { email: person.email, portals: person.portals }, sortName } };
}

type Organisation = { readonly id: string; readonly portals: readonly PortalKey[] };

const belonging = statement("imports.people-here", z.object({ email: z.string(), authorisationId: z.string() }));

/** Checks all rows against each other and against the organisation, with one query for the whole file. */
export async function checkAgainst(
  tx: Tx,
  { id, portals }: Organisation,
  rows: readonly ReadCells[],
): Promise<CheckedRow[]> {
  const found = await belonging(tx)`
    SELECT account.email, own.id AS "authorisationId" FROM "Account" account
    JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = ${id}::uuid
    WHERE account.email IN (SELECT jsonb_array_elements_text(${JSON.stringify(addressesIn(rows))}::jsonb))
      AND (own."invitedEmail" IS NULL OR own."invitedEmail" = account.email)`;
  const existing = new Map(found.map(({ email, authorisationId }) => [email, authorisationId]));
  return mapGently(rows, rowChecker(existing, portals));
}

/* Undoing */

/** How many of the people an import added can sign in, or could once. */
export const activatedSince = (db: Reader | Tx, importId: string) =>
  db.authorisation.count({ where: { importId, status: { in: ["ACTIVE", "BLOCKED"] } } });

/** Whoever an import added and became beheerder since: who undoes it leaves them as they are. */
const stays = sql`own.role = 'ADMINISTRATOR'`;

/** How many those are. */
export const stayingOf = (db: Reader | Tx, importId: string) =>
  db.authorisation.count({ where: { importId, role: "ADMINISTRATOR" } });

/** No other row refers to this authorisation that would stay without it; each such table is named here. */
const isUntouched = sql`
  NOT EXISTS (SELECT FROM "HelpRequest" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "LoginTransaction" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "AccountChange" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "Session" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "StaffView" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "Appointment" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "ImportRow" other WHERE other."authorisationId" = own.id)
  AND NOT EXISTS (SELECT FROM "OneTimeLink" other WHERE other."authorisationId" = own.id AND other."usedAt" IS NOT NULL)`;

/** Without this authorisation, no other row refers to the account. */
const isAlone = sql`
  NOT EXISTS (SELECT FROM "Authorisation" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "OneTimeLink" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "LoginTransaction" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "Session" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "HelpRequest" other WHERE account.id IN (other."accountId", other."takenById"))
  AND NOT EXISTS (SELECT FROM "CallBackRequest" other WHERE account.id IN (other."accountId", other."takenById"))
  AND NOT EXISTS (SELECT FROM "AccountChange" other WHERE other."accountId" = account.id)
  AND NOT EXISTS (SELECT FROM "StaffCase" other WHERE account.id IN (other."accountId", other."takenById"))`;

const accountLock = statement("imports.lock-accounts", onlyId);
const authorisationLock = statement("imports.lock-authorisations", z.object({ id: z.string(), accountId: z.string() }));
const leaving = statement("imports.untouched", onlyId);

/**
 * Removes whoever was added and never began, as if the file had not been. Whoever left a trace, or must stay, stays
 * withdrawn; whoever became beheerder since is left alone.
 */
export async function removeAdded(tx: Tx, importId: string, now: Date): Promise<number> {
  await accountLock(tx)`
    SELECT id FROM "Account" WHERE id IN (SELECT "accountId" FROM "Authorisation" WHERE "importId" = ${importId}::uuid)
    ORDER BY id FOR UPDATE`;
  const rows = await authorisationLock(tx)`
    SELECT own.id, own."accountId" FROM "Authorisation" own
    WHERE own."importId" = ${importId}::uuid AND NOT ${stays} ORDER BY own.id FOR UPDATE`;
  const ids = rows.map(({ id }) => id);
  const accountIds = rows.map(({ accountId }) => accountId);
  await tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'UNDONE', "authorisationId" = NULL, "organisationId" = NULL
    WHERE "importId" = ${importId}::uuid AND outcome = 'ADDED' AND NOT EXISTS (
      SELECT FROM "Authorisation" own WHERE own.id = "ImportRow"."authorisationId" AND ${stays})`;
  // One link activates the account wherever it waits, so another organisation's invitation still needs it.
  await tx.$executeRaw`
    UPDATE "OneTimeLink" link SET "authorisationId" = elsewhere.id FROM "Authorisation" elsewhere
    WHERE link."authorisationId" = ANY (${ids}::uuid[]) AND link.purpose = 'ACTIVATE'
      AND link."usedAt" IS NULL AND link."replacedAt" IS NULL
      AND elsewhere."accountId" = link."accountId" AND elsewhere.status = 'PENDING' AND elsewhere.id <> ALL (${ids}::uuid[])`;
  await tx.$executeRaw`
    UPDATE "OneTimeLink" SET "replacedAt" = ${now}::timestamptz
    WHERE "authorisationId" = ANY (${ids}::uuid[]) AND "usedAt" IS NULL AND "replacedAt" IS NULL`;
  await tx.$executeRaw`
    UPDATE "Authorisation" SET status = 'WITHDRAWN', "withdrawnAt" = ${now}::timestamptz
    WHERE id = ANY (${ids}::uuid[]) AND status <> 'WITHDRAWN'`;
  const untouched = await leaving(tx)`
    SELECT own.id FROM "Authorisation" own WHERE own.id = ANY (${ids}::uuid[]) AND ${isUntouched}
      AND NOT is_held(own."accountId", own."organisationId")`;
  const gone = untouched.map(({ id }) => id);
  await tx.$executeRaw`DELETE FROM "OneTimeLink" WHERE "authorisationId" = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Authorisation" WHERE id = ANY (${gone}::uuid[])`;
  await tx.$executeRaw`
    DELETE FROM "Account" account WHERE account.id = ANY (${accountIds}::uuid[]) AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND ${isAlone}`;
  return rows.length;
}
