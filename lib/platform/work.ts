import { refuse } from "./gate/outcome.ts";

/** An item in a queue of the staff, and who took it. `takenBy` is a name, for the sentence about who was first. */
export type Work = {
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
};

/** Takes the item, unless somebody has it. */
export function takeWork({ takenById, takenBy, takenAt }: Work, staffId: string) {
  if (takenById === null || takenAt === null) return { takenById: staffId };
  return takenById === staffId ? refuse("alreadyYours") : refuse("alreadyTaken", { by: takenBy, at: takenAt });
}
