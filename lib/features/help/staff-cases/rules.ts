import { hours } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { takeWork, type Work } from "#lib/platform/work.ts";

export type Kind = "FREEZE" | "DISPUTE" | "CHANGE";

/** The part of a case that decides its transitions. */
type Handling = Work & { readonly doneAt: Date | null };

/** After so long a colleague may take it over: a frozen account waits for whoever has its case. */
const heldMs = hours(4);

export const isTakenOver = ({ takenById, takenAt }: Omit<Work, "takenBy">, staffId: string, now: Date) =>
  takenById !== null && takenById !== staffId && takenAt !== null && now.getTime() - takenAt.getTime() >= heldMs;

export function take(found: Handling, staffId: string, now: Date) {
  if (found.doneAt) return alreadyDone(found);
  return isTakenOver(found, staffId, now) ? { takenById: staffId } : takeWork(found, staffId);
}

/**
 * The one who finishes it need not be the one who took it. Of a freeze nobody is done before the account is free again,
 * or nothing would wait for that any more.
 */
export function finish(found: Handling & { readonly kind: Kind; readonly isFrozen: boolean }, staffId: string) {
  if (found.doneAt) return alreadyDone(found);
  return found.kind === "FREEZE" && found.isFrozen ? refuse("stillFrozen") : { takenById: staffId };
}

const alreadyDone = ({ takenBy, doneAt }: Handling) => refuse("alreadyDone", { by: takenBy, at: doneAt });
