import "server-only";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { Nothing, OneFile } from "./schema.ts";
import { mostLoadRows } from "./rules/columns.ts";
import { countsOfLoad, findLoad, isWorkWaiting, loadRowsOf, recentLoads, skippedIn } from "./store/files.ts";

const latest = 10;

/** Earlier files, for the page where loading begins, whether they were finished or not. */
export const loading = query({
  input: Nothing,
  may: mayManageOrganisations,
  async run({ db }) {
    const loads = await recentLoads(db, latest);
    return {
      loads: loads.map(({ id, fileName, status, createdAt, startedBy }) => ({
        ...{ id, fileName, status, createdAt },
        by: fullName(startedBy),
      })),
    };
  },
});

export type LoadingPage = NonNullable<AnswerOf<typeof loading>>;

const shownRows = 50;

/** A file with its state: before it starts the rows that deserve a look, afterwards all of them. */
export const oneLoad = query({
  input: OneFile,
  may: mayManageOrganisations,
  async run({ db, scope, input: { id, na } }) {
    const found = await findLoad(db, scope, id);
    if (!found) return null;
    const { fileName, status, startedAt, startedBy } = found;
    const where = { after: na, notable: status === "CHECKED" };
    const rows = status === "RUNNING" ? [] : await loadRowsOf(db, id, where, shownRows + 1);
    return {
      ...{ id, fileName, status, startedAt, by: fullName(startedBy) },
      isStuck: status === "RUNNING" && !(await isWorkWaiting(db)),
      counts: await countsOfLoad(db, id),
      skipped: skippedIn(found.skipped),
      rows: rows.slice(0, shownRows),
      next: rows.length > shownRows ? (rows[shownRows - 1]?.number ?? null) : null,
      isFirst: na === 0,
    };
  },
});

export type LoadPage = NonNullable<AnswerOf<typeof oneLoad>>;

/** Whoever may load a file may have the names of its columns. */
export const loadTemplate = query({ input: Nothing, may: mayManageOrganisations, run: () => Promise.resolve({}) });

/** Every wrong row of a file, for someone who would rather mend them in Excel. */
export const wrongLoadRows = query({
  input: OneFile,
  may: mayManageOrganisations,
  async run({ db, scope, input: { id } }) {
    const found = await findLoad(db, scope, id);
    return found && { rows: await loadRowsOf(db, id, { wrong: true }, mostLoadRows) };
  },
});
