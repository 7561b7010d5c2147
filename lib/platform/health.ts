import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { database } from "./db/client.ts";
import { schemaState } from "./db/pending.ts";
import { minutes } from "./durations.ts";

export type Readiness = {
  readonly ready: boolean;
  readonly database: "answers" | "silent";
  /** "beyond" is a schema of a newer build, without something that this one needs. */
  readonly migrations: "applied" | "pending" | "beyond" | "unknown";
  /**
   * How long the oldest message that is due has waited. A mail server that is away makes messages late, but never
   * makes the portal unready: signing in and unblocking go on.
   */
  readonly outbox: { readonly waitingSeconds: number; readonly late: boolean } | "unknown";
};

const patience = 3_000;
const silent: Readiness = { ready: false, database: "silent", migrations: "unknown", outbox: "unknown" };

/** Whether this process can serve requests now. */
export async function readiness(): Promise<Readiness> {
  const found = await askedInTime();
  return isEnding() ? { ...found, ready: false } : found;
}

/** scripts/serve.mjs says so as soon as it is told to end: it serves who still comes, and wants nobody else. */
const isEnding = () => (globalThis as Record<symbol, unknown>)[Symbol.for("portal.draining")] === true;

async function askedInTime(): Promise<Readiness> {
  return Promise.race([look().catch(() => silent), pause(patience, silent, { ref: false })]);
}

async function look(): Promise<Readiness> {
  const opened = await database();
  const { pending, beyond } = await schemaState(opened);
  if (pending.length > 0) return { ...silent, database: "answers", migrations: "pending" };
  if (beyond.length > 0) return { ...silent, database: "answers", migrations: "beyond" };
  const [oldest] = await opened.prisma.$queryRaw<{ waited: number | null }[]>`
    SELECT extract(epoch FROM clock_timestamp() - min(oldest."notBefore"))::float8 AS waited
    FROM unnest(enum_range(NULL::"OutboxLane")) AS each(lane) CROSS JOIN LATERAL (
      SELECT "notBefore" FROM "Outbox"
      WHERE lane = each.lane AND "sentAt" IS NULL AND "deadAt" IS NULL ORDER BY "notBefore" LIMIT 1) oldest`;
  const waitingSeconds = Math.max(0, Math.round(oldest?.waited ?? 0));
  const late = waitingSeconds * 1_000 > minutes(5);
  return { ready: true, database: "answers", migrations: "applied", outbox: { waitingSeconds, late } };
}
