import "server-only";
import { lockAccount } from "#lib/features/people/store.ts";
import { after } from "#lib/platform/clock.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { type LinkPurpose, linkLastsMs } from "./rules.ts";

type NewLink = { readonly purpose: LinkPurpose; readonly accountId: string; readonly authorisationId?: string };

/** Makes a link in place of the earlier ones of its purpose, and returns its secret. */
async function makeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { purpose, accountId } = link;
  await tx.oneTimeLink.updateMany({
    where: { purpose, accountId, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  const secret = randomSecret();
  await tx.oneTimeLink.create({
    data: { ...link, hash: hashOf(secret), createdAt: now, expiresAt: after(now, linkLastsMs[purpose]) },
  });
  return secret;
}

export const resetLink = (tx: Tx, accountId: string, now: Date) =>
  makeLink(tx, { purpose: "RESET_PASSWORD", accountId }, now);

/** For the mail that invites someone. The account must be locked. */
export const inviteLink = (tx: Tx, accountId: string, authorisationId: string, now: Date) =>
  makeLink(tx, { purpose: "ACTIVATE", accountId, authorisationId }, now);

export const findLink = (db: Tx | Reader, secret: string) =>
  db.oneTimeLink.findUnique({ where: { hash: hashOf(secret) }, include: { account: true } });

/** The same, with its account locked. */
export async function lockLink(tx: Tx, secret: string) {
  const seen = await findLink(tx, secret);
  if (!seen) return null;
  await lockAccount(tx, seen.accountId);
  return findLink(tx, secret);
}

/** True for exactly one of many who try. */
export async function useLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { id, usedAt: null, replacedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

/** The authorisation that waits for this account to be activated, with its organisation. */
export const pendingAuthorisation = (db: Tx | Reader, accountId: string) =>
  db.authorisation.findFirst({
    where: { accountId, status: "PENDING" },
    select: { id: true, organisationId: true, organisation: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
