import "server-only";
import { openStatuses } from "#lib/features/help/help-requests/rules.ts";
import { statement } from "#lib/platform/db/statement.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { z } from "zod";
import type { Of } from "./standing.ts";

/** What whoever starts an authorisation again writes with it: of the period before nothing goes on, nor can be put back. */
export const nothingBefore = {
  ...{ withdrawnAt: null, withdrawReason: null, blockedAt: null, blockedById: null, blockReason: null },
  ...{ unblockedAt: null, unblockedById: null, lifted: [], liftedReason: null },
  ...{ rightsBefore: noJson, rightsChangedAt: null, rightsChangedById: null },
  ...{ deputyFrom: null, deputyUntil: null, smsUntil: null, smsBecause: null },
};

/** What is still on its way for someone in this organisation. */
export async function underWay(db: Db, { id, organisationId }: Of, now: Date) {
  const requests = await db.helpRequest.count({ where: { authorisationId: id, status: { in: [...openStatuses] } } });
  const invitations = await db.oneTimeLink.count({
    where: { authorisationId: id, ...openInvitation, expiresAt: { gt: now } },
  });
  const changes = await db.accountChange.count({ where: { authorisationId: id, organisationId, ...openChange } });
  return { requests, invitations, changes };
}

const open = statement(
  "authorisations.open",
  z.object({ sessions: z.boolean(), requests: z.boolean(), underWay: z.boolean() }),
);

/** Of what ends with an authorisation, which there is: most people have nothing of it, and it is asked in one go. */
export async function openOf(tx: Tx, { id, accountId }: { readonly id: string; readonly accountId: string }) {
  const [row] = await open(tx)`
    SELECT
      EXISTS (SELECT 1 FROM "Session" WHERE "accountId" = ${accountId}::uuid AND "authorisationId" = ${id}::uuid
              AND "endedAt" IS NULL) AS sessions,
      EXISTS (SELECT 1 FROM "HelpRequest" WHERE "authorisationId" = ${id}::uuid
              AND status::text = ANY (${[...openStatuses]}::text[])) AS requests,
      EXISTS (SELECT 1 FROM "OneTimeLink" WHERE "accountId" = ${accountId}::uuid AND "authorisationId" = ${id}::uuid
              AND purpose IN ('ACTIVATE', 'ACCEPT') AND "usedAt" IS NULL AND "replacedAt" IS NULL)
        OR EXISTS (SELECT 1 FROM "AccountChange" WHERE "accountId" = ${accountId}::uuid AND "authorisationId" = ${id}::uuid
                   AND "completedAt" IS NULL AND "cancelledAt" IS NULL) AS "underWay"`;
  return row ?? { sessions: true, requests: true, underWay: true };
}

const openInvitation = {
  purpose: { in: ["ACTIVATE" as const, "ACCEPT" as const] },
  usedAt: null,
  replacedAt: null,
};

const openChange = { completedAt: null, cancelledAt: null };

/** Ends the changes that a beheerder here had begun for these people. "That was not me" stays possible. Returns how many. */
export async function endChanges(
  tx: Tx,
  { ids, organisationId }: { readonly ids: readonly string[]; readonly organisationId: string },
  now: Date,
): Promise<number> {
  const changes = await tx.accountChange.updateManyAndReturn({
    where: { authorisationId: { in: [...ids] }, organisationId, ...openChange },
    data: { cancelledAt: now },
    select: { id: true },
  });
  await tx.oneTimeLink.updateMany({
    where: {
      changeId: { in: changes.map(({ id }) => id) },
      purpose: { not: "NOT_ME" },
      usedAt: null,
      replacedAt: null,
    },
    data: { replacedAt: now },
  });
  return changes.length;
}

/** Ends the invitation, and the changes that a beheerder here had begun. */
export async function endUnderWay(
  tx: Tx,
  { id, organisationId, accountId }: Of & { readonly accountId: string },
  now: Date,
): Promise<{ invitations: number; changes: number }> {
  const changes = await endChanges(tx, { ids: [id], organisationId }, now);
  // One link activates the account wherever it waits, so another organisation's invitation still needs it.
  const elsewhere = await tx.authorisation.findFirst({
    where: { accountId, id: { not: id }, status: "PENDING" },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  if (elsewhere) {
    await tx.oneTimeLink.updateMany({
      where: { accountId, authorisationId: id, ...openInvitation, purpose: "ACTIVATE" },
      data: { authorisationId: elsewhere.id },
    });
  }
  const { count: invitations } = await tx.oneTimeLink.updateMany({
    where: { accountId, authorisationId: id, ...openInvitation },
    data: { replacedAt: now },
  });
  return { invitations, changes };
}

/** For every change of an end date: plans the job that ends the authorisation on that day. */
export const expiryOf = (authorisationId: string, { validUntil }: { readonly validUntil: Date | null }): Outgoing[] =>
  validUntil ? [job("authorisation.expire", { authorisationId }, validUntil)] : [];
