import { standingOf, type Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import { linkLastsMs, reactivationWaitsMs } from "#lib/features/entrance/password-links/rules.ts";
import { becomesAdministrator } from "#lib/features/base/people/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse, type Refusal } from "#lib/platform/gate/outcome.ts";
import { days } from "#lib/platform/durations.ts";

/** How long the person has to finish a change of number. */
export const numberLastsMs = days(1);
/** How long "that was not me" works once the number has changed. */
export const stoppableMs = days(7);
/** How long a reactivation can be finished, and stopped. */
export const reactivationLastsMs = reactivationWaitsMs + linkLastsMs.ACTIVATE;

export type Person = Access & {
  /** An account that was active once and has been reset: nothing is bound to it, but it is not a new account. */
  readonly wasReactivated: boolean;
};

function outOfReach(person: Person, now: Date) {
  const { account } = person;
  if (standingOf(person, now) === "withdrawn") return refuse("notActive");
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return refuse("frozen");
  return null;
}

/** How a number is corrected: the person confirms it, unless the account was never active. */
export function numberWay(person: Person, now: Date) {
  const refused = outOfReach(person, now);
  if (refused) return refused;
  if (person.account.status === "BLOCKED") return refuse("blocked");
  if (person.account.status === "ACTIVE") return { way: "start" as const };
  return person.wasReactivated ? refuse("reactivating") : { way: "set" as const };
}

/** The same by a beheerder, who gives nobody another number by whom the organisation gets its next beheerder. */
export function numberByAdministrator(person: Person & { readonly authorisation: { readonly role: Role } }, now: Date) {
  const outcome = numberWay(person, now);
  return !isRefused(outcome) && becomesAdministrator(person.authorisation) ? refuse("becomesAdministrator") : outcome;
}

export type Way = "start" | "set";

/** Why a number is not changed in this way, where the outcome says in which way it can be; null when it is. */
export function notInThisWay<X extends Refusal | { readonly way: Way }>(
  outcome: X,
  way: Way,
  { account }: { readonly account: { readonly mobileNumber: string | null } },
  mobileNumber: string,
) {
  if (isRefused(outcome)) return outcome;
  if ("way" in outcome && outcome.way !== way) return refuse("changedMeanwhile");
  return account.mobileNumber === mobileNumber ? refuse("sameNumber") : null;
}

/** For someone who lost both telephone and password. A block by wrong tries ends together with the password. */
export function reactivate(person: Person & { readonly isElsewhere: boolean }, now: Date) {
  const refused = outOfReach(person, now);
  if (refused) return refused;
  if (person.authorisation.status === "BLOCKED") return refuse("blockedHere");
  if (person.account.status === "INVITED" && !person.wasReactivated) return refuse("notActivated");
  return person.isElsewhere ? refuse("elsewhere") : { way: "reactivate" as const };
}

/** Why nothing is written of a change under way: its person could not finish it now, or is not theirs to help. */
export function closedTo(person: Person, kind: "MOBILE_NUMBER" | "REACTIVATION", now: Date) {
  const refused = outOfReach(person, now);
  if (refused) return refused;
  if (person.authorisation.status === "BLOCKED") return refuse("blockedHere");
  return kind === "MOBILE_NUMBER" && person.account.status === "BLOCKED" ? refuse("blocked") : null;
}

/** What is asked for: an address that is the known one is none. */
export const wanted = (
  { email }: { readonly email: string },
  input: { readonly mobileNumber: string; readonly email?: string | undefined },
) => ({ mobileNumber: input.mobileNumber, newEmail: input.email && input.email !== email ? input.email : null });

type Bound = {
  readonly hasPower: boolean;
  readonly account: { readonly mobileNumber: string | null; readonly isMobileProven: boolean };
};

/**
 * Whether one person may begin it: not where it opens what a beheerder may do, nor where address and number change
 * together, for then nothing the person ever proved is asked.
 */
export const beginsAlone = (
  { hasPower, account }: Bound,
  { mobileNumber, newEmail }: { readonly mobileNumber: string; readonly newEmail: string | null },
) => !hasPower && (newEmail === null || (account.isMobileProven && account.mobileNumber === mobileNumber));

type Change = { readonly completedAt: Date | null; readonly cancelledAt: Date | null };

type Link = {
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
  readonly expiresAt: Date;
  readonly change: (Change & { readonly isReplaced: boolean }) | null;
  readonly account: {
    readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
    readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  };
};

type NumberLinkState = "unknown" | "open" | "used" | "replaced" | "stopped" | "expired" | "blocked" | "frozen";

/** Whether the link with which a person finishes a change of number still works, or why not. */
export function numberLinkState(link: Link | null, now: Date): NumberLinkState {
  if (!link?.change) return "unknown";
  const { change, account } = link;
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return "frozen";
  if (link.usedAt || change.completedAt) return "used";
  if (change.cancelledAt) return change.isReplaced ? "replaced" : "stopped";
  if (link.replacedAt) return "replaced";
  if (link.expiresAt <= now) return "expired";
  return account.status === "ACTIVE" ? "open" : "blocked";
}

type NotMeState = "unknown" | "open" | "frozen" | "stopped" | "expired";

/**
 * Whether "that was not me" can still stop a change: a finished one it can, a stopped one it cannot. Without a change
 * it is about a sign-in, or something the person changes alone.
 */
export function notMeState(link: Link | null, now: Date): NotMeState {
  if (!link) return "unknown";
  const { change, account } = link;
  if (link.usedAt || (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES")) return "frozen";
  if (change?.cancelledAt || link.replacedAt) return "stopped";
  return link.expiresAt > now ? "open" : "expired";
}

type NotRightState = "unknown" | "open" | "didStop" | "didReport" | "frozen" | "stopped" | "expired";

/** What a beheerder's link still does: it stops a change that is under way, and reports one that is finished. */
export function notRightState(link: Link | null, now: Date): NotRightState {
  if (!link?.change) return "unknown";
  const { change, account } = link;
  if (link.usedAt) return change.cancelledAt ? "didStop" : "didReport";
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return "frozen";
  if (change.cancelledAt || link.replacedAt) return "stopped";
  return link.expiresAt > now ? "open" : "expired";
}

/** Whether a beheerder can still take a change back. */
export const isUnderWay = ({ completedAt, cancelledAt }: Change) => completedAt === null && cancelledAt === null;
