import { to, type Address } from "#lib/addresses.ts";
import type { Hindrance } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { after, days } from "#lib/platform/durations.ts";
import { takeOrTakeOver, type SharedWork, type Work } from "#lib/platform/work.ts";

export const problems = [
  "BLOCKED",
  "ACCESS_CODE_INACTIVE",
  "WRONG_MOBILE_NUMBER",
  "NO_MAIL",
  "NO_ACCESS",
  "OTHER",
] as const;
export type Problem = (typeof problems)[number];

/** What is over once nothing keeps the person out any more. */
export const solvedByAccess = ["BLOCKED", "NO_MAIL"] as const satisfies readonly Problem[];

export const openStatuses = ["RECEIVED", "SEEN"] as const;
/** What has not ended: a stranger may still confirm it, or it is open. */
export const aliveStatuses = ["UNCONFIRMED", ...openStatuses] as const;
export const statuses = [...aliveStatuses, "RESOLVED", "CLOSED"] as const;
export type Status = (typeof statuses)[number];

/** The part of a request that decides its transitions. `takenBy` and `resolvedBy` are names. */
type Handling = Work & {
  readonly status: Status;
  readonly resolvedBy: string;
  readonly resolvedAt: Date | null;
};

export const isOpen = ({ status }: { readonly status: Status }) => status === "RECEIVED" || status === "SEEN";

/** Whether it is about a person we know; a stranger's request has only an address. */
export const isOfPerson = <T extends { readonly person: object | null; readonly authorisationId: string | null }>(
  request: T,
): request is T & { readonly person: NonNullable<T["person"]>; readonly authorisationId: string } =>
  request.person !== null && request.authorisationId !== null;

type Stated = { readonly status: Status };

const isAlive = ({ status }: Stated) => aliveStatuses.some((alive) => alive === status);

/** Someone with access to the mailbox says "that was me". A stranger's request opens only then. */
export function confirm(request: Handling & { readonly confirmedAt: Date | null }) {
  if (request.status === "UNCONFIRMED") return { status: "RECEIVED" as const };
  if (!isOpen(request)) return over(request);
  return request.confirmedAt ? refuse("alreadyConfirmed") : { status: request.status };
}

/** Someone with access to the mailbox says "that was not me". Whoever said "that was me" cannot. */
export function deny(request: Handling & { readonly confirmedAt: Date | null }) {
  if (!isAlive(request)) return over(request);
  return request.confirmedAt ? refuse("alreadyConfirmed") : { status: "CLOSED" as const };
}

/** The first person who can do something about it has looked at it. */
export const see = ({ status }: Stated) =>
  status === "RECEIVED" ? { status: "SEEN" as const } : refuse("nothingToSee");

export function take(request: Handling & SharedWork, staffId: string, now: Date) {
  if (!isOpen(request)) return over(request);
  const taken = takeOrTakeOver(request, staffId, now);
  return isRefused(taken) ? taken : { status: "SEEN" as const, ...taken };
}

/** The one who finishes it need not be the one who took it: the caller may have had a colleague on the line. */
export function finish(request: Handling, staffId: string) {
  return isOpen(request) ? { status: "RESOLVED" as const, takenById: staffId } : over(request);
}

/** Why a beheerder helps nobody. Whoever asked reads it. */
export const declines = ["NOT_OURS", "NOT_NEEDED", "LEFT", "UNKNOWN"] as const;
export type Decline = (typeof declines)[number];

/** What became of a request, as a beheerder says: solved in a way the portal does not see, or declined. */
export const outcomes = ["SOLVED", ...declines] as const;
export type Outcome = (typeof outcomes)[number];

export const isDecline = (outcome: string | null): outcome is Decline => declines.some((one) => one === outcome);

export const settle = (request: Handling, outcome: Outcome) =>
  isOpen(request)
    ? { status: outcome === "SOLVED" ? ("RESOLVED" as const) : ("CLOSED" as const), outcome }
    : over(request);

const alreadyResolved = ({ resolvedBy, takenBy, resolvedAt }: Handling) =>
  refuse("alreadyResolved", { by: resolvedBy || takenBy, at: resolvedAt });

const over = (request: Handling) => (request.status === "RESOLVED" ? alreadyResolved(request) : refuse("closed"));

const daysToReopen = 14;
const daysAfterTheEnd = 30;

const isPast = (moment: Date, milliseconds: number, now: Date) => now.getTime() > moment.getTime() + milliseconds;

/** Whoever asked says "still not working". `another` is true when another request about the same problem is open. */
export function reopen(request: Stated & { readonly resolvedAt: Date | null }, another: boolean, now: Date) {
  if (isAlive(request)) return refuse("stillOpen");
  if (request.status === "CLOSED") return refuse("closed");
  if (another) return refuse("askedAgain");
  if (!request.resolvedAt || isPast(request.resolvedAt, days(daysToReopen), now)) return refuse("tooLongAgo");
  return { status: "RECEIVED" as const };
}

/** The status of a request when solving it is undone. */
export const reopened = ({ seenAt }: { readonly seenAt: Date | null }) =>
  seenAt ? ("SEEN" as const) : ("RECEIVED" as const);

type Waiting = Stated & { readonly openedAt: Date; readonly escalatedAt: Date | null };

const isWaitingSince = (request: Waiting, openedAt: Date) =>
  isOpen(request) && !request.escalatedAt && request.openedAt.getTime() === openedAt.getTime();

/** The beheerders are mailed again, when the request still waits since the moment for which this was planned. */
export const remind = (request: Waiting, openedAt: Date) =>
  isWaitingSince(request, openedAt) ? { status: request.status } : refuse("waitsNoLonger");

/** The request goes to the insurer's staff, when it still waits since the moment for which this was planned. */
export const escalate = (request: Waiting, openedAt: Date) =>
  isWaitingSince(request, openedAt) ? { status: request.status } : refuse("waitsNoLonger");

/**
 * Whether the person came in since they asked, and nothing keeps them out here. Who asks for access may have been in all
 * along.
 */
export const cameIn = (
  { problem, openedAt }: Pick<Waiting, "openedAt"> & { readonly problem: Problem },
  lastSignInAt: Date | null,
  hindrance: Hindrance | null,
) => problem !== "NO_ACCESS" && hindrance === "none" && lastSignInAt !== null && lastSignInAt > openedAt;

/** Why a request is over without anyone having closed it: its block was lifted elsewhere, or the person is in. */
export const endings = ["LIFTED", "CAME_IN"] as const;

/** The request ends by itself, when it is still the one that this was planned for and nothing keeps the person out here. */
export function end(request: Stated & { readonly openedAt: Date }, openedAt: Date, hindrance: Hindrance | null) {
  if (!isOpen(request) || request.openedAt.getTime() !== openedAt.getTime()) return refuse("waitsNoLonger");
  return hindrance === "none" ? { status: "RESOLVED" as const } : refuse("keptOut");
}

type Forgettable = Stated & {
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  /** The address of a stranger; null for a person we know. */
  readonly email: string | null;
};

/**
 * A request nobody confirmed in time is removed, and so is a stranger's that ended long ago: their address is not kept
 * for ever.
 */
export function forget(request: Forgettable, now: Date) {
  const { status, email, createdAt, confirmedAt } = request;
  const isOver = status === "UNCONFIRMED" || (email !== null && !isAlive(request));
  const keptUntil = confirmedAt ? strangersForgottenAt(confirmedAt) : forgottenAt(createdAt);
  return isOver && now >= keptUntil ? { forgotten: true } : refuse("stillNeeded");
}

/** When a stranger's request that has ended is deleted, address and all. */
export const strangersForgottenAt = (confirmedAt: Date) => after(confirmedAt, days(90));

/** Whoever asked can confirm it until this moment. */
export const forgottenAt = (createdAt: Date) => after(createdAt, days(1));

type Ended = { readonly resolvedAt: Date | null; readonly deniedAt: Date | null };

/** Some time after the end of a request its links show nothing more. */
export function isLinkOver({ resolvedAt, deniedAt }: Ended, now: Date): boolean {
  const endedAt = deniedAt ?? resolvedAt;
  return endedAt !== null && isPast(endedAt, days(daysAfterTheEnd), now);
}

export type Situation = "toConfirm" | "waiting" | "resolved" | "declined" | "denied" | "closed";

/** What the page shows to whoever asked. */
export function situationOf(
  request: Stated & {
    readonly confirmedAt: Date | null;
    readonly deniedAt: Date | null;
    readonly outcome: string | null;
  },
): Situation {
  if (request.status === "RESOLVED") return "resolved";
  if (request.status === "CLOSED" && isDecline(request.outcome)) return "declined";
  if (request.status === "CLOSED") return request.deniedAt ? "denied" : "closed";
  return request.confirmedAt ? "waiting" : "toConfirm";
}

type Leading = {
  readonly id: string;
  readonly authorisationId: string | null;
  readonly problem: Problem;
  /** Of somebody whose access was taken away, which another screen gives back. */
  readonly isWithdrawn: boolean;
};

/** The screen that solves it, which for most problems is the `usual` one. */
function leading({ id, authorisationId, problem, isWithdrawn }: Leading, usual: (authorisationId: string) => Address) {
  if (!authorisationId) return to.helpRequests({ hulpvraag: id });
  if (problem === "ACCESS_CODE_INACTIVE" && isWithdrawn) return to.reauthorise(authorisationId);
  return problem === "WRONG_MOBILE_NUMBER" ? to.changeNumber(authorisationId) : usual(authorisationId);
}

/** The screen that solves it. */
export const solvingAddress = (request: Leading) =>
  leading(request, (authorisationId) => to.colleague(authorisationId, { hulpvraag: request.id }));

/** The address in a mail about it: the page of this one request, for most problems. */
export const requestAddress = (request: Leading) => leading(request, () => to.helpRequest(request.id));

/**
 * The candidates the number belongs to. A number that fits none of them is taken for a slip and ignored, so that nobody
 * waits for it.
 */
export function narrowedBy<T>(
  typed: string,
  candidates: readonly T[],
  numbersOf: (candidate: T) => readonly string[],
): readonly T[] {
  const wanted = normalNumber(typed);
  if (!wanted) return candidates;
  const fitting = candidates.filter((candidate) =>
    numbersOf(candidate).some((number) => normalNumber(number) === wanted),
  );
  return fitting.length > 0 ? fitting : candidates;
}
