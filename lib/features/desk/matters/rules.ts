import { to } from "#lib/addresses.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { isTakenOver, type SharedWork } from "#lib/platform/work.ts";

/** What staff have before them about somebody, each with a queue of its own. */
export const kinds = ["requests", "calls", "cases"] as const;
export type Kind = (typeof kinds)[number];

/** Why somebody looks at a person because of it. */
export const reasons = { requests: "HELP_REQUEST", calls: "CALL_BACK", cases: "CASE" } as const;

export const queues = { requests: to.requestQueue(), calls: to.callQueue(), cases: to.caseQueue() } as const;

type Between = { readonly from: string; readonly to: string };
type Given = SharedWork & { readonly isOpen: boolean };

/** Hands it to a colleague: what nobody has, what the giver has, or what the giver could take over. */
export function give({ isOpen, ...work }: Given, { from, to }: Between, now: Date) {
  if (!isOpen) return refuse("over");
  if (work.takenById === to) return refuse("alreadyTheirs");
  if (work.takenById !== null && work.takenById !== from && !isTakenOver(work, from, now))
    return refuse("hasIt", { by: work.takenBy, at: work.takenAt });
  return { takenById: to };
}
