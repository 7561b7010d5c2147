import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { Nothing, OnePage } from "./schema.ts";
import {
  activatedSince,
  countOf,
  countsOf,
  findImport,
  linesOf,
  recentImports,
  rowsOf,
  type FoundImport,
} from "./store.ts";

const latest = 10;

/** Earlier files, for the page where an import begins, whether they were finished or not. */
export const importing = query({
  input: Nothing,
  may: isAdministrator,
  async run({ db, scope }) {
    const imports = await recentImports(db, scope, latest);
    return {
      imports: imports.map(({ id, fileName, status, createdAt, startedBy }) => ({
        id,
        fileName,
        status,
        createdAt,
        by: fullName(startedBy.account),
      })),
    };
  },
});

export type Importing = NonNullable<AnswerOf<typeof importing>>;

/** Whoever may import may have the example. */
export const template = query({ input: Nothing, may: isAdministrator, run: () => Promise.resolve({}) });

const samples = 3;

/** What each column probably holds. */
export const columnsOf = query({
  input: OnePage,
  may: isAdministrator,
  async run({ db, scope, input }) {
    const found = await findImport(db, scope, input.id);
    if (!found) return null;
    const { headers, fields } = found.columns;
    const lines = found.status === "UPLOADED" ? await linesOf(db, found.id, 50) : [];
    const columns = headers.map((header, index) => {
      const values = lines.flatMap(({ cells }) => cells[index] || []);
      return { index, header, field: fields[index] ?? null, values: values.slice(0, samples) };
    });
    return { id: found.id, status: found.status, columns };
  },
});

export type ColumnsPage = NonNullable<AnswerOf<typeof columnsOf>>;

/** How many wrong rows can be mended at once. */
const shownRows = 25;

async function wrongRows(db: Reader, { id }: FoundImport, after: number) {
  const rows = await rowsOf(db, id, { after, wrong: true }, shownRows + 1);
  return {
    rows: rows.slice(0, shownRows),
    next: rows.length > shownRows ? (rows[shownRows - 1]?.number ?? null) : null,
  };
}

/** An import with its state and its rows. */
export const oneImport = query({
  input: OnePage,
  may: isAdministrator,
  async run({ db, scope, input }) {
    const found = await findImport(db, scope, input.id);
    if (!found) return null;
    const { id, fileName, status, startedAt, startedBy, organisation, columns } = found;
    const counts = countOf(await countsOf(db, [id]), id);
    const isOver = status === "DONE" || status === "UNDONE";
    return {
      id,
      fileName,
      status,
      counts,
      startedAt,
      by: fullName(startedBy.account),
      opened: stillGiven(organisation.portals),
      unused: columns.headers.filter((header, i) => header !== "" && !columns.fields[i]),
      wrong: status === "CHECKED" || isOver ? await wrongRows(db, found, input.na) : { rows: [], next: null },
      activated: status === "DONE" ? await activatedSince(db, id) : 0,
      isMended: input.gedaan !== undefined,
    };
  },
});

export type OneImport = NonNullable<AnswerOf<typeof oneImport>>;

/** Every wrong row of an import, for someone who would rather mend them in Excel. */
export const allWrongRows = query({
  input: OnePage,
  may: isAdministrator,
  async run({ db, scope, input }) {
    const found = await findImport(db, scope, input.id);
    return found && found.status !== "UPLOADED" ? { rows: await rowsOf(db, found.id, { wrong: true }) } : null;
  },
});
