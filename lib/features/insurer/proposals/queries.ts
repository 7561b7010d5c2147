import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator, type Member, type Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { planIn } from "#lib/platform/gate/second.ts";
import { maySeeAsStaff } from "./policy.ts";
import type { Telling } from "./rules.ts";
import { ProposalsPage } from "./schema.ts";
import { proposalsFor } from "./store.ts";

type Asked = { readonly voorgesteld?: string | undefined; readonly gedaan?: Telling | undefined };

/** What waits for this person, what waits for others here, and what became of what this person proposed. */
async function listsFor(
  { db, scope, now }: { readonly db: Reader; readonly scope: Scope; readonly now: Date },
  actor: Member | Staff,
  { voorgesteld, gedaan }: Asked,
) {
  const found = (await proposalsFor(db, scope, actor, now)).map(({ plan, ...row }) => ({
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
    justProposed: found.some(({ id, isMine }) => isMine && id === voorgesteld),
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
