import { chooseForMany, prepareBulkAct } from "#lib/features/administration/bulk-acts/commands/preparing.ts";
import { runBulkAct, startBulkAct } from "#lib/features/administration/bulk-acts/commands/running.ts";
import type { ActName } from "#lib/features/administration/bulk-acts/rules/acts.ts";
import { boxOf } from "#lib/features/administration/bulk-acts/schema.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { waiting } from "./outbox.ts";
import type { TestPerson } from "./people.ts";

/** What the form of a list sends when these people are ticked. */
export const ticked = (...people: readonly TestPerson[]) =>
  Object.fromEntries(people.map(({ authorisationId }) => [boxOf(authorisationId), "on"]));

export const prepares = (who: Identity, act: ActName, selection: object) =>
  execute(prepareBulkAct, who, { act, ...selection });

export async function prepared(who: Identity, act: ActName, selection: object): Promise<string> {
  const reply = await prepares(who, act, selection);
  if (reply.status !== "done") throw new Error(`not prepared: ${JSON.stringify(reply)}`);
  return reply.result.bulkActId;
}

export const chooses = (who: Identity, bulkActId: string, chosen: object) =>
  execute(chooseForMany, who, { bulkActId, ...chosen });

export const starts = (who: Identity, bulkActId: string, given: object = {}) =>
  execute(startBulkAct, who, { bulkActId, ...given });

const asJob = (bulkActId: string, outboxId?: string) =>
  execute(
    runBulkAct,
    { kind: "system", job: runBulkAct.event },
    { bulkActId },
    { id: crypto.randomUUID(), ip: "", locale: "nl", ...(outboxId && { outboxId }) },
  );

/** Does the jobs of acts on many alone, the way the worker does; at most so many. */
export async function worksOn(most = 1_000): Promise<number> {
  for (let done = 0; ; done++) {
    const next = (await waiting()).find(({ to }) => to === runBulkAct.event);
    if (!next || done === most) return done;
    await asJob((next.message as { bulkActId: string }).bulkActId, next.id);
  }
}

/** From the selection to the report. */
export async function doneTo(who: Identity, act: ActName, selection: object, given: object = {}): Promise<string> {
  const bulkActId = await prepared(who, act, selection);
  const reply = await starts(who, bulkActId, given);
  if (reply.status !== "done") throw new Error(`not started: ${JSON.stringify(reply)}`);
  await worksOn();
  return bulkActId;
}

export const theAct = async (id: string) => (await database()).prisma.bulkAct.findUniqueOrThrow({ where: { id } });

/** What became of each, by the authorisation. */
export async function outcomesOf(bulkActId: string): Promise<Record<string, string>> {
  const items = await (await database()).prisma.bulkActItem.findMany({ where: { bulkActId } });
  return Object.fromEntries(
    items.map(({ authorisationId, outcome, reason }) => [authorisationId, reason ?? outcome ?? "todo"]),
  );
}
