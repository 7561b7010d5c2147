import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { accountName, nameColumns, nameRow } from "#lib/features/base/people/store.ts";
import type { Member, Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { empty, lock, sql, type Sql } from "#lib/platform/db/sql.ts";
import { after as later, days } from "#lib/platform/durations.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { Place } from "#lib/platform/paging.ts";

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
  if (!found) return null;
  const proposedBy = { ...found.proposedBy, accountId: found.proposedById };
  return { ...found, proposedBy, endedBy: found.decidedBy ? fullName(found.decidedBy) : "" };
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
export async function readersOf(tx: Tx, accountIds: readonly string[]) {
  const readers = await tx.account.findMany({
    where: { id: { in: [...accountIds] } },
    select: { id: true, email: true, locale: true, staffRoles: true, ...nameColumns },
    orderBy: { id: "asc" },
  });
  return readers.map(({ id: accountId, ...reader }) => ({ ...reader, accountId }));
}

const Row = z.object({
  ...{ id: z.string(), event: z.string(), plan: z.instanceof(Uint8Array).nullable(), ...nameRow },
  ...{ organisation: z.string().nullable(), status: z.enum(enums.ProposalStatus), rejectReason: z.string().nullable() },
  ...{ createdAt: z.date(), expiresAt: z.date(), endedAt: z.date().nullable() },
  ...{ isMine: z.boolean(), mayDecide: z.boolean(), desk: z.enum(enums.ProposalDesk).nullable() },
  deciders: z.int(),
});
type ProposalRow = Readonly<z.infer<typeof Row>>;

const waiting = statement("proposals.waiting", Row);
const ended = statement("proposals.ended", Row);

const columns = (actor: Member | Staff) => sql`proposal.id, proposal.event, proposal.plan, ${accountName},
  organisation.name AS organisation, proposal.status::text AS status, proposal."rejectReason", proposal."createdAt",
  proposal."expiresAt", proposal."endedAt", proposal."proposedById" = ${actor.accountId}::uuid AS "isMine"`;

const from = sql`FROM "Proposal" proposal
  JOIN "Account" account ON account.id = proposal."proposedById"
  LEFT JOIN "Organisation" organisation ON organisation.id = proposal."organisationId"`;

/** The same as `visible`, for a `proposal`; null when nothing is. */
function seen(scope: Scope): Sql | null {
  if (scope.of === "nothing") return null;
  if (scope.of === "everything") return sql`true`;
  return sql`proposal."organisationId" = ${scope.organisationId}::uuid AND proposal."proposedAsId" IS NOT NULL`;
}

/** Each that this member of staff may decide about: since when and until when. It is part of a statement that counts. */
export const awaitsDecisionOf = ({ accountId }: Staff, now: Date) => sql`
  SELECT proposal."createdAt" AS since, proposal."expiresAt" AS until, NULL::uuid AS "takenById" FROM "Proposal" proposal
  WHERE proposal.status = 'WAITING' AND proposal."expiresAt" > ${now}::timestamptz AND EXISTS (
    SELECT FROM deciders_of(proposal, ${now}::timestamptz) decider WHERE decider."accountId" = ${accountId}::uuid)`;

type Wanted = { readonly after: Place | null; readonly atMost: number };

/**
 * What waits for this actor, and what this actor proposed, the longest waiting first. `desk` says who decides now;
 * null when nobody can. Who decides is asked of as many as the page needs and no more.
 */
export async function waitingProposals(
  db: Reader,
  scope: Scope,
  actor: Member | Staff,
  { after, atMost }: Wanted,
  now: Date,
): Promise<ProposalRow[]> {
  const within = seen(scope);
  if (!within) return [];
  return waiting(db)`
    SELECT ${columns(actor)}, coalesce(deciding.mine, false) AS "mayDecide", deciding.desk::text AS desk, deciding.deciders
    ${from}
    CROSS JOIN LATERAL (
      SELECT bool_or(decider."accountId" = ${actor.accountId}::uuid) AS mine, min(decider.desk::text) AS desk,
             count(*)::int AS deciders
      FROM deciders_of(proposal, ${now}::timestamptz) decider
    ) deciding
    WHERE proposal.status = 'WAITING' AND proposal."expiresAt" > ${now}::timestamptz AND ${within}
      ${scope.of === "everything" ? sql`AND (deciding.mine OR proposal."proposedById" = ${actor.accountId}::uuid)` : empty}
      ${after ? sql`AND (proposal."createdAt", proposal.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : empty}
    ORDER BY proposal."createdAt", proposal.id LIMIT ${atMost}`;
}

/** How long somebody still sees what became of what they proposed. */
const shownAfterEnd = days(14);

/** What became lately of what this actor proposed, the newest first. */
export async function endedProposals(
  db: Reader,
  scope: Scope,
  actor: Member | Staff,
  atMost: number,
  now: Date,
): Promise<ProposalRow[]> {
  const within = seen(scope);
  if (!within) return [];
  return ended(db)`
    SELECT ${columns(actor)}, false AS "mayDecide", NULL::text AS desk, 0 AS deciders ${from}
    WHERE proposal."proposedById" = ${actor.accountId}::uuid AND proposal."endedAt" > ${later(now, -shownAfterEnd)}::timestamptz
      AND ${within}
    ORDER BY proposal."endedAt" DESC, proposal.id DESC LIMIT ${atMost}`;
}

/** Whether this actor proposed it. */
export const isProposalOf = async (db: Reader, { accountId }: Member | Staff, id: string) =>
  (await db.proposal.count({ where: { id, proposedById: accountId } })) > 0;
