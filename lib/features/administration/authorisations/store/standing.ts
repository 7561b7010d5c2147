import "server-only";
import { waitsAmong } from "#lib/features/entrance/sign-in/store/waits.ts";
import type { Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import type { Db, Reader } from "#lib/platform/db/types.ts";

export type Of = { readonly id: string; readonly organisationId: string };

/**
 * How many others are permanent beheerders, whether their accounts are active or not. An organisation may not lose
 * its last one. Call it with the organisation locked.
 */
export async function otherPermanentAdministrators(db: Db, { id, organisationId }: Of): Promise<number> {
  return db.authorisation.count({
    where: { organisationId, id: { not: id }, role: "ADMINISTRATOR", status: "ACTIVE", validUntil: null },
  });
}

/** With fewer beheerders than this the rule of two rests: the target decides about nobody. */
const twoNeed = 3;

/**
 * Whether adding or removing a beheerder takes two of them here, and whether there are enough for that. Who is blocked or
 * has an end date counts: one beheerder alone does that to another, and the rule would rest by it.
 */
export async function ruleOfTwo(db: Db, organisationId: string) {
  const { twoAdministrators } = await db.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { twoAdministrators: true },
  });
  if (!twoAdministrators) return "off" as const;
  const administrators = await db.authorisation.count({
    where: { organisationId, role: "ADMINISTRATOR", status: { in: ["ACTIVE", "BLOCKED"] } },
  });
  return administrators < twoNeed ? ("rests" as const) : ("on" as const);
}

/** The standing of the people of these authorisations, by the id of the authorisation. */
export async function accessOf(
  db: Reader,
  scope: Scope,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Access & { readonly blockReason: string | null }>> {
  const rows = await db.authorisation.findMany({
    where: { id: { in: [...ids] }, ...within(scope) },
    select: {
      id: true,
      status: true,
      validUntil: true,
      invitesLater: true,
      accountId: true,
      blockReason: true,
      account: { select: { status: true, blockCause: true } },
    },
  });
  const waits = await waitsAmong(
    db,
    rows.map(({ accountId }) => accountId),
    now,
  );
  return new Map(
    rows.map(({ id, accountId, blockReason, account, ...authorisation }) => [
      id,
      { authorisation, blockReason, account: { ...account, waitUntil: waits.get(accountId) ?? null } },
    ]),
  );
}
