import "server-only";
import { lock } from "#lib/platform/db/sql.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { hashOf, keyedHash, randomSecret } from "#lib/platform/secrets.ts";
import { linkLastsMs } from "./rules.ts";

const purpose = "OPEN_SIGN_IN";

/** Makes a link beside the earlier ones, which a stranger may have asked for, and returns its secret. */
export async function makeLink(tx: Tx, accountId: string, now: Date): Promise<string> {
  const secret = randomSecret();
  const expiresAt = after(now, linkLastsMs);
  await tx.oneTimeLink.create({ data: { purpose, accountId, hash: hashOf(secret), createdAt: now, expiresAt } });
  return secret;
}

/** The link with this secret, of an account that may sign in. */
export const findLink = (db: Db, secret: string) =>
  db.oneTimeLink.findFirst({ where: { hash: hashOf(secret), purpose, account: { status: "ACTIVE" } } });

/** The same, with the account locked. */
export async function lockLink(tx: Tx, secret: string) {
  const seen = await findLink(tx, secret);
  if (!seen) return null;
  await lock(tx, "Account", seen.accountId);
  return findLink(tx, secret);
}

type Asked = { readonly network: string; readonly devices: readonly string[] };

/** Whose links these are counted as: of a browser known to the account, of a network where it signed in, or anybody's. */
export async function askedFrom(tx: Tx, accountId: string, { network, devices }: Asked, now: Date): Promise<string> {
  const device = await tx.knownDevice.findFirst({
    where: { accountId, secretHash: { in: [...devices] }, onlyTries: false, endedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  if (device) return ` in ${device.id}`;
  const own = network !== "" && (await tx.session.findFirst({ where: { accountId, network }, select: { id: true } }));
  return own ? ` from ${keyedHash("ip", network)}` : "";
}
