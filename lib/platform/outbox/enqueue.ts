import "server-only";
import type { Prisma } from "../db/generated/client.ts";
import { join, sql, type Sql } from "../db/sql.ts";
import { newId } from "../new-id.ts";
import { seal } from "../secrets.ts";
import { laneOf } from "./lanes.ts";
import type { Outgoing } from "./outgoing.ts";

/** The statement that writes the outbox rows of a change; in SQL, because Prisma would take longer than the rows. */
export function enqueuing(outgoing: readonly Outgoing[], now: Date, event: string | null): Sql {
  const rows = outgoing.map((item) => {
    const to = item.kind === "JOB" ? item.event : item.to;
    const payload = seal(item.kind === "JOB" ? item.input : item);
    const notBefore = ("notBefore" in item ? item.notBefore : undefined) ?? now;
    const expiresAt = ("expiresAt" in item ? item.expiresAt : undefined) ?? null;
    const portal = ("portal" in item ? item.portal : undefined) ?? null;
    return sql`(${newId()}::uuid, ${item.kind}::"OutboxKind", ${laneOf(item)}::"OutboxLane", ${to}, ${payload}::bytea,
                ${now}::timestamptz, ${notBefore}::timestamptz, ${expiresAt}::timestamptz, ${event}, ${portal})`;
  });
  return sql`
    INSERT INTO "Outbox" (id, kind, lane, "to", payload, "createdAt", "notBefore", "expiresAt", event, portal)
    VALUES ${join(rows)}`;
}

export async function enqueue(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  outgoing: readonly Outgoing[],
  now: Date,
): Promise<void> {
  if (outgoing.length > 0) await db.$executeRaw(enqueuing(outgoing, now, null));
}
