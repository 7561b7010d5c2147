import "server-only";
import { createHash } from "node:crypto";
import { cellsOf } from "#lib/features/administration/imports/rules/columns.ts";
import { draftKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { events } from "#lib/features/insurer/organisation-files/events.ts";
import {
  loadCells,
  loadColumns,
  mostLoadRows,
  personColumns,
  refusalOfColumns,
} from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { checkLoad } from "#lib/features/insurer/organisation-files/rules/matching.ts";
import { Upload } from "#lib/features/administration/imports/schema.ts";
import { knownTo, readRows } from "#lib/features/insurer/organisation-files/store/known.ts";
import { asRow, newLoad, writeLoadRows } from "#lib/features/insurer/organisation-files/store/files.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { readTable } from "#lib/platform/tables/read.ts";

/** What a file says by itself, before it is compared with what is there. */
async function read(bytes: Uint8Array, now: Date) {
  const table = await readTable(bytes);
  if ("count" in table) return refuse(table.refused, { count: table.count });
  if ("refused" in table) return refuse(table.refused);
  const sheets = table.sheets.map(({ rows: lines }) => ({ lines, columns: loadColumns(lines) }));
  const known = ({ columns }: { columns: ReturnType<typeof loadColumns> }) => columns.columns.filter(Boolean).length;
  const [best] = sheets.sort((a, b) => known(b) - known(a));
  const refusal = best ? refusalOfColumns(best.columns) : refuse("noRows");
  if (!best || refusal) return refusal ?? refuse("noRows");
  const { lines, columns } = best;
  const below = lines.filter(({ number }) => number > columns.headerRow);
  if (below.length === 0) return refuse("noRows");
  if (below.length > mostLoadRows) return refuse("tooManyRows", { count: below.length, limit: mostLoadRows });
  const ofPerson = personColumns(columns);
  const rows = below.map(({ number, cells }) => {
    const { initials, firstName, namePrefix, lastName, email, mobileNumber } = cellsOf(ofPerson, cells);
    const person = { initials, firstName, namePrefix, lastName, email, mobileNumber };
    return { number, cells: loadCells(columns, cells, person) };
  });
  const fileHash = createHash("sha256").update(bytes).digest("base64url");
  return { fileHash, rows: await readRows(rows, now) };
}

/** Stores a file and checks every row. Nothing is made yet. */
export const uploadLoad = command({
  event: events["organisation-file.upload"],
  input: Upload,
  limits: ({ actor }) =>
    mayManageOrganisations(actor)
      ? [{ bucket: `organisation-file.upload ${actor.accountId}`, times: 20, withinMs: hours(1) }]
      : [],
  prepare: ({ input, actor, now }) =>
    mayManageOrganisations(actor) ? read(input.file.bytes, now) : Promise.resolve(refuse("noRows")),
  subject: ({ input }) => Promise.resolve(input),
  may: mayManageOrganisations,
  async run({ tx, actor, input, prepared, now }) {
    if (isRefused(prepared)) return prepared;
    const { fileHash, rows } = prepared;
    const checked = checkLoad(rows, await knownTo(tx, rows));
    const file = { startedById: actor.accountId, fileName: shownName(input.file.fileName), fileHash };
    const { id } = await newLoad(tx, file, now);
    await writeLoadRows(tx, id, checked.map(asRow));
    return done({
      result: { loadId: id },
      audit: { subjectId: id, organisationId: null, before: null, after: { rows: rows.length } },
      send: [job("organisation-file.forget", { loadId: id }, after(now, draftKeptMs))],
    });
  },
});

const shownName = (fileName: string) =>
  (fileName.split(/[\\/]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 120);
