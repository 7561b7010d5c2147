import "server-only";
import { z } from "zod";
import { forgetting, stepSize, type Forgotten } from "#lib/platform/db/forgetting.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";

/** Removes the oldest rows that are over, and says how many and whether there may be more. */
export async function forgetSome(tx: Tx, table: Forgotten, now: Date) {
  const rows = await tx.$executeRaw(forgetting(table, now));
  return { rows, isMore: rows === stepSize };
}

const holding = statement("retention.held", z.object({ isHeld: z.boolean() }));

/** Whether anything of this person, of this organisation or of whoever has or had this address must stay for now. */
export async function isHeld(
  db: Db,
  {
    accountId = null,
    organisationId = null,
    email = null,
  }: {
    readonly accountId?: string | null;
    readonly organisationId?: string | null;
    readonly email?: string | null;
  },
): Promise<boolean> {
  const [row] = await holding(db)`
    SELECT is_held(${accountId}::uuid, ${organisationId}::uuid)
           OR coalesce(${email}::text IN (SELECT held_addresses()), false) AS "isHeld"`;
  return row?.isHeld ?? false;
}

const holdingOffice = statement("retention.office-held", z.object({ isHeld: z.boolean() }));

/**
 * Whether anything of this organisation must stay, or of somebody who is or was in it, also for another organisation of
 * theirs that is held: its files hold them all.
 */
export async function isOfficeHeld(tx: Tx, organisationId: string): Promise<boolean> {
  const [row] = await holdingOffice(tx)`
    SELECT is_held(NULL, ${organisationId}::uuid) OR EXISTS (
      SELECT 1 FROM "Authorisation" own
      WHERE own."organisationId" = ${organisationId}::uuid AND is_held(own."accountId", NULL)) AS "isHeld"`;
  return row?.isHeld ?? false;
}

/** Whether anything at all must stay: the insurer's files hold anybody. */
export const isAnythingHeld = async (tx: Tx): Promise<boolean> =>
  (await tx.legalHold.count({ where: { endedAt: null }, take: 1 })) > 0;
