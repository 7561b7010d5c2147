import "server-only";
import { lockAccount } from "#lib/features/people/store.ts";
import { after } from "#lib/platform/clock.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { type LinkPurpose, linkLastsMs, reactivationWaitsMs } from "./rules.ts";

type NewLink = { readonly purpose: LinkPurpose; readonly accountId: string; readonly authorisationId?: string };

/** Makes a link in place of the earlier ones of its purpose, and returns its secret. */
async function makeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { purpose, accountId } = link;
  await tx.oneTimeLink.updateMany({
    where: { purpose, accountId, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  const secret = randomSecret();
  const { worksFrom = null, ...of } = purpose === "ACTIVATE" ? await reactivationOf(tx, accountId) : {};
  const begins = worksFrom && worksFrom > now ? worksFrom : now;
  await tx.oneTimeLink.create({
    data: {
      ...link,
      ...of,
      worksFrom,
      hash: hashOf(secret),
      createdAt: now,
      expiresAt: after(begins, linkLastsMs[purpose]),
    },
  });
  return secret;
}

/** Whatever asks for a link to activate an account that a beheerder had reset: it waits as long as the first one did. */
async function reactivationOf(tx: Tx, accountId: string): Promise<{ changeId?: string; worksFrom?: Date }> {
  const change = await tx.accountChange.findFirst({
    where: { accountId, kind: "REACTIVATION", completedAt: null, cancelledAt: null },
    select: { id: true, createdAt: true },
  });
  return change ? { changeId: change.id, worksFrom: after(change.createdAt, reactivationWaitsMs) } : {};
}

export const resetLink = (tx: Tx, accountId: string, now: Date) =>
  makeLink(tx, { purpose: "RESET_PASSWORD", accountId }, now);

/** For the mail that invites someone. The account must be locked. */
export const inviteLink = (tx: Tx, accountId: string, authorisationId: string, now: Date) =>
  makeLink(tx, { purpose: "ACTIVATE", accountId, authorisationId }, now);

export const findLink = (db: Tx | Reader, secret: string) =>
  db.oneTimeLink.findUnique({ where: { hash: hashOf(secret) }, include: { account: true, change: true } });

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

type Reactivation = {
  readonly id: string;
  readonly accountId: string;
  readonly newEmail: string | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Ends a reactivation with its activation. False when it was stopped, or its new address has become someone else's. */
export async function completeReactivation(tx: Tx, change: Reactivation, now: Date): Promise<boolean> {
  const { id, accountId, newEmail: email } = change;
  if (change.completedAt || change.cancelledAt) return false;
  if (email && (await tx.account.findFirst({ where: { email, id: { not: accountId } }, select: { id: true } })))
    return false;
  await tx.accountChange.update({ where: { id }, data: { completedAt: now, newConfirmedAt: now } });
  if (email) await tx.account.update({ where: { id: accountId }, data: { email } });
  return true;
}

const place = { id: true, organisationId: true, organisation: { select: { name: true } } } as const;

/** The authorisation that activating this account opens, with its organisation: of a reactivation its own. */
export const authorisationOf = (
  db: Tx | Reader,
  { accountId, change }: { readonly accountId: string; readonly change: { readonly authorisationId: string } | null },
) =>
  change
    ? db.authorisation.findUnique({ where: { id: change.authorisationId }, select: place })
    : pendingAuthorisation(db, accountId);

/** The authorisation that waits for this account to be activated, with its organisation. */
export const pendingAuthorisation = (db: Tx | Reader, accountId: string) =>
  db.authorisation.findFirst({
    where: { accountId, status: "PENDING" },
    select: place,
    orderBy: { id: "desc" },
  });
