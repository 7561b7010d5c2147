import "server-only";
import { lock } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { linkLastsMs } from "./rules.ts";

const purpose = "OPEN_SIGN_IN";

/** Makes a link that replaces the earlier ones, and returns its secret. */
export async function makeLink(tx: Tx, accountId: string, now: Date): Promise<string> {
  const secret = randomSecret();
  await tx.oneTimeLink.updateMany({
    where: { purpose, accountId, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  const expiresAt = after(now, linkLastsMs);
  await tx.oneTimeLink.create({ data: { purpose, accountId, hash: hashOf(secret), createdAt: now, expiresAt } });
  return secret;
}

/** The link with this secret, of an account that may sign in. */
export const findLink = (db: Reader | Tx, secret: string) =>
  db.oneTimeLink.findFirst({ where: { hash: hashOf(secret), purpose, account: { status: "ACTIVE" } } });

/** The same, with the account locked. */
export async function lockLink(tx: Tx, secret: string) {
  const seen = await findLink(tx, secret);
  if (!seen) return null;
  await lock(tx, "Account", seen.accountId);
  return findLink(tx, secret);
}
