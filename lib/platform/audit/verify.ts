import "server-only";
import { database } from "../db/client.ts";
import type { ChainKey, Checkpoint, Seal, SealedRecord } from "./chain.ts";
import { recordColumns } from "./sealing.ts";
import { Reading, type Link, type Verdict } from "./verdicts.ts";

const pageSize = 5_000;

type Row = Omit<SealedRecord, "id"> & {
  readonly id: string | null;
  readonly n: string;
  readonly sealedId: string;
  readonly digest: string;
  readonly key: string;
  readonly horizon: string;
  readonly sealedAt: Date;
  readonly mac: string;
  readonly because: string | null;
  readonly erasedAt: Date;
  readonly erasedKey: string;
  readonly stub: string;
};

function linkOf(row: Row): Link {
  const {
    n: place,
    sealedId,
    digest,
    key,
    horizon,
    sealedAt,
    mac,
    because,
    erasedAt,
    erasedKey,
    stub,
    ...record
  } = row;
  const [n, { id }] = [BigInt(place), record];
  return {
    seal: { n, recordId: sealedId, digest, key, horizon: BigInt(horizon), at: sealedAt, mac },
    record: id === null ? null : { ...record, id },
    erasure: because === null ? null : { n, because, at: erasedAt, key: erasedKey, mac: stub },
  };
}

/** The links of the chain after that one, in their order, a page at a time. */
export async function* links(afterN = 0n): AsyncGenerator<readonly Link[]> {
  const { prisma } = await database();
  const pageAfter = (reached: bigint) =>
    prisma.$queryRaw<Row[]>`
      SELECT ${recordColumns}, seal.n::text AS n, seal."recordId" AS "sealedId", seal.digest, seal.key,
             seal.horizon::text AS horizon, seal.at AS "sealedAt", seal.mac, erasure.because, erasure.at AS "erasedAt", erasure.key AS "erasedKey",
             erasure.mac AS stub
      FROM "AuditSeal" seal
      LEFT JOIN "AuditRecord" record ON record.id = seal."recordId"
      LEFT JOIN "AuditErasure" erasure ON erasure.n = seal.n
      WHERE seal.n > ${String(reached)}::text::bigint ORDER BY seal.n LIMIT ${pageSize}::int`;
  // The next page is on its way while this one is judged.
  for (let next = pageAfter(afterN); ;) {
    const rows = await next;
    const last = rows.at(-1);
    const isMore = last && rows.length === pageSize;
    if (isMore) (next = pageAfter(BigInt(last.n))).catch(() => {});
    if (rows.length > 0) yield rows.map(linkOf);
    if (!isMore) return;
  }
}

type Unsealed = { readonly id: string; readonly transactionId: string };

/** The records that have no seal. */
async function withoutSeal(): Promise<Unsealed[]> {
  const { prisma } = await database();
  const found: Unsealed[] = [];
  for (let [transaction, id] = ["0", "00000000-0000-0000-0000-000000000000"]; ;) {
    const rows = await prisma.$queryRaw<(Unsealed & { isSealed: boolean })[]>`
      SELECT record.id, record."transactionId", seal."recordId" IS NOT NULL AS "isSealed"
      FROM "AuditRecord" record LEFT JOIN "AuditSeal" seal ON seal."recordId" = record.id
      WHERE (record."transactionId"::bigint, record.id) > (${transaction}::text::bigint, ${id}::uuid)
      ORDER BY record."transactionId"::bigint, record.id LIMIT ${4 * pageSize}::int`;
    found.push(...rows.filter(({ isSealed }) => !isSealed));
    const last = rows.at(-1);
    if (!last || rows.length < 4 * pageSize) return found;
    [transaction, id] = [last.transactionId, last.id];
  }
}

export type Verified = {
  readonly verdicts: readonly Verdict[];
  readonly seals: number;
  readonly erased: number;
  readonly unsealed: number;
  readonly head: Seal | null;
};

/** Reads the whole log against its chain and against what was shipped of it. */
export async function verify(keys: readonly ChainKey[], checkpoints: readonly Checkpoint[] = []): Promise<Verified> {
  const { prisma } = await database();
  // Asked first: what is sealed meanwhile is not taken for put in.
  const unsealed = await withoutSeal();
  const reading = new Reading(keys, checkpoints);
  let seals = 0;
  for await (const page of links()) {
    for (const link of page) reading.take(link);
    seals += page.length;
  }
  const sealedSince = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "recordId" AS id FROM "AuditSeal" WHERE "recordId" = ANY (${unsealed.map(({ id }) => id)}::text[]::uuid[])`;
  const since = new Set(sealedSince.map(({ id }) => id));
  const without = unsealed.filter(({ id }) => !since.has(id));
  reading.takeUnsealed(without);
  return { verdicts: reading.end(), seals, erased: reading.erased, unsealed: without.length, head: reading.head };
}
