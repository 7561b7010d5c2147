import "server-only";
import { createHash } from "node:crypto";
import { cellsOf } from "#lib/features/administration/imports/rules/columns.ts";
import { draftKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { events } from "#lib/features/insurer/organisation-files/events.ts";
import {
  loadCells,
  mostLoadRows,
  personColumns,
  readLoadSheets,
} from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { checkLoad } from "#lib/features/insurer/organisation-files/rules/matching.ts";
import { Upload } from "#lib/features/administration/imports/schema.ts";
import { knownTo, readRows } from "#lib/features/insurer/organisation-files/store/known.ts";
import { asRow, newLoad, writeLoadRows } from "#lib/features/insurer/organisation-files/store/files.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { gently } from "#lib/platform/gentle.ts";
import { readTable } from "#lib/platform/tables/read.ts";

/** What a file says by itself, before it is compared with what is there. */
async function read(bytes: Uint8Array, now: Date) {
  const table = await readTable(bytes);
  if ("count" in table) return refuse(table.refused, { count: table.count });
  if ("refused" in table) return refuse(table.refused);
  const found = readLoadSheets(table.sheets);
  if ("refused" in found) return found;
  const { lines, skipped } = found;
  if (lines.length > mostLoadRows) return refuse("tooManyRows", { count: lines.length, limit: mostLoadRows });
  const breathe = gently();
  const rows = [];
  for (const { number, line, columns } of lines) {
    await breathe();
    const { initials, firstName, namePrefix, lastName, email, mobileNumber } = cellsOf(personColumns(columns), line);
    const person = { initials, firstName, namePrefix, lastName, email, mobileNumber };
    rows.push({ number, cells: loadCells(columns, line, person) });
  }
  const fileHash = createHash("sha256").update(bytes).digest("base64url");
  return { fileHash, skipped, rows: await readRows(rows, now) };
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
    const { fileHash, rows, skipped } = prepared;
    const checked = checkLoad(rows, await knownTo(tx, rows));
    const file = { startedById: actor.accountId, fileName: shownName(input.file.fileName), fileHash, skipped };
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
