import "server-only";
import { z } from "zod";
import { database } from "../db/client.ts";
import { sql, type Sql } from "../db/sql.ts";
import { statement } from "../db/statement.ts";
import type { ChainKey, Checkpoint, Seal, SealedRecord } from "./chain.ts";
import { columnsButAt } from "./sealing.ts";
import { Reading, type Link, type Verdict } from "./verdicts.ts";

const pageSize = 5_000;

type Row = Omit<SealedRecord, "id" | "at"> & {
  readonly id: string | null;
  /** Moments as milliseconds: the driver would spend more on each than its digest costs. */
  readonly at: number | null;
  readonly n: string;
  readonly sealedId: string;
  readonly digest: string;
  readonly key: string;
  readonly horizon: string;
  readonly sealedAt: number;
  readonly mac: string;
  readonly because: string | null;
  readonly erasedAt: number;
  readonly erasedKey: string;
  readonly stub: string;
};

const recordIn = (row: Row): SealedRecord | null =>
  row.id === null || row.at === null
    ? null
    : {
        id: row.id,
        at: new Date(row.at),
        event: row.event,
        outcome: row.outcome,
        actorKind: row.actorKind,
        actorId: row.actorId,
        secondId: row.secondId,
        proposalId: row.proposalId,
        organisationId: row.organisationId,
        subjectId: row.subjectId,
        before: row.before,
        after: row.after,
        requestId: row.requestId,
        transactionId: row.transactionId,
      };

function linkOf(row: Row): Link {
  const n = BigInt(row.n);
  const { sealedId: recordId, digest, key, mac, because } = row;
  return {
    seal: { n, recordId, digest, key, horizon: BigInt(row.horizon), at: new Date(row.sealedAt), mac },
    record: recordIn(row),
    erasure: because === null ? null : { n, because, at: new Date(row.erasedAt), key: row.erasedKey, mac: row.stub },
  };
}

const ms = (column: Sql) => sql`(extract(epoch FROM ${column}) * 1000)::float8`;
const linked = statement(
  "audit.links",
  z.custom<Row>((row) => typeof row === "object" && row !== null),
);

/** The links of the chain after that one, in their order, a page at a time. */
export async function* links(afterN = 0n): AsyncGenerator<readonly Link[]> {
  const { reader } = await database();
  const pageAfter = (reached: bigint) =>
    linked(reader)`
      SELECT ${columnsButAt}, ${ms(sql`record.at`)} AS at, seal.n::text AS n, seal."recordId" AS "sealedId", seal.digest,
             seal.key, seal.horizon::text AS horizon, ${ms(sql`seal.at`)} AS "sealedAt", seal.mac, erasure.because,
             ${ms(sql`erasure.at`)} AS "erasedAt", erasure.key AS "erasedKey", erasure.mac AS stub
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

const unsealedPage = 20_000;
const placed = statement(
  "audit.unsealed",
  z.object({ id: z.string(), transactionId: z.string(), isSealed: z.boolean(), isLast: z.boolean() }),
);

type Unsealed = { readonly id: string; readonly transactionId: string };

/** The records that have no seal. */
async function withoutSeal(): Promise<Unsealed[]> {
  const { reader } = await database();
  const found: Unsealed[] = [];
  for (let [transaction, id] = ["0", "00000000-0000-0000-0000-000000000000"]; ;) {
    // Of a page only what has no seal comes over, and the last, after which the next page begins.
    const rows = await placed(reader)`
      SELECT page.id, page."transactionId", seal."recordId" IS NOT NULL AS "isSealed", page.place = ${unsealedPage}::int AS "isLast"
      FROM (
        SELECT record.id, record."transactionId",
               row_number() OVER (ORDER BY record."transactionId"::bigint, record.id) AS place
        FROM "AuditRecord" record
        WHERE (record."transactionId"::bigint, record.id) > (${transaction}::text::bigint, ${id}::uuid)
        ORDER BY record."transactionId"::bigint, record.id LIMIT ${unsealedPage}::int) page
      LEFT JOIN "AuditSeal" seal ON seal."recordId" = page.id
      WHERE seal."recordId" IS NULL OR page.place = ${unsealedPage}::int`;
    for (const row of rows) if (!row.isSealed) found.push({ id: row.id, transactionId: row.transactionId });
    const last = rows.find(({ isLast }) => isLast);
    if (!last) return found;
    [transaction, id] = [last.transactionId, last.id];
  }
}

type Verified = {
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
