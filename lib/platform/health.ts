import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { database } from "./db/client.ts";
import { schemaState } from "./db/pending.ts";
import type { OutboxLane } from "./db/generated/client.ts";
import { minutes } from "./durations.ts";

type Readiness = {
  readonly ready: boolean;
  readonly database: "answers" | "silent";
  /** "beyond" is a schema of a newer build, without something that this one needs. */
  readonly migrations: "applied" | "pending" | "beyond" | "unknown";
  /**
   * How long the oldest message that is due has waited. A mail server that is away makes messages late, but never
   * makes the portal unready: signing in and unblocking go on.
   */
  readonly outbox:
    | {
        readonly waitingSeconds: number;
        readonly late: boolean;
        /** The same in each lane in which something waits. */
        readonly lanes: Readonly<Partial<Record<OutboxLane, number>>>;
        /** How many messages and jobs were given up in the last seven days. */
        readonly failed: number;
      }
    | "unknown";
};

const patience = 3_000;
const silent: Readiness = { ready: false, database: "silent", migrations: "unknown", outbox: "unknown" };

/** Whether this process can serve requests now. */
export async function readiness(): Promise<Readiness> {
  const found = await askedInTime();
  return isEnding() ? { ...found, ready: false } : found;
}

/** scripts/serving.mjs says so as soon as it is told to end: it serves whoever still comes, and wants nobody else. */
const isEnding = () => (globalThis as Record<symbol, unknown>)[Symbol.for("portal.draining")] === true;

async function askedInTime(): Promise<Readiness> {
  return Promise.race([look().catch(() => silent), pause(patience, silent, { ref: false })]);
}

async function look(): Promise<Readiness> {
  const opened = await database();
  const { pending, beyond } = await schemaState(opened);
  if (pending.length > 0) return { ...silent, database: "answers", migrations: "pending" };
  if (beyond.length > 0) return { ...silent, database: "answers", migrations: "beyond" };
  // What is tried again has another moment than it was due at: a message waits since it was written.
  const waiting = await opened.prisma.$queryRaw<{ lane: OutboxLane; waited: number }[]>`
    SELECT each.lane::text AS lane, extract(epoch FROM clock_timestamp() - oldest.since)::float8 AS waited
    FROM unnest(enum_range(NULL::"OutboxLane")) AS each(lane) CROSS JOIN LATERAL (
      SELECT least(
        (SELECT "notBefore" FROM "Outbox"
         WHERE lane = each.lane AND "sentAt" IS NULL AND "deadAt" IS NULL ORDER BY "notBefore" LIMIT 1),
        (SELECT min("createdAt") FROM "Outbox"
         WHERE lane = each.lane AND each.lane IN ('SMS', 'EMAIL') AND "sentAt" IS NULL AND "deadAt" IS NULL
           AND "lastError" IS NOT NULL)) AS since) oldest
    WHERE oldest.since IS NOT NULL`;
  const [failed] = await opened.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Outbox" WHERE "deadAt" > clock_timestamp() - interval '7 days'`;
  const lanes = Object.fromEntries(waiting.map(({ lane, waited }) => [lane, Math.max(0, Math.round(waited))]));
  const waitingSeconds = Math.max(0, ...Object.values(lanes));
  const late = waitingSeconds * 1_000 > minutes(5);
  const outbox = { waitingSeconds, late, lanes, failed: failed?.count ?? 0 };
  return { ready: true, database: "answers", migrations: "applied", outbox };
}
