import "server-only";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

export const passkeysOf = (db: Db, accountId: string) =>
  db.passkey.findMany({ where: { accountId }, orderBy: { id: "asc" } });

/** The passkeys of whoever acts, with their account locked. */
export async function lockOwn(tx: Tx, accountId: string) {
  await lock(tx, "Account", accountId);
  return { passkeys: await passkeysOf(tx, accountId) };
}
