import "server-only";
import { createHash } from "node:crypto";
import { draftKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { events } from "#lib/features/insurer/organisation-files/events.ts";
import type { understand } from "#lib/features/insurer/organisation-files/rules/reading.ts";
import { mostLoadRows } from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { checkLoad, mendedLoad } from "#lib/features/insurer/organisation-files/rules/matching.ts";
import { MendLoad } from "#lib/features/insurer/organisation-files/schema.ts";
import { Upload } from "#lib/features/administration/imports/schema.ts";
import { knownTo, readRows } from "#lib/features/insurer/organisation-files/store/known.ts";
import {
  asRow,
  deleteLoadRows,
  loadRowsOf,
  lockLoad,
  newLoad,
  writeLoadRows,
} from "#lib/features/insurer/organisation-files/store/files.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { readBy } from "#lib/platform/tables/read.ts";

const understander = "lib/features/insurer/organisation-files/rules/reading.ts";

/** What a file says by itself, before it is compared with what is there. */
async function read(bytes: Uint8Array, now: Date) {
  const found = await readBy<typeof understand>(understander, undefined, bytes);
  if ("count" in found) return refuse(found.refused, { count: found.count });
  if ("refused" in found) return "detail" in found ? found : refuse(found.refused);
  const fileHash = createHash("sha256").update(bytes).digest("base64url");
  return { fileHash, skipped: found.skipped, rows: await readRows(found.rows, now) };
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
    const file = { startedById: actor.accountId, fileName: input.file.fileName, fileHash, skipped };
    const { id } = await newLoad(tx, file, now);
    await writeLoadRows(tx, id, checked.map(asRow));
    return done({
      result: { loadId: id },
      audit: { subjectId: id, organisationId: null, before: null, after: { rows: rows.length } },
      send: [job("organisation-file.forget", { loadId: id }, after(now, draftKeptMs))],
    });
  },
});

/** Mends cells or leaves rows out, and checks all rows again, since each number and address may stand in another row too. */
export const mendLoad = command({
  event: events["organisation-file.mend"],
  input: MendLoad,
  subject: ({ tx, scope, input }) => lockLoad(tx, scope, input.loadId),
  may: mayManageOrganisations,
  async run({ tx, input, subject: { id, status }, now }) {
    if (status !== "CHECKED") return refuse("alreadyStarted");
    const { rows, skipped } = mendedLoad(await loadRowsOf(tx, id, {}, mostLoadRows), input);
    const read = await readRows(rows, now);
    const checked = checkLoad(read, await knownTo(tx, read)).map(asRow);
    await deleteLoadRows(tx, id, skipped);
    await writeLoadRows(tx, id, checked);
    const wrong = checked.filter(({ problems }) => problems !== null).length;
    return done({
      result: { loadId: id },
      audit: { subjectId: id, organisationId: null, before: null, after: { skipped: skipped.length, wrong } },
    });
  },
});
