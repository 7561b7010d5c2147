import "server-only";
import { z } from "zod";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/types.ts";
import { days, minutes } from "../durations.ts";
import { enqueue } from "../outbox/enqueue.ts";
import type { Outgoing } from "../outbox/outgoing.ts";
import { countIn } from "./limit.ts";

const windowMs = minutes(15);
/** A worker that was away for a day still finds how many there were. */
const keptMs = days(2);

const bucketOf = (what: string, window: number) => `tally ${what} ${window}`;

/**
 * Counts what others can make happen as often as they like, to be written down once for each quarter of an hour: the
 * first one plans the job that does.
 */
export async function tally(tx: Tx, what: string, now: Date, jobOf: (window: number, due: Date) => Outgoing) {
  const window = Math.floor(now.getTime() / windowMs);
  const bucket = bucketOf(what, window);
  const { counts } = await countIn(tx, [{ bucket, times: 1_000_000_000, withinMs: keptMs }], now);
  if (counts.get(bucket) === 1) await enqueue(tx, [jobOf(window, endOf(window))], now);
}

export const endOf = (window: number) => new Date((window + 1) * windowMs);

const reading = statement("tally.count", z.object({ count: z.int() }));

/** How many there were in a quarter that has passed. */
export async function tallied(tx: Tx, what: string, window: number): Promise<number> {
  const [row] = await reading(tx)`SELECT count FROM "Limit" WHERE bucket = ${bucketOf(what, window)}`;
  return row?.count ?? 0;
}
