import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator, type Member, type Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { pageFrom, placeIn } from "#lib/platform/paging.ts";
import { planIn } from "#lib/platform/gate/second.ts";
import { maySeeAsStaff } from "./policy.ts";
import type { Telling } from "./rules.ts";
import { ProposalsPage } from "./schema.ts";
import { endedProposals, isProposalOf, waitingProposals } from "./store.ts";

type Asked = {
  readonly na: string;
  readonly voorgesteld?: string | undefined;
  readonly gedaan?: Telling | undefined;
};

/** Each has its forms, so that more would make the page heavy. */
const shown = 11;

/**
 * A page of what waits for this person, for others here, and of what this person proposed; behind the last of them what
 * became of the latter.
 */
async function listsFor(
  { db, scope, now }: { readonly db: Reader; readonly scope: Scope; readonly now: Date },
  actor: Member | Staff,
  { na, voorgesteld, gedaan }: Asked,
) {
  const after = placeIn(na);
  const waiting = await waitingProposals(db, scope, actor, { after, atMost: shown + 1 }, now);
  const { rows, next } = pageFrom(waiting, shown, ({ createdAt: at, id }) => ({ at, id }));
  const ended = next === null ? await endedProposals(db, scope, actor, shown, now) : [];
  const found = [...rows, ...ended].map(({ plan, ...row }) => ({
    ...row,
    proposedBy: fullName(row),
    plan: plan && planIn(plan),
    isOwnOrganisation: actor.kind === "member",
  }));
  const isDeputy = actor.kind === "member" && actor.isDeputy;
  const isWaiting = ({ status }: (typeof found)[number]) => status === "WAITING";
  return {
    waiting: found.filter((row) => isWaiting(row) && row.mayDecide),
    // A deputy sees no more than what became of their own.
    others: found.filter((row) => isWaiting(row) && !row.mayDecide && !row.isMine && !isDeputy),
    own: found.filter(({ isMine }) => isMine),
    ...{ na: after ? na : "", next },
    justProposed: voorgesteld !== undefined && (await isProposalOf(db, actor, voorgesteld)),
    told: gedaan ?? null,
  };
}

/** On the page of beheerders, which is not there for staff. */
export const proposals = query({
  input: ProposalsPage,
  may: isAdministrator,
  run: ({ actor, input, ...at }) => listsFor(at, actor, input),
});

/** On the page of staff, which is not there for beheerders. */
export const staffProposals = query({
  input: ProposalsPage,
  may: maySeeAsStaff,
  run: ({ actor, input, ...at }) => listsFor(at, actor, input),
});

export type Proposals = AnswerOf<typeof proposals>;
export type ShownProposal = Proposals["waiting"][number];
