import { refuse } from "#lib/platform/gate/outcome.ts";
import { takeWork, type Work } from "#lib/platform/work.ts";

export type Kind = "FREEZE" | "DISPUTE" | "CHANGE";

/** The part of a case that decides its transitions. */
export type Handling = Work & { readonly doneAt: Date | null };

export const take = (found: Handling, staffId: string) =>
  found.doneAt ? alreadyDone(found) : takeWork(found, staffId);

/** The one who finishes it need not be the one who took it. */
export const finish = (found: Handling, staffId: string) =>
  found.doneAt ? alreadyDone(found) : { takenById: staffId };

const alreadyDone = ({ takenBy, doneAt }: Handling) => refuse("alreadyDone", { by: takenBy, at: doneAt });
