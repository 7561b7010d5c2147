import "server-only";
import { z } from "zod";
import { mostRows, rowFields } from "#lib/features/administration/imports/rules/fields.ts";
import type { Problem, Problems } from "#lib/features/administration/imports/rules/rows.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";

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

/** The lines of a file whose columns are not known yet, in its own order. */
export async function linesOf(db: Db, importId: string, most?: number) {
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
  db: Db,
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

/** `todo` are good and not added yet, `twice` stand in an earlier row of the file, `withdrawn` were colleagues before; of those `guessed` have a cell that was guessed at, `unreachable` have no mobile number, and `plain` no portals of their own. */
const Counts = z.object({
  importId: z.string(),
  ...{
    all: z.int(),
    todo: z.int(),
    wrong: z.int(),
    added: z.int(),
    unchanged: z.int(),
    twice: z.int(),
    undone: z.int(),
  },
  ...{ unreachable: z.int(), plain: z.int(), guessed: z.int(), withdrawn: z.int() },
});
type Counts = Readonly<z.infer<typeof Counts>>;

const counting = statement("imports.counts", Counts);

export function countsOf(db: Db, importIds: readonly string[]): Promise<Counts[]> {
  return counting(db)`
    SELECT "importId", count(*)::int AS "all",
           count(*) FILTER (WHERE outcome IS NULL AND problems IS NULL)::int AS todo,
           count(*) FILTER (WHERE problems IS NOT NULL)::int AS wrong,
           count(*) FILTER (WHERE outcome = 'ADDED')::int AS added,
           count(*) FILTER (WHERE outcome = 'UNCHANGED' AND "authorisationId" IS NOT NULL)::int AS unchanged,
           count(*) FILTER (WHERE outcome = 'UNCHANGED' AND "authorisationId" IS NULL)::int AS twice,
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
  twice: 0,
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

const starterGone: Problems = { email: { code: "starterGone" } };

/** Whoever started these may no longer do so, so the rows that are left have failed. */
export const failTheRest = (tx: Tx, importIds: readonly string[]) =>
  tx.$executeRaw`
    UPDATE "ImportRow" SET outcome = 'FAILED', problems = ${JSON.stringify(starterGone)}::jsonb
    WHERE "importId" = ANY (${[...importIds]}::uuid[]) AND outcome IS NULL`;
