import "server-only";
import { z } from "zod";
import { isSignedIn, type Actor, type Identity } from "../access/actor.ts";
import { actorOf } from "../access/actor-of.ts";
import type { Tx } from "../db/types.ts";
import { hours } from "../durations.ts";
import { job } from "../outbox/outgoing.ts";
import { keyedHash } from "../secrets.ts";
import { takeLimits, type Limit } from "./limit.ts";
import { record } from "./record.ts";
import type { RequestFacts } from "./request.ts";
import { tallied, tally } from "./tally.ts";
import { transaction } from "./transaction.ts";

/** What was denied too often to be recorded each time: of which command, to whom and where, in which quarter of an hour. */
export const Denials = z.object({
  of: z.string().regex(/^[\w.-]{1,64}$/),
  accountId: z.uuid().nullable(),
  organisationId: z.uuid().nullable(),
  window: z.int(),
  since: z.iso.datetime(),
});
type Denied = Pick<z.infer<typeof Denials>, "of" | "accountId" | "organisationId">;

declare module "../outbox/outgoing.ts" {
  interface Jobs {
    "denials.note": z.input<typeof Denials>;
  }
}

/** How many denials have a record each: the log keeps every record for years, and anybody who likes can be denied. */
export const recordedAnHour = { ofAccount: 100, ofNetwork: 20, ofVisitors: 200 };

function limitsOf(actor: Actor, { ip }: RequestFacts): Limit[] {
  const anHour = (bucket: string, times: number) => ({ bucket: `denied ${bucket}`, times, withinMs: hours(1) });
  if (isSignedIn(actor)) return [anHour(actor.accountId, recordedAnHour.ofAccount)];
  if (actor.kind === "system") return [];
  return [
    anHour(`to ${keyedHash("ip", ip)}`, recordedAnHour.ofNetwork),
    anHour("to visitors", recordedAnHour.ofVisitors),
  ];
}

const keyOf = ({ of, accountId, organisationId }: Denied) => `denied ${of} ${accountId} ${organisationId}`;

/**
 * Recorded in a transaction of its own, since that of the attempt was rolled back. Of what comes too often only how often
 * it came is recorded, once for each quarter of an hour and command.
 */
export async function recordDenial(event: string, identity: Identity, request: RequestFacts): Promise<void> {
  await transaction(async (db, tx) => {
    const { actor, now } = await actorOf(tx, identity);
    const organisationId = actor.kind === "member" ? actor.organisationId : null;
    if (await takeLimits(tx, limitsOf(actor, request), now)) {
      const denied = { of: event, accountId: isSignedIn(actor) ? actor.accountId : null, organisationId };
      return tally(tx, keyOf(denied), now, (window, due) =>
        job("denials.note", { ...denied, window, since: now.toISOString() }, due),
      );
    }
    const audit = { subjectId: null, organisationId, before: null, after: null };
    await record(db, event, "denied", { actor, now, request, audit });
  });
}

/** How many there were beside those recorded, in a quarter that has passed. */
export const denialsIn = (tx: Tx, denied: Denied, window: number) => tallied(tx, keyOf(denied), window);
