import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { planIn } from "#lib/platform/gate/second.ts";
import { maySeeProposals } from "./policy.ts";
import { ProposalsPage } from "./schema.ts";
import { proposalsFor } from "./store.ts";

/** What waits for this person, what waits for others here, and what became of what this person proposed. */
export const proposals = query({
  input: ProposalsPage,
  may: maySeeProposals,
  async run({ db, actor, scope, input: { voorgesteld, gedaan }, now }) {
    const found = (await proposalsFor(db, scope, actor, now)).map(({ plan, ...row }) => ({
      ...row,
      proposedBy: fullName(row),
      plan: plan && planIn(plan),
    }));
    const isWaiting = ({ status }: (typeof found)[number]) => status === "WAITING";
    return {
      waiting: found.filter((row) => isWaiting(row) && row.mayDecide),
      others: found.filter((row) => isWaiting(row) && !row.mayDecide && !row.isMine),
      own: found.filter(({ isMine }) => isMine),
      justProposed: found.some(({ id, isMine }) => isMine && id === voorgesteld),
      told: gedaan ?? null,
    };
  },
});

export type Proposals = AnswerOf<typeof proposals>;
export type ShownProposal = Proposals["waiting"][number];
