import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/platform/access/scope.ts";
import { empty, lock, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { Skipped } from "#lib/features/administration/imports/rules/skipped.ts";
import type { LoadCells, LoadField } from "#lib/features/insurer/organisation-files/rules/columns.ts";
import type { LoadState } from "#lib/features/insurer/organisation-files/rules/states.ts";
import type { CheckedLoadRow } from "#lib/features/insurer/organisation-files/rules/matching.ts";
import type { LoadProblems } from "#lib/features/insurer/organisation-files/rules/rows.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

const isObject = (kept: unknown) => typeof kept === "object" && kept !== null;

const heading = {
  id: true,
  startedById: true,
  fileName: true,
  skipped: true,
  status: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  startedBy: {
    select: { ...nameColumns, email: true, locale: true },
  },
} as const;

export const findLoad = async (db: Db, scope: Scope, id: string) =>
  scope.of === "everything" ? db.organisationLoad.findUnique({ where: { id }, select: heading }) : null;

export type FoundLoad = NonNullable<Awaited<ReturnType<typeof findLoad>>>;

export async function lockLoad(tx: Tx, scope: Scope, id: string): Promise<FoundLoad | null> {
  await lock(tx, "OrganisationLoad", id);
  return findLoad(tx, scope, id);
}

export const recentLoads = (db: Reader, most: number) =>
  db.organisationLoad.findMany({ select: heading, orderBy: { id: "desc" }, take: most });

const waiting = statement("organisation-files.work-waiting", onlyId);

/** Whether a file is being loaded: until it is done or given up, there is always a job for what comes next. */
export async function isWorkWaiting(db: Db): Promise<boolean> {
  const found = await waiting(db)`
    SELECT id FROM "Outbox"
    WHERE kind = 'JOB' AND "to" = 'organisation-file.run' AND "sentAt" IS NULL AND "deadAt" IS NULL LIMIT 1`;
  return found.length > 0;
}

export type LoadRow = {
  readonly number: number;
  readonly cells: LoadCells;
  /** The first and the last row of its organisation. */
  readonly group: number;
  readonly last: number;
  readonly organisationId: string | null;
  /** The file made the organisation. */
  readonly isNew: boolean;
  readonly kept: readonly LoadField[];
  readonly problems: LoadProblems | null;
  readonly outcome: "ADDED" | "UNCHANGED" | "FAILED" | null;
};

/** A row after the check, without the cells it was read from. */
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

type Stored = Omit<LoadRow, "number" | "problems" | "outcome" | "cells"> & { readonly typed: LoadCells };

const reading = statement(
  "organisation-files.rows",
  z.object({
    number: z.int(),
    stored: z.custom<Stored>(isObject),
    problems: z.custom<LoadProblems>(isObject).nullable(),
    outcome: z.enum(enums.LoadOutcome).nullable(),
  }),
);

type Where = {
  readonly after?: number;
  readonly until?: number;
  readonly todo?: boolean;
  readonly good?: boolean;
  readonly notable?: boolean;
  readonly wrong?: boolean;
};

const isTodo = sql`outcome IS NULL AND problems IS NULL`;

/** In the file's own order. `notable` are the rows that are wrong, or differ from what is there. */
export async function loadRowsOf(
  db: Db,
  loadId: string,
  { after: beyond = 0, until, todo = false, good = false, notable = false, wrong = false }: Where,
  most: number,
): Promise<LoadRow[]> {
  const rows = await reading(db)`
    SELECT number, cells AS stored, problems, outcome::text AS outcome FROM "OrganisationLoadRow"
    WHERE "loadId" = ${loadId}::uuid AND number > ${beyond} ${until === undefined ? empty : sql`AND number <= ${until}`}
      ${todo ? sql`AND ${isTodo}` : empty} ${good ? sql`AND problems IS NULL` : empty} ${wrong ? sql`AND problems IS NOT NULL` : empty}
      ${notable ? sql`AND (problems IS NOT NULL OR cells->'kept' <> '[]')` : empty}
    ORDER BY number LIMIT ${most}`;
  return rows.map(({ stored: { typed, ...about }, ...row }) => ({ ...row, ...about, cells: typed }));
}

export const deleteLoadRows = (tx: Tx, loadId: string, numbers: readonly number[]) =>
  tx.$executeRaw`
    DELETE FROM "OrganisationLoadRow" WHERE "loadId" = ${loadId}::uuid AND number = ANY (${[...numbers]}::int[])`;

export const failWrongLoadRows = (tx: Tx, loadId: string) =>
  tx.$executeRaw`
    UPDATE "OrganisationLoadRow" SET outcome = 'FAILED' WHERE "loadId" = ${loadId}::uuid AND problems IS NOT NULL`;

/**
 * `people` are to be added, and `unreachable` of them have no mobile number. `different` are there already and differ
 * from the file. `fresh` organisations will be made, or were; `known` ones were there before.
 */
const LoadCounts = z.object({
  ...{ all: z.int(), todo: z.int(), people: z.int(), unreachable: z.int(), wrong: z.int(), unchanged: z.int() },
  ...{ different: z.int(), added: z.int(), fresh: z.int(), known: z.int() },
});
type LoadCounts = Readonly<z.infer<typeof LoadCounts>>;

const counting = statement("organisation-files.counts", LoadCounts);

const noRows = {
  ...{ all: 0, todo: 0, people: 0, unreachable: 0, wrong: 0, unchanged: 0, different: 0, added: 0, fresh: 0, known: 0 },
};

export async function countsOfLoad(db: Db, loadId: string): Promise<LoadCounts> {
  const isPerson = sql`cells->'typed'->>'email' <> ''`;
  const [row] = await counting(db)`
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
  file: {
    readonly startedById: string;
    readonly fileName: string;
    readonly fileHash: string;
    readonly skipped: readonly Skipped[];
  },
  now: Date,
) =>
  tx.organisationLoad.create({
    data: { ...file, skipped: [...file.skipped], status: "CHECKED" satisfies LoadState, createdAt: now },
    select: { id: true },
  });

/** What was left out of a file; nothing is known of one from before this was kept. */
export const skippedIn = (stored: unknown): readonly Skipped[] =>
  z.array(z.custom<Skipped>(isObject)).catch([]).parse(stored);
