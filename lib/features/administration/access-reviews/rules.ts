import type { Role } from "#lib/platform/access/roles.ts";
import { after, days } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** When an organisation was asked, and until when. Null where it has not come to that. */
export type Review = {
  readonly startedAt: Date;
  readonly dueAt: Date;
  /** From then on access that nobody confirmed ends. */
  readonly lapsesAt: Date | null;
  readonly lapsedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly stoppedAt: Date | null;
};

/** Where a review stands, for a beheerder and for the insurer. */
export type State = "open" | "late" | "lapsing" | "lapsed" | "finished" | "stopped";

type Ends = Omit<Review, "startedAt" | "lapsesAt">;

export function stateOf({ dueAt, lapsedAt, finishedAt, stoppedAt }: Ends, now: Date): State {
  if (finishedAt) return lapsedAt ? "lapsed" : "finished";
  if (stoppedAt) return "stopped";
  if (lapsedAt) return "lapsing";
  return dueAt <= now ? "late" : "open";
}

/** Whether somebody can still be confirmed in it. */
export function ask({ lapsedAt, finishedAt, stoppedAt }: Review) {
  if (finishedAt) return refuse("reviewFinished");
  if (stoppedAt) return refuse("reviewStopped");
  return lapsedAt ? refuse("reviewLapsed") : { open: true as const };
}

type Who = { readonly accountId: string; readonly role: Role };

/**
 * Whether one of these beheerders can say of somebody that they still need access: never of themselves, and a deputy
 * never of a beheerder.
 */
export const canBeConfirmed = (person: Who, deciders: readonly Who[]) =>
  deciders.some(
    ({ accountId, role }) =>
      accountId !== person.accountId && (person.role !== "ADMINISTRATOR" || role === "ADMINISTRATOR"),
  );

/** A review is over when nobody is left of whom anybody there can say it. An only beheerder stays unconfirmed. */
export function finish(left: readonly Who[], deciders: readonly Who[]) {
  const open = left.filter((person) => canBeConfirmed(person, deciders)).length;
  return open > 0 ? refuse("stillOpen", { left: open }) : { left: left.length };
}

export const steps = ["begin", "soon", "due", "last"] as const;
export type Step = (typeof steps)[number];

/** When the beheerders hear of it: at once, a week before the day, on it, and three days before access ends. */
export function remindersOf({ startedAt, dueAt, lapsesAt }: Review): { readonly step: Step; readonly at: Date }[] {
  const soon = after(dueAt, -days(7));
  const last = lapsesAt && after(lapsesAt, -days(3));
  return [
    { step: "begin", at: startedAt },
    ...(soon > after(startedAt, days(1)) ? [{ step: "soon" as const, at: soon }] : []),
    { step: "due", at: dueAt },
    ...(last && last > dueAt ? [{ step: "last" as const, at: last }] : []),
  ];
}

/** How many people one page shows. Only whoever was shown is confirmed by one click. */
export const shown = 50;

/** How many lose their access in one job: others get their turn in between. */
export const batch = 10;

type Left = Who & { readonly id: string; readonly isBlocked: boolean };
type Lapsing = { readonly tookPart: readonly string[]; readonly deciders: readonly Who[] };

/**
 * Whose access ends when nobody confirmed it: of whoever somebody there could have confirmed, and not of whoever took
 * part in the review. Where nobody can say it, the insurer asks. A beheerder who is blocked stays so: he could take no
 * part and was not told, and one beheerder alone can block another, but not end what he is.
 */
export const losesAccess = (person: Left, { tookPart, deciders }: Lapsing) =>
  !tookPart.includes(person.id) &&
  !(person.isBlocked && person.role === "ADMINISTRATOR") &&
  canBeConfirmed(person, deciders);
