import "server-only";
import type { Prisma } from "../db/generated/client.ts";
import { join, sql, type Sql } from "../db/sql.ts";
import { newId } from "../new-id.ts";
import { seal } from "../secrets.ts";
import type { Outgoing } from "./outgoing.ts";

/** The outbox rows of a change, as a statement: in SQL, as Prisma's way around takes longer than the rows. */
export function enqueuing(outgoing: readonly Outgoing[], now: Date, event: string | null): Sql {
  const rows = outgoing.map((item) => {
    const to = item.kind === "JOB" ? item.event : item.to;
    const payload = seal(item.kind === "JOB" ? item.input : item);
    const notBefore = ("notBefore" in item ? item.notBefore : undefined) ?? now;
    const expiresAt = ("expiresAt" in item ? item.expiresAt : undefined) ?? null;
    return sql`(${newId()}::uuid, ${item.kind}::"OutboxKind", ${to}, ${payload}::bytea,
                ${now}::timestamptz, ${notBefore}::timestamptz, ${expiresAt}::timestamptz, ${event})`;
  });
  return sql`
    INSERT INTO "Outbox" (id, kind, "to", payload, "createdAt", "notBefore", "expiresAt", event) VALUES ${join(rows)}`;
}

export async function enqueue(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  outgoing: readonly Outgoing[],
  now: Date,
): Promise<void> {
  if (outgoing.length > 0) await db.$executeRaw(enqueuing(outgoing, now, null));
}

// The worker is started from another bundle than the one commands run in; the process is what they share.
const shared = globalThis as { portalWorkerBell?: () => void };

/** What the worker of this process does when there may be work. */
export function onWake(ring: () => void): void {
  shared.portalWorkerBell = ring;
}

export const wakeWorker = (): void => shared.portalWorkerBell?.();
