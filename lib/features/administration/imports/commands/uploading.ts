import "server-only";
import { createHash } from "node:crypto";
import { isAdministrator, isMember, type Actor } from "#lib/platform/access/actor.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { after, hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { readBy } from "#lib/platform/tables/read.ts";
import type { TextChoice } from "#lib/platform/tables/table.ts";
import { events } from "#lib/features/administration/imports/events.ts";
import { mayImport } from "#lib/features/administration/imports/policy.ts";
import type { understand } from "#lib/features/administration/imports/rules/reading.ts";
import { sheetStep, type SheetChoice } from "#lib/features/administration/imports/rules/sheets.ts";
import { draftKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { mended, type CheckedRow, type NumberedCells } from "#lib/features/administration/imports/rules/rows.ts";
import { Match, Mend, Upload } from "#lib/features/administration/imports/schema.ts";
import { rowFields, type Columns } from "#lib/features/administration/imports/rules/fields.ts";
import { checkAgainst, readAll } from "#lib/features/administration/imports/store/checking.ts";
import {
  draftOf,
  findImport,
  lockImport,
  sameFile,
  sourceOf,
  type FoundImport,
} from "#lib/features/administration/imports/store/imports.ts";
import { deleteRows, rowsOf, writeRows } from "#lib/features/administration/imports/store/rows.ts";

type Choice = SheetChoice & TextChoice;

const understander = "lib/features/administration/imports/rules/reading.ts";

/** What a file holds, before it is compared with any organisation. Without sure columns it has no rows yet. */
async function read(bytes: Uint8Array, choice: Choice, now: Date, typed?: Readonly<Record<string, unknown>>) {
  const { sheet, withHidden } = choice;
  const asked = { choice: { sheet, withHidden }, ...(typed && { typed }) };
  const found = await readBy<typeof understand>(understander, asked, bytes, choice);
  if ("count" in found) return refuse(found.refused, { count: found.count });
  if ("refused" in found) return "detail" in found ? found : refuse(found.refused);
  const { columns } = found;
  return found.isRead
    ? { columns, lines: null, rows: await readAll(found.rows, now), count: found.rows.length }
    : { columns, lines: found.rows, rows: null, count: found.rows.length };
}

/** Stores a file and checks every row. Nobody is added yet. The same file again is its draft, with all that was mended. */
export const uploadImport = command({
  event: events["import.upload"],
  input: Upload,
  limits: ({ actor }) =>
    isAdministrator(actor) ? [{ bucket: `import.upload ${actor.organisationId}`, times: 10, withinMs: hours(1) }] : [],
  prepare: ({ input, actor, now }) =>
    isAdministrator(actor) ? read(input.file.bytes, {}, now) : Promise.resolve(refuse("noRows")),
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
    const { columns, lines, rows, count } = prepared;
    const { bytes } = input.file;
    const fileHash = createHash("sha256").update(bytes).digest("base64url");
    const before = await sameFile(tx, organisationId, fileHash);
    if (before) return refuse("sameFile", { at: before.startedAt ?? now, importId: before.id });

    const forgotten = (importId: string) => job("import.forget", { importId }, after(now, draftKeptMs));
    const audit = { organisationId, before: null, after: { rows: count } };
    const draft = await draftOf(tx, organisationId, fileHash);
    if (draft) {
      await tx.import.update({ where: { id: draft.id }, data: { createdAt: now } });
      return done({
        result: { importId: draft.id, isChecked: draft.status === "CHECKED", isAgain: true },
        audit: { ...audit, subjectId: draft.id },
        send: [forgotten(draft.id)],
      });
    }
    const { id } = await tx.import.create({
      data: {
        organisationId,
        startedById: authorisationId,
        fileName: input.file.fileName,
        fileHash,
        status: rows ? "CHECKED" : "UPLOADED",
        columns,
        source: new Uint8Array(bytes),
        createdAt: now,
      },
    });
    const checked = rows && (await checkAgainst(tx, { id: organisationId, portals }, rows));
    await writeRows(tx, { id, organisationId }, checked ?? lines ?? []);
    return done({
      result: { importId: id, isChecked: rows !== null, isAgain: false },
      audit: { ...audit, subjectId: id },
      send: [forgotten(id)],
    });
  },
});

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

const isBeingMatched = (status: FoundImport["status"]) => status === "UPLOADED" || status === "CHECKED";

/** The file of an import that this actor may still match, and how it was read before. */
async function fileToMatch(tx: Tx, actor: Actor, importId: string) {
  const found = await findImport(tx, scopeOf(actor), importId);
  if (!found || !mayImport(actor, found) || !isBeingMatched(found.status)) return null;
  const source = await sourceOf(tx, importId);
  return source && { source, reading: found.columns.reading };
}

/**
 * Says how to read the file, and which column is what. Another sheet or other letters may have other columns, so those
 * are asked again when they are not clear. A column without a use is not kept.
 */
export const matchImport = command({
  event: events["import.match"],
  input: Match,
  async prepare({ input, actor, now, count }) {
    const found = await count((tx) => fileToMatch(tx, actor, input.importId));
    if (!found) return null;
    const { sheet, encoding, separator } = input;
    const choice: Choice = { sheet, withHidden: input.withHidden === "on", encoding, separator };
    const isAnother = isOtherReading(found.reading, choice);
    return read(found.source, choice, now, isAnother ? undefined : input);
  },
  subject: anImport,
  may: mayImport,
  async run({ tx, prepared, subject }) {
    const { id, status, organisationId, organisation } = subject;
    if (!isBeingMatched(status)) return refuse("alreadyChecked");
    if (prepared === null) return refuse("sourceGone");
    if (isRefused(prepared)) return prepared;
    const { columns, rows, lines } = prepared;
    await tx.importRow.deleteMany({ where: { importId: id } });
    const checked = rows && (await checkAgainst(tx, { id: organisationId, portals: organisation.portals }, rows));
    await writeRows(tx, subject, checked ?? lines ?? []);
    const next = checked ? ("CHECKED" as const) : ("UPLOADED" as const);
    await tx.import.update({ where: { id }, data: { status: next, columns } });
    return done({ result: { importId: id, isChecked: next === "CHECKED" }, audit: about(subject, { status: next }) });
  },
});

/** Whether a choice reads the file another way than before. */
const isOtherReading = (before: Columns["reading"], { sheet, withHidden, encoding, separator }: Choice) =>
  (sheet ?? null) !== (before?.sheet ?? null) ||
  withHidden !== (before?.withHidden ?? false) ||
  (encoding !== undefined && encoding !== before?.text?.encoding) ||
  (separator !== undefined && separator !== before?.text?.separator);

/**
 * Mends cells or leaves rows out, and checks all rows again, since each address may stand in another row too. Where
 * somebody else was first in a row, nothing is done: the page shows what stands there now beside what was typed.
 */
export const mendImport = command({
  event: events["import.mend"],
  input: Mend,
  subject: anImport,
  may: mayImport,
  async run({ tx, input, subject, now }) {
    const { id, status } = subject;
    if (status !== "CHECKED") return refuse("alreadyStarted");
    const before = await rowsOf(tx, id);
    const { rows, skipped, overtaken } = mended(before, input);
    if (overtaken.length > 0) return refuse("overtaken", overtakenFacts(overtaken));
    const good = new Set<NumberedCells>(before.filter(({ problems }) => problems === null));
    const read = await readAll(rows, now, (row) => good.has(row));
    const { organisationId, organisation } = subject;
    const checked = await checkAgainst(tx, { id: organisationId, portals: organisation.portals }, read);
    await deleteRows(tx, id, skipped);
    const known = new Map(before.map((row) => [row.number, kept(row)]));
    const changed = checked.filter((row) => known.get(row.number) !== kept(row));
    await writeRows(tx, subject, changed);
    const wrong = checked.filter(({ problems }) => problems).length;
    const stillWrong = changed.some(({ problems }) => problems !== null);
    return done({
      result: { importId: id, wrong, stillWrong, go: input.go },
      audit: about(subject, { skipped: skipped.length, wrong }),
    });
  },
});

/** Which rows, with what stands there now, and the fields that the form must show in place of what came back. */
const overtakenFacts = (rows: ReturnType<typeof mended>["overtaken"]) => ({
  rows: rows
    .map(({ number, now }) => {
      const said = now.filter(Boolean).join(", ");
      return said ? `${number % sheetStep} (${said})` : String(number % sheetStep);
    })
    .join(", "),
  fresh: JSON.stringify(Object.assign({}, ...rows.map(({ fresh }) => fresh))),
});

type Kept = Pick<CheckedRow, "cells" | "problems" | "guessed" | "authorisationId"> & {
  readonly outcome: string | null;
};

/** All that is kept of a row, whatever the order in which the database gives it. */
const kept = ({ cells, problems, guessed, outcome, authorisationId }: Kept) =>
  JSON.stringify([
    rowFields.map((field) => [cells[field], problems?.[field]?.code, problems?.[field]?.row]),
    [...(guessed ?? [])],
    outcome,
    authorisationId,
  ]);
