import "server-only";
import { chainKey, type Seal } from "#lib/platform/audit/chain.ts";
import type { Tx } from "#lib/platform/db/types.ts";

/**
 * Ends what a backup brings back to life: sessions that were ended since, links and codes that were used. Messages that
 * were waiting may have left since, so none is sent by itself again; staff see them among those that were given up. From
 * then on the database can be served.
 */
export async function endWhatCameBack(tx: Tx, now: Date) {
  const { count: sessions } = await tx.session.updateMany({ where: { endedAt: null }, data: { endedAt: now } });
  const { count: links } = await tx.oneTimeLink.updateMany({
    where: { usedAt: null, replacedAt: null, expiresAt: { gt: now } },
    data: { replacedAt: now },
  });
  const { count: logins } = await tx.loginTransaction.updateMany({
    where: { endedAt: null },
    data: { endedAt: now, passwordHash: null },
  });
  await tx.oneTimeCode.updateMany({ where: { usedAt: null }, data: { usedAt: now } });
  const messages = await tx.$executeRaw`
    UPDATE "Outbox" SET "deadAt" = ${now}::timestamptz, payload = NULL, "leasedUntil" = NULL,
      "lastError" = 'it was waiting in the backup, and may have left since'
    WHERE kind <> 'JOB' AND "sentAt" IS NULL AND "deadAt" IS NULL`;
  await tx.$executeRaw`UPDATE "Outbox" SET "leasedUntil" = NULL WHERE "leasedUntil" IS NOT NULL`;
  // The mark of `markUnfinished`, in the transaction that makes it untrue.
  await tx.$executeRaw`DROP TABLE IF EXISTS "_restore_unfinished"`;
  return { sessions, links, logins, messages };
}

/** The seal of a record that is there; null when it has none yet, or was erased. */
export async function sealOf(tx: Tx, recordId: string): Promise<Pick<Seal, "n" | "digest"> | null> {
  const seal = await tx.auditSeal.findUnique({ where: { recordId } });
  if (!seal || (await tx.auditErasure.findUnique({ where: { n: seal.n } }))) return null;
  return { n: seal.n, digest: seal.digest };
}

/** Takes a record out of the log, and leaves a stub that says why, under the key that seals. */
export async function erase(
  tx: Tx,
  { n, digest, recordId }: Pick<Seal, "n" | "digest" | "recordId">,
  { because, at, secret }: { readonly because: string; readonly at: Date; readonly secret: string },
): Promise<void> {
  const key = chainKey(secret);
  const said = { n, because, at, key: key.name };
  await tx.auditErasure.create({ data: { ...said, mac: key.stub(digest, said) } });
  await tx.$executeRaw`DELETE FROM "AuditRecord" WHERE id = ${recordId}::uuid`;
}
