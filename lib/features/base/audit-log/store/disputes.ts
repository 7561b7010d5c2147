import "server-only";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { newReference } from "#lib/platform/secrets.ts";
import type { OwnEntry } from "./entries.ts";

/** The references of this person's reports, by the id of the record. */
export async function disputesOf(
  db: Db,
  accountId: string,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await db.staffCase.findMany({
    where: { kind: "DISPUTE", accountId, auditRecordId: { in: [...recordIds] } },
    select: { auditRecordId: true, reference: true },
  });
  return new Map(found.flatMap(({ auditRecordId, reference }) => (auditRecordId ? [[auditRecordId, reference]] : [])));
}

/** Puts a record before the insurer's staff. */
export async function openDispute(
  tx: Tx,
  { id, organisationId }: OwnEntry,
  accountId: string,
  now: Date,
): Promise<{ id: string; reference: string }> {
  return tx.staffCase.create({
    data: {
      kind: "DISPUTE",
      reference: newReference(),
      ...{ accountId, organisationId, auditRecordId: id, openedAt: now },
    },
    select: { id: true, reference: true },
  });
}
