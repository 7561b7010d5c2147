import { hours } from "./durations.ts";
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

/** An item that a colleague can take over. `isTakerGone` when whoever took it no longer does this work. */
export type SharedWork = Work & { readonly isTakerGone: boolean };

/** After so long a colleague may take it over: somebody waits for whoever has it, who may be ill. */
const heldMs = hours(4);

/** Whether a colleague has it and this one may take it from them. */
export const isTakenOver = (
  { takenById, takenAt, isTakerGone }: Omit<SharedWork, "takenBy">,
  staffId: string,
  now: Date,
) =>
  takenById !== null &&
  takenById !== staffId &&
  (isTakerGone || (takenAt !== null && now.getTime() - takenAt.getTime() >= heldMs));

/** Whether this one of the staff may take it: nobody has it, or it may be taken over. */
export const mayTake = (work: Omit<SharedWork, "takenBy">, staffId: string, now: Date) =>
  work.takenById === null || isTakenOver(work, staffId, now);

/** Takes the item, unless a colleague has it who is at it. */
export const takeOrTakeOver = (work: SharedWork, staffId: string, now: Date) =>
  isTakenOver(work, staffId, now) ? { takenById: staffId } : takeWork(work, staffId);
