import "server-only";
import { fixedMoment } from "../clock.ts";
import { database } from "../db/client.ts";
import { sql, type Sql } from "../db/sql.ts";
import { isOutOfReach } from "../db/trouble.ts";
import type { OutboxKind, OutboxLane, Prisma } from "../db/generated/client.ts";
import { enqueue } from "./enqueue.ts";
import type { Outgoing } from "./outgoing.ts";

/** How long a row stays with a process that is not heard of any more: killed, or cut off from the database. */
export const leaseMs = 10_000;

export type Claimed = {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly lane: OutboxLane;
  readonly to: string;
  /** Null for a job without any input, such as one that the database itself leaves. */
  readonly payload: Uint8Array | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** The number of tries, with this one. */
  readonly attempts: number;
  /** The clock reading of the claim, and when that was for this process: a row may lie here for a while. */
  readonly now: Date;
  readonly claimedAt: number;
};

/** How many rows are wanted of a lane. */
export type Asked = { readonly lane: OutboxLane; readonly most: number };

/**
 * Claims rows that are due, for as long as a lease, each lane's oldest first. However many workers ask, each row goes
 * to one.
 */
export async function claim(asked: readonly Asked[]): Promise<Claimed[]> {
  const rows = await (await database()).direct<Omit<Claimed, "claimedAt">>(claiming(asked));
  const claimedAt = performance.now();
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map((row) => ({ ...row, claimedAt }));
}

/**
 * The statement of a claim. The moment stands in the conditions themselves and not in a common table, and the ids are
 * an array: both let the planner see how few rows are due, and read no more than those of the index, however many wait
 * for later. Without a parameter for it one plan serves every claim.
 */
export function claiming(asked: readonly Asked[]): Sql {
  const moment = fixedMoment();
  const now = moment ? sql`${moment}::timestamptz(3)` : sql`statement_timestamp()::timestamptz(3)`;
  return sql`
    WITH due AS MATERIALIZED (
      SELECT next.id
      FROM unnest(${asked.map(({ lane }) => lane)}::text[]::"OutboxLane"[], ${asked.map(({ most }) => most)}::int[])
        AS asked(lane, most)
      CROSS JOIN LATERAL (
        SELECT todo.id FROM "Outbox" todo
        WHERE todo.lane = asked.lane AND todo."sentAt" IS NULL AND todo."deadAt" IS NULL
          AND todo."notBefore" <= ${now} AND (todo."leasedUntil" IS NULL OR todo."leasedUntil" <= ${now})
        ORDER BY todo."notBefore", todo.id LIMIT asked.most FOR UPDATE SKIP LOCKED
      ) next
    )
    UPDATE "Outbox" taken
    SET "leasedUntil" = ${now} + ${leaseMs}::int * interval '1 millisecond', attempts = taken.attempts + 1
    WHERE taken.id = ANY (ARRAY(SELECT id FROM due))
    RETURNING taken.id, taken.kind::text AS kind, taken.lane::text AS lane, taken."to", taken.payload, taken."createdAt",
              taken."expiresAt", taken.attempts, ${now} AS now`;
}

/** Holds these rows for another lease. Returns the ids of those that are still this process's. */
export async function renew(held: readonly Claimed[]): Promise<Set<string>> {
  const { prisma } = await database();
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    UPDATE "Outbox" row
    SET "leasedUntil" = coalesce(${fixedMoment()}::timestamptz, statement_timestamp()) + ${leaseMs}::int * interval '1 millisecond'
    FROM unnest(${held.map(({ id }) => id)}::text[]::uuid[], ${held.map(({ attempts }) => attempts)}::int[])
      AS held(id, attempts)
    WHERE row.id = held.id AND row.attempts = held.attempts AND row."sentAt" IS NULL AND row."deadAt" IS NULL
      AND row."leasedUntil" IS NOT NULL
    RETURNING row.id`;
  return new Set(rows.map(({ id }) => id));
}

type Writer = Pick<Prisma.TransactionClient, "outbox">;

/** Finds the row of one try. Once the lease has passed to another worker, this try can change nothing. */
const thisTry = ({ id, attempts }: Claimed) => ({ id, attempts, sentAt: null, deadAt: null });

const over = { payload: null, leasedUntil: null };

/** What the server said that took a message, and what the provider calls it. */
export type Taken = { readonly answer: string; readonly providerId?: string };

/** Marks a row as done; false when it was done already. */
export async function markSent(db: Writer, id: string, at: Date, taken?: Taken): Promise<boolean> {
  const { count } = await db.outbox.updateMany({
    where: { id, sentAt: null, deadAt: null },
    data: { ...over, sentAt: at, lastError: null, ...taken },
  });
  return count > 0;
}

type Handed = { readonly id: string; readonly at: Date; readonly taken: Taken };
type Waiting = Handed & { readonly written: () => void; readonly failed: (error: unknown) => void };

let waiting: Waiting[] = [];
let isWriting = false;

/**
 * Marks a message that a server took. Those that are taken while others are being written go together in the next
 * statement: at full speed a mail costs a part of one.
 */
export function markTaken(handed: Handed): Promise<void> {
  const marked = new Promise<void>((written, failed) => void waiting.push({ ...handed, written, failed }));
  if (!isWriting) void writeMarks();
  return marked;
}

async function writeMarks(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const together = waiting;
    waiting = [];
    await mark(together);
  }
  isWriting = false;
}

/** One that cannot be written leaves the others as they are: they were taken, and would be sent once more. */
async function mark(together: readonly Waiting[]): Promise<void> {
  try {
    await (await database()).direct(marking(together));
    for (const { written } of together) written();
  } catch (error) {
    if (together.length > 1 && !isOutOfReach(error)) for (const one of together) await mark([one]);
    else for (const { failed } of together) failed(error);
  }
}

const marking = (handed: readonly Handed[]): Sql => sql`
  UPDATE "Outbox" row
  SET payload = NULL, "leasedUntil" = NULL, "lastError" = NULL, "sentAt" = handed.at, answer = handed.answer,
      "providerId" = handed.provider
  FROM unnest(${handed.map(({ id }) => id)}::text[]::uuid[],
              ${handed.map(({ at }) => at.toISOString())}::text[]::timestamptz[],
              ${handed.map(({ taken }) => taken.answer)}::text[],
              ${handed.map(({ taken }) => taken.providerId ?? "")}::text[]) AS given(id, at, answer, provider)
  CROSS JOIN LATERAL (SELECT given.at, given.answer, nullif(given.provider, '') AS provider) handed
  WHERE row.id = given.id AND row."sentAt" IS NULL AND row."deadAt" IS NULL`;

export async function postpone(row: Claimed, until: Date, lastError: string): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({
    where: thisTry(row),
    data: { notBefore: until, leasedUntil: null, lastError },
  });
}

/** Leaves a row as it is, whole and untried, until then. */
export async function keep(row: Claimed, until: Date, lastError: string): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({
    where: thisTry(row),
    data: { notBefore: until, leasedUntil: null, attempts: { decrement: 1 }, lastError },
  });
}

/** Gives back a row whose try was broken off. */
export async function release(row: Claimed): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: thisTry(row), data: { leasedUntil: null, attempts: { decrement: 1 } } });
}

/** For the embedded database: its only process has just begun, so whoever held a row is dead. */
export async function releaseAll(): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: { leasedUntil: { not: null } }, data: { leasedUntil: null } });
}

/**
 * Gives a row up. It stays for staff to see: a message without its text, a job with what it was about, so that it can
 * be done again. `and` is written with it.
 */
export async function giveUp(row: Claimed, at: Date, lastError: string, and: readonly Outgoing[] = []): Promise<void> {
  const { prisma } = await database();
  const data = { ...(row.kind === "JOB" ? { leasedUntil: null } : over), deadAt: at, lastError };
  await prisma.$transaction(async (db) => {
    const { count } = await db.outbox.updateMany({ where: thisTry(row), data });
    if (count > 0) await enqueue(db, and, at);
  });
}
