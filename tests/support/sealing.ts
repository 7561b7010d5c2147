import { setTimeout as rest } from "node:timers/promises";
import { sealSome } from "#lib/platform/audit/sealing.ts";
import { database } from "#lib/platform/db/client.ts";

/** Waits until no transaction of this server, of another test's database too, is older than the newest record. */
async function othersAreOver(): Promise<void> {
  const { prisma } = await database();
  for (;;) {
    const [clock] = await prisma.$queryRaw<{ over: boolean }[]>`
      SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint > coalesce(max("transactionId"::bigint), 0) AS over
      FROM "AuditRecord" WHERE "transactionId"::bigint < pg_snapshot_xmax(pg_current_snapshot())::text::bigint`;
    if (clock?.over) return;
    await rest(10);
  }
}

/** Seals what was written, whoever else is at work in the same server. */
export async function seal(keys: Parameters<typeof sealSome>[0]): ReturnType<typeof sealSome> {
  await othersAreOver();
  return sealSome(keys);
}
