import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { isStuck } from "./rules/states.ts";
import { Nothing, OnePage } from "./schema.ts";
import { findImport, recentImports, type FoundImport } from "./store/imports.ts";
import { addedOf, countOf, countsOf, linesOf, pageOf, rowsOf } from "./store/rows.ts";
import { standingsOf } from "./store/undoing.ts";

const latest = 10;

/** Earlier files, for the page where an import begins, whether they were finished or not. */
export const importing = query({
  input: Nothing,
  may: isAdministrator,
  async run({ db, scope, now }) {
    const imports = await recentImports(db, scope, latest);
    return {
      imports: imports.map((one) => ({
        id: one.id,
        fileName: one.fileName,
        status: isStuck(one, now) ? ("STOPPED" as const) : one.status,
        createdAt: one.createdAt,
        by: fullName(one.startedBy.account),
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
    const { headers, fields, samples: known } = found.columns;
    // A file from before the samples were kept.
    const lines = !known && found.status === "UPLOADED" ? await linesOf(db, found.id, 50) : [];
    const columns = headers.map((header, index) => {
      const values = known?.[index] ?? lines.flatMap(({ cells }) => cells[index] || []);
      return { index, header, field: fields[index] ?? null, values: values.slice(0, samples) };
    });
    return { id: found.id, status: found.status, columns, reading: found.columns.reading ?? null };
  },
});

export type ColumnsPage = NonNullable<AnswerOf<typeof columnsOf>>;

/** How many rows are shown at once, and how many failed ones of a report. */
const shownRows = 25;

async function wrongRows(db: Reader, { id }: FoundImport, after: number) {
  const rows = await rowsOf(db, id, { after, wrong: true }, shownRows + 1);
  return {
    rows: rows.slice(0, shownRows),
    next: rows.length > shownRows ? (rows[shownRows - 1]?.number ?? null) : null,
  };
}

const nobodyAdded = { begun: 0, staying: 0, leaving: 0 };

/** An import with its state and its rows. */
export const oneImport = query({
  input: OnePage,
  may: isAdministrator,
  async run({ db, scope, input, now }) {
    const found = await findImport(db, scope, input.id);
    if (!found) return null;
    const { id, fileName, status, startedAt, startedBy, organisation, columns } = found;
    const counts = countOf(await countsOf(db, [id]), id);
    const page = input.p ?? 1;
    const isOver = status === "DONE" || status === "UNDONE";
    const { begun, staying, leaving } = isOver ? await standingsOf(db, id) : nobodyAdded;
    return {
      id,
      fileName,
      status,
      isStuck: isStuck(found, now),
      invites: found.invites,
      chosen: columns.portals ?? [],
      counts,
      startedAt,
      by: fullName(startedBy.account),
      opened: stillGiven(organisation.portals),
      unused: columns.headers.filter((header, i) => header !== "" && !columns.fields[i]),
      rows: status === "CHECKED" ? await pageOf(db, id, page, shownRows) : [],
      page,
      pages: Math.max(1, Math.ceil((isOver ? counts.added : counts.all) / shownRows)),
      added: isOver ? await addedOf(db, id, page, shownRows) : [],
      first: (page - 1) * shownRows,
      wrong: isOver ? await wrongRows(db, found, input.na) : { rows: [], next: null },
      sheets: columns.sheets ?? [],
      skipped: columns.skipped ?? [],
      text: columns.reading?.text ?? null,
      canReadAgain: columns.reading !== undefined,
      activated: status === "DONE" ? begun : 0,
      /** How many stay as they are when it is undone, and how many would go. */
      stay: staying,
      undoable: status === "DONE" ? leaving : 0,
      told: input.gedaan ?? null,
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
