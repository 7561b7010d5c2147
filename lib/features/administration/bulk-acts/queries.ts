import "server-only";
import { setTimeout } from "node:timers/promises";
import { seenBy } from "#lib/features/administration/colleagues/policy.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { administers, isAdministrator } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { after, days } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { recordFile } from "./commands/ending.ts";
import { isPlannedByTwo } from "./store.ts";
import { acts } from "./rules/acts.ts";
import { isStalled, mostPeople, mostWaitedFor, undoOf } from "./rules/states.ts";
import { BulkActPage, FileOfBulkAct, Nothing } from "./schema.ts";
import { allOf, countsOf, findBulkAct, namesOf, organisationPortals, recentBulkActs } from "./store.ts";

/** How many names a page shows of each kind. */
const shown = 50;

async function names(db: Reader, id: string, left: boolean, from: number) {
  const rows = await namesOf(db, id, { left, after: from, atMost: shown + 1 });
  return { rows: rows.slice(0, shown), next: rows.length > shown ? (rows[shown - 1]?.number ?? null) : null };
}

const lookEveryMs = 100;
const waitMs = 3_000;

/** What is on a few people is done in a moment, so a page about it waits for that moment. */
async function settled(db: Reader, scope: Scope, id: string) {
  for (let waited = 0; ; waited += lookEveryMs) {
    const found = await findBulkAct(db, scope, id);
    if (found?.status !== "RUNNING" || waited >= waitMs) return found;
    if ((await countsOf(db, id)).all > mostWaitedFor) return found;
    await setTimeout(lookEveryMs);
  }
}

/** An act on many with its plan, its progress or its report. */
export const oneBulkAct = query({
  input: BulkActPage,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, na, ook }, now }) {
    const found = await settled(db, scope, id);
    if (!found || !administers(actor, found)) return null;
    const { act, startedBy, organisationId } = found;
    const counts = await countsOf(db, id);
    const isOwn = found.startedById === actor.authorisationId;
    return {
      ...found,
      counts,
      isOwn,
      by: fullName(startedBy.account),
      isStalled: isStalled(found, now),
      background: counts.todo > mostWaitedFor,
      byTwo: found.status === "PLANNED" && act === "withdraw" && (await isPlannedByTwo(db, found)),
      opened: acts[act].asksFirst === "rights" ? await organisationPortals(db, organisationId) : [],
      undo: isOwn && counts.done > 0 ? undoOf(act, found, now) : null,
      stopped: counts.reasons.find(({ reason }) => reason === "stopped")?.count ?? 0,
      left: await names(db, id, true, na),
      included: await names(db, id, false, ook),
    };
  },
});

export type OneBulkAct = NonNullable<AnswerOf<typeof oneBulkAct>>;

/** What the beheerder began and can go back to. */
export const ownBulkActs = query({
  input: Nothing,
  may: isAdministrator,
  run: ({ db, actor, scope, now }) =>
    recentBulkActs(db, scope, { startedById: actor.authorisationId, since: after(now, -days(1)) }),
});

export type Recent = AnswerOf<typeof ownBulkActs>;

/** The people of a selection, for a file that leaves the portal: it is recorded and needs a fresh second factor. */
export const fileOfBulkAct = query({
  input: FileOfBulkAct,
  may: isAdministrator,
  fresh: 5,
  async run({ db, actor, scope, input: { id, soort: kind }, now }) {
    const found = await findBulkAct(db, scope, id);
    if (!found || !acts[found.act].isFile) return null;
    const { organisationId } = actor;
    const among = await allOf(db, id);
    const wanted = { patterns: [], standing: null, among, sort: "name" as const, after: null, atMost: mostPeople };
    const rows = await listColleagues(db, { ...wanted, organisationId }, now);
    return { id, kind, people: rows.map((row) => seenBy(actor, row, now)), at: now };
  },
  traces: ({ id, kind, people }) => [{ command: recordFile, input: { bulkActId: id, kind, rows: people.length } }],
});
