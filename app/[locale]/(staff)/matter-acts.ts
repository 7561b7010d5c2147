import type { Acts } from "#lib/features/desk/matters/ui/matters.tsx";
import { finishCallAction, takeCallAction } from "#lib/features/help/call-backs/actions.ts";
import { finishRequestAction, takeRequestAction } from "#lib/features/help/help-requests/actions.ts";
import { finishCaseAction, takeCaseAction } from "#lib/features/help/staff-cases/actions.ts";

/** What staff do with what is open about somebody, on the pages about them as in the queues. */
export const matterActs: Acts = {
  requests: { take: takeRequestAction, finish: finishRequestAction },
  calls: { take: takeCallAction, finish: finishCallAction },
  cases: { take: takeCaseAction, finish: finishCaseAction },
};
