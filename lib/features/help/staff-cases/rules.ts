import { refuse } from "#lib/platform/gate/outcome.ts";

export type Kind = "FREEZE" | "DISPUTE";

/** What the transitions look at. `takenBy` is a name, for the sentence about who was first. */
export type Handling = {
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly doneAt: Date | null;
};

export function take(found: Handling, staffId: string) {
  if (found.doneAt) return alreadyDone(found);
  if (found.takenById && found.takenAt) {
    if (found.takenById === staffId) return refuse("alreadyYours");
    return refuse("alreadyTaken", { by: found.takenBy, at: found.takenAt });
  }
  return { takenById: staffId };
}

/** Whoever of the staff finishes it need not be who took it. */
export const finish = (found: Handling, staffId: string) =>
  found.doneAt ? alreadyDone(found) : { takenById: staffId };

const alreadyDone = ({ takenBy, doneAt }: Handling) => refuse("alreadyDone", { by: takenBy, at: doneAt });
