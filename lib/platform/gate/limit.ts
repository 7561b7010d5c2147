import "server-only";
import { z } from "zod";
import { statement } from "../db/statement.ts";
import { days, hours } from "../durations.ts";
import type { Tx } from "../db/types.ts";
import { keyedHash } from "../secrets.ts";

/** At most this many `times` in a period that begins with the first; `bucket` says of what, without personal data. */
export type Limit = { readonly bucket: string; readonly times: number; readonly withinMs: number };

const counting = statement("limit.count", z.object({ bucket: z.string(), count: z.int() }));
const emptying = statement("limit.resets-at", z.object({ bucket: z.string(), resetsAt: z.date() }));

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
 * Counts this time in every bucket or in none. It is exact however many ask at once: one statement both decides and
 * counts. It throws when the database does not answer: what is not counted does not pass.
 */
export async function countIn(tx: Tx, limits: readonly Limit[], now: Date): Promise<Counted> {
  if (limits.length === 0) return { full: new Map(), counts: new Map() };
  const asked = limits.map(({ withinMs, ...limit }) => ({ ...limit, resetsAt: new Date(now.getTime() + withinMs) }));
  // Always in the same order, so that two requests on the same buckets wait for each other and never deadlock.
  const taken = await counting(tx)`
    WITH asked AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked(bucket text, times int, "resetsAt" timestamptz))
    INSERT INTO "Limit" AS running (bucket, count, "resetsAt")
    SELECT bucket, 1, "resetsAt" FROM asked ORDER BY bucket COLLATE "C"
    ON CONFLICT (bucket) DO UPDATE SET
      count = CASE WHEN running."resetsAt" <= ${now}::timestamptz THEN 1 ELSE running.count + 1 END,
      "resetsAt" = CASE WHEN running."resetsAt" <= ${now}::timestamptz THEN excluded."resetsAt" ELSE running."resetsAt" END
    WHERE running."resetsAt" <= ${now}::timestamptz
      OR running.count < (SELECT times FROM asked WHERE asked.bucket = running.bucket)
    RETURNING bucket, count`;
  const counts = new Map(taken.map(({ bucket, count }) => [bucket, count]));
  const without = asked.filter(({ bucket }) => !counts.has(bucket));
  if (without.length === 0) return { full: new Map(), counts };
  const known = await emptying(tx)`
    SELECT bucket, "resetsAt" FROM "Limit" WHERE bucket = ANY (${without.map(({ bucket }) => bucket)}::text[])`;
  const empties = new Map(known.map(({ bucket, resetsAt }) => [bucket, resetsAt]));
  const full = new Map(without.map(({ bucket, resetsAt }) => [bucket, empties.get(bucket) ?? resetsAt]));
  // A request that one limit turns away takes no room in another.
  if (counts.size > 0)
    await tx.$executeRaw`UPDATE "Limit" SET count = count - 1 WHERE bucket = ANY (${[...counts.keys()]}::text[])`;
  return { full, counts };
}

/** The limits of a form open to the world. An address counts as typed, known or not; an office shares one IP address. */
export const publicLimits = (event: string, address: string, ip: string, timesADay: number): readonly Limit[] => [
  { bucket: `${event} from ${keyedHash("ip", ip)}`, times: 60, withinMs: hours(1) },
  { bucket: `${event} for ${keyedHash("address", address)}`, times: timesADay, withinMs: days(1) },
];
