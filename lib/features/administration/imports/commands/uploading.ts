import "server-only";
import { createHash } from "node:crypto";
import { isAdministrator, isMember } from "#lib/platform/access/actor.ts";
import { after, hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { gently } from "#lib/platform/gentle.ts";
import { readTable } from "#lib/platform/tables/read.ts";
import { events } from "#lib/features/administration/imports/events.ts";
import { mayImport } from "#lib/features/administration/imports/policy.ts";
import { cellsOf, chosenFields, isEnough, readLine } from "#lib/features/administration/imports/rules/columns.ts";
import { readSheets, refusalOfRows, type ReadSheets } from "#lib/features/administration/imports/rules/sheets.ts";
import { draftKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { mended, type NumberedCells } from "#lib/features/administration/imports/rules/rows.ts";
import { Match, Mend, Upload, type Columns } from "#lib/features/administration/imports/schema.ts";
import {
  checkAgainst,
  deleteRows,
  linesOf,
  lockImport,
  readAll,
  rowsOf,
  sameFile,
  writeRows,
  type FoundImport,
} from "#lib/features/administration/imports/store.ts";

/** What a file holds, before it is compared with any organisation. */
async function read(bytes: Uint8Array, now: Date) {
  const table = await readTable(bytes);
  if ("count" in table) return refuse(table.refused, { count: table.count });
  if ("refused" in table) return refuse(table.refused);
  const found = readSheets(table.sheets);
  const refusal = refusalOfRows(found);
  if (refusal) return refusal;
  const { sure, ...matched } = found.matched;
  const { skipped, sheets } = found;
  const columns: Columns = { ...matched, skipped, ...(sheets.length > 1 && { sheets }) };
  const fileHash = createHash("sha256").update(bytes).digest("base64url");
  const lines = found.lines.map(({ number, line }) => ({ number, cells: line }));
  if (!sure) return { fileHash, columns, lines, rows: null };
  return { fileHash, columns, lines, rows: await readAll(await cellsIn(found), now) };
}

/** The cells of all lines by field; others get their turn in between. */
async function cellsIn({ lines }: ReadSheets) {
  const breathe = gently();
  const rows = [];
  for (const { number, line, fields } of lines) {
    await breathe();
    rows.push({ number, ...readLine(fields, line) });
  }
  return rows;
}

/** Stores a file and checks every row. Nobody is added yet. */
export const uploadImport = command({
  event: events["import.upload"],
  input: Upload,
  limits: ({ actor }) =>
    isAdministrator(actor) ? [{ bucket: `import.upload ${actor.organisationId}`, times: 10, withinMs: hours(1) }] : [],
  prepare: ({ input, actor, now }) =>
    isAdministrator(actor) ? read(input.file.bytes, now) : Promise.resolve(refuse("noRows")),
  async subject({ tx, actor }) {
    if (!isMember(actor)) return null;
    const { organisationId, authorisationId } = actor;
    const { portals } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    return { organisationId, authorisationId, portals };
  },
  may: mayImport,
  async run({ tx, input, prepared, subject, now }) {
    if (isRefused(prepared)) return prepared;
    const { organisationId, authorisationId, portals } = subject;
    const { fileHash, columns, lines, rows } = prepared;
    const before = await sameFile(tx, organisationId, fileHash);
    if (before) return refuse("sameFile", { at: before.startedAt ?? now, importId: before.id });

    await tx.import.deleteMany({ where: { organisationId, fileHash, status: { in: ["UPLOADED", "CHECKED"] } } });
    const { id } = await tx.import.create({
      data: {
        organisationId,
        startedById: authorisationId,
        fileName: shownName(input.file.fileName),
        fileHash,
        status: rows ? "CHECKED" : "UPLOADED",
        columns,
        createdAt: now,
      },
    });
    const checked = rows && (await checkAgainst(tx, { id: organisationId, portals }, rows));
    await writeRows(tx, { id, organisationId }, checked ?? lines);
    return done({
      result: { importId: id, isChecked: rows !== null },
      audit: { subjectId: id, organisationId, before: null, after: { rows: lines.length } },
      send: [job("import.forget", { importId: id }, after(now, draftKeptMs))],
    });
  },
});

const shownName = (fileName: string) =>
  (fileName.split(/[\\/]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim()
    .slice(0, 120);

const anImport = ({
  tx,
  scope,
  input,
}: {
  tx: Tx;
  scope: Parameters<typeof lockImport>[1];
  input: { importId: string };
}) => lockImport(tx, scope, input.importId);

const about = <const A extends object>({ id, organisationId, status }: FoundImport, after: A) => ({
  subjectId: id,
  organisationId,
  before: { status },
  after,
});

async function check(tx: Tx, { organisationId, organisation }: FoundImport, rows: readonly NumberedCells[], now: Date) {
  const { portals } = organisation;
  return checkAgainst(tx, { id: organisationId, portals }, await readAll(rows, now));
}

/** Says which column is what. A column without a use is not kept. */
export const matchImport = command({
  event: events["import.match"],
  input: Match,
  subject: anImport,
  may: mayImport,
  async run({ tx, input, subject, now }) {
    const { id, status } = subject;
    if (status !== "UPLOADED") return refuse("alreadyChecked");
    const columns: Columns = { ...subject.columns, fields: chosenFields(subject.columns, input) };
    if (!isEnough(columns.fields)) return refuse("columnsMissing");
    const lines = await linesOf(tx, id);
    const rows = lines.map(({ number, cells }) => ({ number, cells: cellsOf(columns, cells) }));
    await writeRows(tx, subject, await check(tx, subject, rows, now));
    await tx.import.update({ where: { id }, data: { status: "CHECKED", columns } });
    return done({ result: { importId: id }, audit: about(subject, { status: "CHECKED" }) });
  },
});

/** Mends cells or leaves rows out, and checks all rows again, since each address may stand in another row too. */
export const mendImport = command({
  event: events["import.mend"],
  input: Mend,
  subject: anImport,
  may: mayImport,
  async run({ tx, input, subject, now }) {
    const { id, status } = subject;
    if (status !== "CHECKED") return refuse("alreadyStarted");
    const { rows, skipped } = mended(await rowsOf(tx, id), input);
    const checked = await check(tx, subject, rows, now);
    await deleteRows(tx, id, skipped);
    await writeRows(tx, subject, checked);
    const wrong = checked.filter(({ problems }) => problems).length;
    return done({ result: { importId: id, wrong }, audit: about(subject, { skipped: skipped.length, wrong }) });
  },
});
