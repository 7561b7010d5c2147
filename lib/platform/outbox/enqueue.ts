import "server-only";
import type { Prisma } from "../db/generated/client.ts";
import { seal } from "../secrets.ts";
import type { Outgoing } from "./outgoing.ts";

/** Writes the outbox rows of a change, in its transaction. */
export async function enqueue(db: Prisma.TransactionClient, outgoing: readonly Outgoing[], now: Date): Promise<void> {
  if (outgoing.length === 0) return;
  await db.outbox.createMany({
    data: outgoing.map((item) => ({
      kind: item.kind,
      to: item.kind === "JOB" ? item.event : item.to,
      payload: seal(item.kind === "JOB" ? item.input : item),
      createdAt: now,
      notBefore: ("notBefore" in item ? item.notBefore : undefined) ?? now,
      expiresAt: ("expiresAt" in item ? item.expiresAt : undefined) ?? null,
    })),
  });
}

// The worker is started from another bundle than the one commands run in; the process is what they share.
const shared = globalThis as { portalWorkerBell?: () => void };

/** What the worker of this process does when there may be work. */
export function onWake(ring: () => void): void {
  shared.portalWorkerBell = ring;
}

export const wakeWorker = (): void => shared.portalWorkerBell?.();
