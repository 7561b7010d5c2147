import "server-only";
import { fixedMoment } from "../clock.ts";
import { database } from "../db/client.ts";
import type { OutboxKind, Prisma } from "../db/generated/client.ts";
import { minutes } from "../durations.ts";

/** Longer than any delivery takes, so whoever holds a row this long has died. */
export const leaseMs = minutes(1);

export type Claimed = {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly to: string;
  readonly payload: Uint8Array;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** The number of tries, with this one. */
  readonly attempts: number;
  /** The clock reading of the claim. */
  readonly now: Date;
};

/** Claims rows that are due, for as long as a lease. However many workers ask, each row goes to one. */
export async function claim(most: number): Promise<Claimed[]> {
  const { prisma } = await database();
  const rows = await prisma.$queryRaw<Claimed[]>`
    WITH clock AS MATERIALIZED (
      SELECT coalesce(${fixedMoment()}::timestamptz, clock_timestamp())::timestamptz(3) AS now
    ), due AS MATERIALIZED (
      SELECT todo.id FROM "Outbox" todo, clock
      WHERE todo."sentAt" IS NULL AND todo."deadAt" IS NULL AND todo."notBefore" <= clock.now
        AND (todo."leasedUntil" IS NULL OR todo."leasedUntil" <= clock.now)
      ORDER BY todo."notBefore", todo.id LIMIT ${most}::int
      FOR UPDATE OF todo SKIP LOCKED
    )
    UPDATE "Outbox" taken
    SET "leasedUntil" = clock.now + ${leaseMs}::int * interval '1 millisecond', attempts = taken.attempts + 1
    FROM clock WHERE taken.id IN (SELECT id FROM due)
    RETURNING taken.id, taken.kind::text AS kind, taken."to", taken.payload, taken."createdAt", taken."expiresAt",
              taken.attempts, clock.now`;
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Writer = Pick<Prisma.TransactionClient, "outbox">;

/** Finds the row of one try. Once the lease has passed to another worker, this try can change nothing. */
const thisTry = ({ id, attempts }: Claimed) => ({ id, attempts, sentAt: null, deadAt: null });

const over = { payload: null, leasedUntil: null };

/** Marks a row as done; false when it was done already. */
export async function markSent(db: Writer, id: string, at: Date): Promise<boolean> {
  const { count } = await db.outbox.updateMany({
    where: { id, sentAt: null, deadAt: null },
    data: { ...over, sentAt: at, lastError: null },
  });
  return count > 0;
}

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

/** Gives back a row that was claimed and not tried. */
export async function release(row: Claimed): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: thisTry(row), data: { leasedUntil: null, attempts: { decrement: 1 } } });
}

/** For the embedded database: its only process has just begun, so whoever held a row is dead. */
export async function releaseAll(): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: { leasedUntil: { not: null } }, data: { leasedUntil: null } });
}

/** Gives a message up. The row stays for staff to see, without its text. */
export async function giveUp(row: Claimed, at: Date, lastError: string): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: thisTry(row), data: { ...over, deadAt: at, lastError } });
}
