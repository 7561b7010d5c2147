import type { Authorisation } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { type Problem, solvedByAccess } from "#lib/features/help/help-requests/rules.ts";
import { hours, minutes } from "#lib/platform/durations.ts";
import {
  type Access,
  type Act,
  doneBy,
  hasEnded,
  isPermanentAdministrator,
  type Place,
  standingOf,
} from "#lib/features/administration/authorisations/rules/standing.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

export const lifts = ["AUTHORISATION", "ACCOUNT", "WAIT"] as const;
export type Lift = (typeof lifts)[number];

/** Whether it was of the account, which keeps the person out of every organisation. */
export const isOfAccount = (lifted: readonly Lift[]) => lifted.some((lift) => lift !== "AUTHORISATION");

/** What a beheerder's unblocking lifts here, possibly nothing. What he may not lift is a refusal. */
export function unblock(person: Access, now: Date) {
  const { account, authorisation } = person;
  const standing = standingOf(person, now);
  if (standing === "withdrawn" || standing === "invited" || authorisation.status === "PENDING")
    return refuse("notActive");
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return refuse("notYours");
  const lifted: Lift[] = [];
  if (authorisation.status === "BLOCKED") lifted.push("AUTHORISATION");
  if (account.status === "BLOCKED") lifted.push("ACCOUNT");
  if (standing === "waiting") lifted.push("WAIT");
  return { lifted };
}

/** Whether the button *Deblokkeren* has something to lift. */
export function canBeUnblocked(person: Access, now: Date): boolean {
  const outcome = unblock(person, now);
  return "lifted" in outcome && outcome.lifted.length > 0;
}

/** Which requests are solved once someone can sign in again; some only when the button stood `beside` them. */
export const isAnswered = (problem: Problem, beside: boolean) =>
  solvedByAccess.some((one) => one === problem) ||
  (beside && (problem === "ACCESS_CODE_INACTIVE" || problem === "OTHER"));

/** How a beheerder can answer a request: lift what keeps the person out, or say that nothing does (any more). */
export function answerTo(problem: Problem, person: Access, now: Date): "unblock" | "tell" | null {
  if (canBeUnblocked(person, now)) return "unblock";
  return standingOf(person, now) === "active" && isAnswered(problem, true) ? "tell" : null;
}

/** What would let the person in where unblocking does not; null where nothing of a beheerder would. */
export function solutionOf(
  problem: Problem,
  person: Access,
  now: Date,
): "reauthorise" | "changeNumber" | "desk" | null {
  const standing = standingOf(person, now);
  if (standing === "withdrawn") return "reauthorise";
  if (standing === "blocked" || standing === "frozen") return "desk";
  return standing === "active" && problem === "WRONG_MOBILE_NUMBER" ? "changeNumber" : null;
}

/** The last unblocking of one authorisation. */
export type Unblocking = Act & {
  readonly lifted: readonly Lift[];
  /** Another organisation has since lifted something of the same account, so this cannot be put back. */
  readonly accountLiftedSince: boolean;
};

export const recently = hours(12);

/** Why there is nothing to unblock: someone else was first, or there never was anything. */
export function notBlocked(unblocking: Act, me: string, now: Date) {
  const { at, byId, by } = unblocking;
  if (!at || !byId || now.getTime() - at.getTime() > recently) return refuse("notBlocked");
  return byId === me ? refuse("alreadyByYou", { at }) : refuse("alreadyUnblocked", { by, at });
}

export const undoLasts = minutes(10);

export type Unblocked = Access & {
  readonly account: { readonly lastSignInAt: Date | null };
  readonly unblocking: Unblocking;
};

/** Restores what the same beheerder lifted a moment ago, except a wait: that is over for good. */
export function undo(person: Unblocked, me: string, now: Date) {
  const { at, byId, lifted, accountLiftedSince } = person.unblocking;
  const { lastSignInAt } = person.account;
  const restored = lifted.filter((lift) => lift === "AUTHORISATION" || (lift === "ACCOUNT" && !accountLiftedSince));
  if (!at || byId !== me || restored.length === 0) return refuse("nothingToUndo");
  if (now.getTime() >= at.getTime() + undoLasts) return refuse("tooLate");
  if (lastSignInAt && lastSignInAt > at) return refuse("signedInSince");
  const standing = standingOf(person, now);
  if (standing !== "active" && standing !== "waiting") return refuse("nothingToUndo");
  return { restored };
}

export const isUndoable = (person: Unblocked, me: string, now: Date) => "restored" in undo(person, me, now);

/** Why a beheerder takes access away for now. It stands in the log, for the other beheerders. */
export const blockReasons = ["LONG_ABSENT", "DEVICE_LOST", "MISUSE", "LEAVES", "OTHER"] as const;
export type BlockReason = (typeof blockReasons)[number];

/** Taking access away for now, by a beheerder. It never ends by itself. */
export function block(place: Place, blocking: Act, otherPermanentAdministrators: number, now: Date) {
  if (hasEnded(place, now) || place.status === "PENDING") return refuse("notActive");
  if (place.status === "BLOCKED") return refuse("alreadyBlocked", doneBy(blocking));
  if (isPermanentAdministrator(place) && otherPermanentAdministrators === 0) return refuse("lastAdministrator");
  return { status: "BLOCKED" as const };
}

export type Blocked = { readonly authorisation: Pick<Authorisation, "status">; readonly blocking: Act };

/**
 * Someone else blocked a moment ago. Whoever lifts that must have seen it, or would lift a block they never heard of.
 * `seen` is the moment of the block that their page showed.
 */
export function overtakenByBlock(
  { authorisation, blocking }: Blocked,
  { me, seen }: { readonly me: string; readonly seen: Date | null },
  now: Date,
) {
  const { at, byId } = blocking;
  if (authorisation.status !== "BLOCKED" || !at || !byId || byId === me) return null;
  if (at.getTime() === seen?.getTime() || now.getTime() >= at.getTime() + undoLasts) return null;
  return refuse("blockedSince", doneBy(blocking));
}
