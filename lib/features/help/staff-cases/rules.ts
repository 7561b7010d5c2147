import { refuse } from "#lib/platform/gate/outcome.ts";
import { takeOrTakeOver, type SharedWork, type Work } from "#lib/platform/work.ts";

export type Kind = "FREEZE" | "DISPUTE" | "CHANGE";

/** The part of a case that decides its transitions. */
type Handling = Work & { readonly doneAt: Date | null };

export const take = (found: Handling & SharedWork, staffId: string, now: Date) =>
  found.doneAt ? alreadyDone(found) : takeOrTakeOver(found, staffId, now);

/**
 * The one who finishes it need not be the one who took it. Of a freeze nobody is done before the account is free again,
 * or nothing would wait for that any more.
 */
export function finish(found: Handling & { readonly kind: Kind; readonly isFrozen: boolean }, staffId: string) {
  if (found.doneAt) return alreadyDone(found);
  return found.kind === "FREEZE" && found.isFrozen ? refuse("stillFrozen") : { takenById: staffId };
}

const alreadyDone = ({ takenBy, doneAt }: Handling) => refuse("alreadyDone", { by: takenBy, at: doneAt });
