import { settle, type Problem } from "#lib/features/help-requests/rules.ts";
import { standingOf } from "#lib/features/standing/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";

/** What a beheerder reads behind a name. */
export const statuses = ["active", "blocked", "waiting", "invited", "withdrawn"] as const;
export type Status = (typeof statuses)[number];

/** Where one person stands in one organisation. */
export type Standing = {
  readonly authorisationStatus: "PENDING" | "ACTIVE" | "BLOCKED" | "WITHDRAWN" | "EXPIRED";
  readonly validUntil: Date | null;
  readonly accountStatus: "INVITED" | "ACTIVE" | "BLOCKED";
  readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  readonly waitUntil: Date | null;
};

/** The filter of the list says the same in SQL. */
export function statusOf(standing: Standing, now: Date): Status {
  const { authorisationStatus, validUntil, accountStatus, blockCause, waitUntil } = standing;
  const account = { status: accountStatus, blockCause };
  const stands = standingOf(account, { status: authorisationStatus, validUntil }, now);
  if (stands === "active") return waitUntil && waitUntil > now ? "waiting" : "active";
  return stands === "withdrawn" || stands === "invited" ? stands : "blocked";
}

export const lifts = ["AUTHORISATION", "ACCOUNT", "WAIT"] as const;
export type Lift = (typeof lifts)[number];

/** What a beheerder's unblocking lifts here: possibly nothing. What it must leave alone is a refusal. */
export function unblock(standing: Standing, now: Date) {
  const { authorisationStatus, accountStatus, blockCause } = standing;
  const status = statusOf(standing, now);
  if (status === "withdrawn" || status === "invited" || authorisationStatus === "PENDING") return refuse("notActive");
  if (accountStatus === "BLOCKED" && blockCause !== "WRONG_TRIES") return refuse("notYours");
  const lifted: Lift[] = [];
  if (authorisationStatus === "BLOCKED") lifted.push("AUTHORISATION");
  if (accountStatus === "BLOCKED") lifted.push("ACCOUNT");
  if (status === "waiting") lifted.push("WAIT");
  return { lifted };
}

/** Whether the button *Deblokkeren* has something to lift. */
export function canBeUnblocked(standing: Standing, now: Date): boolean {
  const outcome = unblock(standing, now);
  return "lifted" in outcome && outcome.lifted.length > 0;
}

/** Which help requests are solved once someone can sign in again; some only when the button stood `beside` that very request. */
export const isAnswered = (problem: Problem, beside: boolean) =>
  problem === "BLOCKED" ||
  problem === "NO_MAIL" ||
  (beside && (problem === "ACCESS_CODE_INACTIVE" || problem === "OTHER"));

/** How a beheerder can answer a request: lift what keeps the person out, or let them know that nothing does (any more). */
export function answerTo(problem: Problem, standing: Standing, now: Date): "unblock" | "tell" | null {
  if (canBeUnblocked(standing, now)) return "unblock";
  return statusOf(standing, now) === "active" && isAnswered(problem, true) ? "tell" : null;
}

/** The last unblocking of one authorisation; `byId` is the authorisation of the beheerder who did it. */
export type Unblocking = {
  readonly at: Date | null;
  readonly byId: string | null;
  readonly by: string;
  readonly lifted: readonly Lift[];
  /** Another organisation has lifted something of the same account since: what was lifted here is over. */
  readonly accountLiftedSince: boolean;
};

const recently = 12 * 3_600_000;

/** Why there is nothing to unblock: someone was first, or there never was anything. */
export function notBlocked(unblocking: Pick<Unblocking, "at" | "byId" | "by">, me: string, now: Date) {
  const { at, byId, by } = unblocking;
  if (!at || !byId || now.getTime() - at.getTime() > recently) return refuse("notBlocked");
  return byId === me ? refuse("alreadyByYou", { at }) : refuse("alreadyUnblocked", { by, at });
}

export const undoLasts = 10 * 60_000;

/** Putting back what the same beheerder lifted a moment ago; a wait that was lifted is over for good. */
export function undo(
  unblocking: Unblocking,
  person: Standing & { readonly lastSignInAt: Date | null },
  me: string,
  now: Date,
) {
  const { at, byId, lifted, accountLiftedSince } = unblocking;
  const restored = lifted.filter((lift) => lift === "AUTHORISATION" || (lift === "ACCOUNT" && !accountLiftedSince));
  if (!at || byId !== me || restored.length === 0) return refuse("nothingToUndo");
  if (now.getTime() >= at.getTime() + undoLasts) return refuse("tooLate");
  if (person.lastSignInAt && person.lastSignInAt > at) return refuse("signedInSince");
  const status = statusOf(person, now);
  if (status !== "active" && status !== "waiting") return refuse("nothingToUndo");
  return { restored };
}

export const isUndoable = (person: Unblocking & Parameters<typeof undo>[1], me: string, now: Date) =>
  "restored" in undo(person, person, me, now);

/** The request of someone that was solved last. */
export type Solved = { readonly by: string; readonly byMe: boolean; readonly resolvedAt: Date };

/**
 * What a page tells of the last act on someone. Anyone can make an address that asks for a sentence, so it is
 * told only when the state bears it out, and why something was refused only when it would be so again now.
 */
export function tell(
  code: string,
  person: Parameters<typeof isUndoable>[0],
  solved: Solved | null,
  { me, now }: { readonly me: string; readonly now: Date },
) {
  const status = statusOf(person, now);
  if (code === "unblocked") {
    const isSo = person.byId === me && status === "active";
    return isSo ? ({ code, undoable: isUndoable(person, me, now) } as const) : null;
  }
  if (code === "blockedAgain") return status === "blocked" ? ({ code } as const) : null;
  if (solved?.byMe && (code === "settled" || code === "alreadyResolved")) return { code: "settled" } as const;
  const lifting = unblock(person, now);
  const outcomes = [
    isRefused(lifting) || lifting.lifted.length > 0 ? lifting : notBlocked(person, me, now),
    undo(person, person, me, now),
    ...(solved
      ? [settle({ ...untaken, status: "RESOLVED", resolvedBy: solved.by, resolvedAt: solved.resolvedAt })]
      : []),
  ];
  return outcomes.filter((outcome) => isRefused(outcome)).find(({ refused }) => refused === code) ?? null;
}

const untaken = { takenById: null, takenBy: "", takenAt: null };

/** Ending an authorisation for good. The last beheerder whose authorisation is active and without an end stays. */
export function withdraw(
  { status, role }: { readonly status: Standing["authorisationStatus"]; readonly role: Role },
  otherPermanentAdministrators: number,
) {
  if (status === "WITHDRAWN" || status === "EXPIRED") return refuse("alreadyWithdrawn");
  if (role === "ADMINISTRATOR" && status === "ACTIVE" && otherPermanentAdministrators === 0)
    return refuse("lastAdministrator");
  return { status: "WITHDRAWN" as const };
}

/** Where a form of the beheer leads after its work, with what to tell there: a path of ours after the language. */
export function backTo(typed: string | undefined, tell: Readonly<Record<string, string>>): string {
  const path = typed && /^\/beheer(?:\/[\w-]+)*(?:\?[\w=&%.*~+-]*)?$/.test(typed) ? typed : "/beheer";
  const [place, query] = path.split("?");
  const parameters = new URLSearchParams(query);
  for (const name of ["gedaan", "melding", "wie"]) parameters.delete(name);
  for (const [name, value] of Object.entries(tell)) parameters.set(name, value);
  return `${place}?${parameters.toString()}`;
}
