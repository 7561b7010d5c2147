import "server-only";
import { fixedMoment } from "../clock.ts";
import { database, type Database } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import { sql } from "../db/sql.ts";
import { equal, origin, sealAfter, type ChainKey, type Seal, type SealedRecord } from "./chain.ts";

/** At most this many records are sealed in one transaction. */
export const batchSize = 1_000;

/** The same number in every process: one seals at a time. */
const sealingLock = 728_112_036;

/** A record's columns. A new one must be sealed too: a test holds this against the schema. */
export const columnsButAt = sql`
  record.id, record.event, record.outcome, record."actorKind", record."actorId", record."secondId",
  record."proposalId", record."organisationId", record."subjectId", record.before, record.after, record."requestId",
  record."transactionId"`;
const recordColumns = sql`record.at, ${columnsButAt}`;

type Raw = Pick<Prisma.TransactionClient, "$queryRaw">;

/** Large numbers come as text: the two engines, and a transaction of ours, would each give them in another way. */
type Written = Omit<Seal, "n" | "horizon"> & { readonly n: string; readonly horizon: string };
const sealOf = (row: Written): Seal => ({ ...row, n: BigInt(row.n), horizon: BigInt(row.horizon) });

export async function headOf(db: Raw): Promise<{ readonly head: Seal | null; readonly before: Seal | null }> {
  const rows = await db.$queryRaw<Written[]>`
    SELECT n::text, "recordId", digest, key, horizon::text, at, mac FROM "AuditSeal" ORDER BY "AuditSeal".n DESC LIMIT 2`;
  const [head = null, before = null] = rows.map(sealOf);
  return { head, before };
}

/** The chain does not end in a seal of ours: nothing is added to it, since that would give it our word. */
class ForeignHead extends Error {
  override readonly name = "ForeignHead";
}

type Sealed = {
  readonly sealed: number;
  readonly head: Seal | null;
  /** Whether more may be waiting. */
  readonly isMore: boolean;
  /** Whether another process is at it. */
  readonly busy: boolean;
};

/**
 * Seals what has been committed, the oldest transaction first. Only what is older than every transaction that still
 * runs is taken, so nothing can come in between later; and nobody who changes something waits for it. After a restore
 * into another server the numbers of transactions may begin anew: then all that has no seal is taken once.
 */
export async function sealSome([newest, ...older]: readonly [ChainKey, ...ChainKey[]]): Promise<Sealed> {
  const opened = await database();
  return opened.transaction(async (db) => {
    const [mine] = await db.$queryRaw<{ mine: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${sealingLock}::bigint) AS mine`;
    if (!mine?.mine) return { sealed: 0, head: null, isMore: false, busy: true };
    const { head, before } = await headOf(db);
    const key = head && [newest, ...older].find(({ name }) => name === head.key);
    if (head && !(key && equal(key.mac(before?.mac ?? origin, head), head.mac)))
      throw new ForeignHead(`the seal ${head.n} at the end of the chain is not ours`);
    const [clock] = await db.$queryRaw<{ horizon: string; now: Date }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
             coalesce(${fixedMoment()}::timestamptz, clock_timestamp())::timestamptz(3) AS now`;
    if (!clock) throw new Error("the database does not tell the time");
    const { now } = clock;
    const horizon = BigInt(clock.horizon);
    const elsewhere = head !== null && horizon < head.horizon;
    const within = elsewhere
      ? sql`true`
      : sql`record."transactionId"::bigint >= ${String(head?.horizon ?? 0n)}::text::bigint
            AND record."transactionId"::bigint < ${String(horizon)}::text::bigint`;
    const records = await db.$queryRaw<SealedRecord[]>`
      SELECT ${recordColumns} FROM "AuditRecord" record
      WHERE ${within} AND NOT EXISTS (SELECT 1 FROM "AuditSeal" seal WHERE seal."recordId" = record.id)
      ORDER BY record."transactionId"::bigint, record.id LIMIT ${batchSize}::int`;
    const last = records.at(-1);
    if (!last) return { sealed: 0, head, isMore: false, busy: false };
    const isMore = records.length === batchSize;
    const reached = isMore ? (elsewhere ? head.horizon : BigInt(last.transactionId)) : horizon;
    const seals: Seal[] = [];
    for (const record of records)
      seals.push(sealAfter(seals.at(-1) ?? head, record, { horizon: reached, at: now }, newest));
    await write(db, seals);
    return { sealed: seals.length, head: seals.at(-1) ?? head, isMore, busy: false };
  });
}

const write = (db: Pick<Prisma.TransactionClient, "$executeRaw">, seals: readonly Seal[]) => db.$executeRaw`
  INSERT INTO "AuditSeal" (n, "recordId", digest, key, horizon, at, mac)
  SELECT * FROM unnest(
    ${seals.map(({ n }) => String(n))}::text[]::bigint[], ${seals.map(({ recordId }) => recordId)}::text[]::uuid[],
    ${seals.map(({ digest }) => digest)}::text[], ${seals.map(({ key }) => key)}::text[],
    ${seals.map(({ horizon }) => String(horizon))}::text[]::bigint[],
    ${seals.map(({ at }) => at.toISOString())}::text[]::timestamptz[], ${seals.map(({ mac }) => mac)}::text[])`;

/** How long the oldest record without a seal has been waiting, in seconds; for whoever watches, with or without the key. */
export async function unsealedSeconds({ prisma }: Pick<Database, "prisma">): Promise<number> {
  const [oldest] = await prisma.$queryRaw<{ waited: number | null }[]>`
    SELECT extract(epoch FROM coalesce(${fixedMoment()}::timestamptz, clock_timestamp()) - (
      SELECT record.at FROM "AuditRecord" record
      WHERE record."transactionId"::bigint >= coalesce((SELECT horizon FROM "AuditSeal" ORDER BY n DESC LIMIT 1), 0)
        AND NOT EXISTS (SELECT 1 FROM "AuditSeal" seal WHERE seal."recordId" = record.id)
      ORDER BY record."transactionId"::bigint LIMIT 1))::float8 AS waited`;
  return Math.max(0, oldest?.waited ?? 0);
}
