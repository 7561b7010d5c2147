import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { accountName, nameColumns, nameRow } from "#lib/features/base/people/store.ts";
import type { Member, Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";

/** Members see what their own beheerders proposed, and not what the insurer's staff propose about them. */
const visible = (scope: Scope) => {
  if (scope.of === "everything") return {};
  if (scope.of === "nothing") return null;
  return { organisationId: scope.organisationId, proposedAsId: { not: null } };
};

const whole = {
  proposedBy: { select: { id: true, email: true, locale: true, status: true, ...nameColumns } },
  decidedBy: { select: nameColumns },
} as const;

/** A proposal and, before it, its organisation, locked in the order of all commands. */
export async function lockProposal(tx: Tx, scope: Scope, id: string) {
  const where = visible(scope);
  if (!where) return null;
  const seen = await tx.proposal.findFirst({ where: { id, ...where }, select: { organisationId: true } });
  if (!seen) return null;
  if (seen.organisationId) await lock(tx, "Organisation", seen.organisationId);
  await lock(tx, "Proposal", id);
  const found = await tx.proposal.findUnique({ where: { id }, include: whole });
  return found && { ...found, endedBy: found.decidedBy ? fullName(found.decidedBy) : "" };
}

export type LockedProposal = NonNullable<Awaited<ReturnType<typeof lockProposal>>>;

/** Ends it, and empties what it says of people. */
export async function endProposal(
  tx: Tx,
  id: string,
  ending: {
    readonly status: "APPROVED" | "REJECTED" | "WITHDRAWN" | "LAPSED";
    readonly decidedById?: string;
    readonly rejectReason?: string;
  },
  now: Date,
): Promise<void> {
  await tx.proposal.update({ where: { id }, data: { ...ending, endedAt: now, input: null, plan: null } });
}

/** The people who can decide about it now, to be told. */
export const readersOf = (tx: Tx, accountIds: readonly string[]) =>
  tx.account.findMany({
    where: { id: { in: [...accountIds] } },
    select: { email: true, locale: true, staffRoles: true },
    orderBy: { id: "asc" },
  });

const listing = statement(
  "proposals.list",
  z.object({
    ...{ id: z.string(), event: z.string(), plan: z.instanceof(Uint8Array).nullable(), ...nameRow },
    ...{
      organisation: z.string().nullable(),
      status: z.enum(enums.ProposalStatus),
      rejectReason: z.string().nullable(),
    },
    ...{ createdAt: z.date(), expiresAt: z.date(), endedAt: z.date().nullable() },
    ...{ isMine: z.boolean(), mayDecide: z.boolean(), desk: z.enum(enums.ProposalDesk).nullable() },
    deciders: z.int(),
  }),
);

/** How long somebody still sees what became of what they proposed. */
const shownAfterEnd = "14 days";

/**
 * What waits for this actor, and what this actor proposed, the longest waiting first. `desk` says who decides now;
 * null when nobody can.
 */
export async function proposalsFor(db: Reader, scope: Scope, actor: Member | Staff, now: Date) {
  if (scope.of === "nothing") return [];
  const organisationId = scope.of === "organisation" ? scope.organisationId : null;
  return listing(db)`
    SELECT proposal.id, proposal.event, proposal.plan, ${accountName}, organisation.name AS organisation,
           proposal.status::text AS status, proposal."rejectReason", proposal."createdAt", proposal."expiresAt",
           proposal."endedAt", proposal."proposedById" = ${actor.accountId}::uuid AS "isMine",
           coalesce(deciding.mine, false) AS "mayDecide", deciding.desk::text AS desk, deciding.deciders
    FROM "Proposal" proposal
    JOIN "Account" account ON account.id = proposal."proposedById"
    LEFT JOIN "Organisation" organisation ON organisation.id = proposal."organisationId"
    CROSS JOIN LATERAL (
      SELECT bool_or(decider."accountId" = ${actor.accountId}::uuid) AS mine, min(decider.desk::text) AS desk,
             count(*)::int AS deciders
      FROM deciders_of(proposal, ${now}::timestamptz) decider WHERE proposal.status = 'WAITING'
    ) deciding
    WHERE (${organisationId}::uuid IS NULL
           OR (proposal."organisationId" = ${organisationId}::uuid AND proposal."proposedAsId" IS NOT NULL))
      AND ((proposal.status = 'WAITING' AND proposal."expiresAt" > ${now}::timestamptz
            AND (deciding.mine OR proposal."proposedById" = ${actor.accountId}::uuid OR ${organisationId}::uuid IS NOT NULL))
           OR (proposal."proposedById" = ${actor.accountId}::uuid
               AND proposal."endedAt" > ${now}::timestamptz - ${shownAfterEnd}::interval))
    ORDER BY proposal.status <> 'WAITING', proposal."createdAt", proposal.id
    LIMIT 200`;
}

export type ProposalRow = Awaited<ReturnType<typeof proposalsFor>>[number];
