import "server-only";
import { z } from "zod";
import { statement } from "../db/statement.ts";
import { days, hours } from "../durations.ts";
import type { Tx } from "../db/types.ts";
import { keyedHash } from "../secrets.ts";

/** At most this many `times` in a period that begins with the first; `bucket` says of what, without personal data. */
export type Limit = { readonly bucket: string; readonly times: number; readonly withinMs: number };

const counting = statement("limit.count", z.object({ count: z.int() }));
const emptying = statement("limit.resets-at", z.object({ resetsAt: z.date() }));

type Counted = {
  /** The buckets without room, each with the moment it is empty again. When there are any, nothing was counted. */
  readonly full: ReadonlyMap<string, Date>;
  /** How many times each of the others has been taken, with this one. */
  readonly counts: ReadonlyMap<string, number>;
};

/** Null when all have room and this time is counted, otherwise the moment the fullest is empty again. */
export async function takeLimits(tx: Tx, limits: readonly Limit[], now: Date): Promise<Date | null> {
  const { full } = await countIn(tx, limits, now);
  return full.size === 0 ? null : new Date(Math.max(...[...full.values()].map(Number)));
}

/**
 * Counts this time in every bucket or in none. It is exact however many ask at once: one statement for each bucket
 * both decides and counts. It throws when the database does not answer: what is not counted does not pass.
 */
export async function countIn(tx: Tx, limits: readonly Limit[], now: Date): Promise<Counted> {
  const full = new Map<string, Date>();
  const counts = new Map<string, number>();
  // Always in the same order, so that two requests on the same buckets wait for each other and never deadlock.
  for (const { bucket, times, withinMs } of [...limits].sort((a, b) => (a.bucket < b.bucket ? -1 : 1))) {
    const resetsAt = new Date(now.getTime() + withinMs);
    const [taken] = await counting(tx)`
      INSERT INTO "Limit" AS running (bucket, count, "resetsAt") VALUES (${bucket}, 1, ${resetsAt}::timestamptz)
      ON CONFLICT (bucket) DO UPDATE SET
        count = CASE WHEN running."resetsAt" <= ${now}::timestamptz THEN 1 ELSE running.count + 1 END,
        "resetsAt" = CASE WHEN running."resetsAt" <= ${now}::timestamptz THEN excluded."resetsAt" ELSE running."resetsAt" END
      WHERE running."resetsAt" <= ${now}::timestamptz OR running.count < ${times}
      RETURNING count`;
    if (taken) {
      counts.set(bucket, taken.count);
      continue;
    }
    const [running] = await emptying(tx)`SELECT "resetsAt" FROM "Limit" WHERE bucket = ${bucket}`;
    full.set(bucket, running?.resetsAt ?? resetsAt);
  }
  // A request that one limit turns away takes no room in another.
  if (full.size > 0 && counts.size > 0)
    await tx.$executeRaw`UPDATE "Limit" SET count = count - 1 WHERE bucket = ANY (${[...counts.keys()]}::text[])`;
  return { full, counts };
}

/** The limits of a form open to the world. An address counts as typed, known or not; an office shares one IP address. */
export const publicLimits = (event: string, address: string, ip: string, timesADay: number): readonly Limit[] => [
  { bucket: `${event} from ${keyedHash("ip", ip)}`, times: 60, withinMs: hours(1) },
  { bucket: `${event} for ${keyedHash("address", address)}`, times: timesADay, withinMs: days(1) },
];
