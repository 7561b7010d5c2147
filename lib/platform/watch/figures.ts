import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { unsealedSeconds } from "../audit/sealing.ts";
import { fixedMoment } from "../clock.ts";
import { database } from "../db/client.ts";
import { pendingMigrations } from "../db/pending.ts";
import { clientPortals } from "../portals.ts";
import { lookAtTheDoor, metrics, secondsSinceWork } from "./metrics.ts";

type Waiting = { lane: string; depth: number; oldest: number | null; dead: number };

type Told = { portal: string; oldest: number | null; dead: number };

/** More than this is not counted: an index says at once that there are many. */
const most = 10_000;

async function askTheDatabase(): Promise<void> {
  const opened = await database();
  const { prisma, load } = opened;
  const found = load();
  for (const [state, count] of Object.entries(found ?? {})) metrics.connections.set({ state }, count);
  metrics.migrationsPending.set((await pendingMigrations(opened)).length);
  metrics.databaseUp.set(1);
  const lanes = await prisma.$queryRaw<Waiting[]>`
    WITH clock AS (SELECT coalesce(${fixedMoment()}::timestamptz, clock_timestamp()) AS now)
    SELECT each.lane::text AS lane,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM "Outbox" WHERE lane = each.lane AND "sentAt" IS NULL AND "deadAt" IS NULL
          AND "notBefore" <= clock.now LIMIT ${most}::int) due) AS depth,
      (SELECT extract(epoch FROM clock.now - "notBefore")::float8 FROM "Outbox"
        WHERE lane = each.lane AND "sentAt" IS NULL AND "deadAt" IS NULL ORDER BY "notBefore" LIMIT 1) AS oldest,
      (SELECT count(*)::int FROM "Outbox" WHERE lane = each.lane AND "deadAt" IS NOT NULL) AS dead
    FROM unnest(enum_range(NULL::"OutboxLane")) AS each(lane), clock`;
  for (const { lane, depth, oldest, dead } of lanes) {
    metrics.queueDepth.set({ lane }, depth);
    metrics.queueSeconds.set({ lane }, Math.max(0, oldest ?? 0));
    metrics.queueDead.set({ lane }, dead);
  }
  const told = await prisma.$queryRaw<Told[]>`
    SELECT portal, count(*) FILTER (WHERE "deadAt" IS NOT NULL)::int AS dead,
      extract(epoch FROM coalesce(${fixedMoment()}::timestamptz, clock_timestamp())
        - min("createdAt") FILTER (WHERE "deadAt" IS NULL))::float8 AS oldest
    FROM (SELECT portal, "createdAt", "deadAt" FROM "Outbox" WHERE portal IS NOT NULL AND "sentAt" IS NULL
          LIMIT ${most}::int) untold
    GROUP BY portal`;
  metrics.portalSeconds.reset();
  metrics.portalDead.reset();
  for (const { key: portal } of clientPortals()) {
    const { oldest, dead } = told.find((one) => one.portal === portal) ?? {};
    metrics.portalSeconds.set({ portal }, Math.max(0, oldest ?? 0));
    metrics.portalDead.set({ portal }, dead ?? 0);
  }
  metrics.unsealedSeconds.set(await unsealedSeconds(opened));
}

const patience = 3_000;

/** All figures in the words of Prometheus. While the database is away, those of the process and that it is away. */
export async function figures(): Promise<string> {
  lookAtTheDoor();
  const idle = secondsSinceWork();
  if (idle !== null) metrics.workerSeconds.set(idle);
  metrics.databaseUp.set(0);
  await Promise.race([askTheDatabase().catch(() => {}), pause(patience, undefined, { ref: false })]);
  return metrics.registry.metrics();
}
