import { to, type Address } from "#lib/addresses.ts";
import { normalNumber } from "#lib/features/base/people/rules.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { after, days } from "#lib/platform/durations.ts";
import { takeWork, type Work } from "#lib/platform/work.ts";

export const problems = [
  "BLOCKED",
  "ACCESS_CODE_INACTIVE",
  "WRONG_MOBILE_NUMBER",
  "NO_MAIL",
  "NO_ACCESS",
  "OTHER",
] as const;
export type Problem = (typeof problems)[number];

export const openStatuses = ["RECEIVED", "SEEN"] as const;
export const statuses = ["UNCONFIRMED", ...openStatuses, "RESOLVED", "CLOSED"] as const;
export type Status = (typeof statuses)[number];

/** What the transitions look at. `resolvedBy` is a name too. */
export type Handling = Work & {
  readonly status: Status;
  readonly resolvedBy: string;
  readonly resolvedAt: Date | null;
};

export const isOpen = ({ status }: { readonly status: Status }) => status === "RECEIVED" || status === "SEEN";

/** Of a person we know; else it is of an address only. */
export const isOfPerson = <T extends { readonly person: object | null; readonly authorisationId: string | null }>(
  request: T,
): request is T & { readonly person: NonNullable<T["person"]>; readonly authorisationId: string } =>
  request.person !== null && request.authorisationId !== null;

type Stated = { readonly status: Status };

const isAlive = (request: Stated) => request.status === "UNCONFIRMED" || isOpen(request);

/** "That was me", from the mailbox of the address. A stranger's request begins by it. */
export function confirm(request: Handling & { readonly confirmedAt: Date | null }) {
  if (request.status === "UNCONFIRMED") return { status: "RECEIVED" as const };
  if (!isOpen(request)) return over(request);
  return request.confirmedAt ? refuse("alreadyConfirmed") : { status: request.status };
}

/** "That was not me", from the same mailbox. Who has said the one cannot say the other. */
export function deny(request: Handling & { readonly confirmedAt: Date | null }) {
  if (!isAlive(request)) return over(request);
  return request.confirmedAt ? refuse("alreadyConfirmed") : { status: "CLOSED" as const };
}

/** By the first who can do something about it. */
export const see = ({ status }: Stated) =>
  status === "RECEIVED" ? { status: "SEEN" as const } : refuse("nothingToSee");

export function take(request: Handling, staffId: string) {
  if (!isOpen(request)) return over(request);
  const taken = takeWork(request, staffId);
  return isRefused(taken) ? taken : { status: "SEEN" as const, ...taken };
}

/** Whoever of the staff finishes it need not be who took it: the caller may have had a colleague on the line. */
export function finish(request: Handling, staffId: string) {
  return isOpen(request) ? { status: "RESOLVED" as const, takenById: staffId } : over(request);
}

/** By a beheerder, who solved it in a way the portal does not see. */
export const settle = (request: Handling) => (isOpen(request) ? { status: "RESOLVED" as const } : over(request));

const alreadyResolved = ({ resolvedBy, takenBy, resolvedAt }: Handling) =>
  refuse("alreadyResolved", { by: resolvedBy || takenBy, at: resolvedAt });

const over = (request: Handling) => (request.status === "RESOLVED" ? alreadyResolved(request) : refuse("closed"));

const daysToReopen = 14;
const daysAfterTheEnd = 30;

const isPast = (moment: Date, milliseconds: number, now: Date) => now.getTime() > moment.getTime() + milliseconds;

/** "Still not working", from whoever asked. `another` is a request about the same that is open already. */
export function reopen(request: Stated & { readonly resolvedAt: Date | null }, another: boolean, now: Date) {
  if (isAlive(request)) return refuse("stillOpen");
  if (request.status === "CLOSED") return refuse("closed");
  if (another) return refuse("askedAgain");
  if (!request.resolvedAt || isPast(request.resolvedAt, days(daysToReopen), now)) return refuse("tooLongAgo");
  return { status: "RECEIVED" as const };
}

/** Where a request goes on when solving it is undone. */
export const reopened = ({ seenAt }: { readonly seenAt: Date | null }) =>
  seenAt ? ("SEEN" as const) : ("RECEIVED" as const);

type Waiting = Stated & { readonly openedAt: Date; readonly escalatedAt: Date | null };

const isWaitingSince = (request: Waiting, openedAt: Date) =>
  isOpen(request) && !request.escalatedAt && request.openedAt.getTime() === openedAt.getTime();

/** The beheerders hear of it once more, when it still waits since the moment this was planned. */
export const remind = (request: Waiting, openedAt: Date) =>
  isWaitingSince(request, openedAt) ? { status: request.status } : refuse("waitsNoLonger");

/** It goes to the insurer's staff, when it still waits since the moment this was planned. */
export const escalate = (request: Waiting, openedAt: Date) =>
  isWaitingSince(request, openedAt) ? { status: request.status } : refuse("waitsNoLonger");

/** With the authorisation it is about. */
export const close = (request: Stated) => (isAlive(request) ? { status: "CLOSED" as const } : refuse("closed"));

type Forgettable = Stated & {
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  /** Of someone nobody knows. */
  readonly email: string | null;
};

/** What nobody confirmed in time is nobody's; and of someone nobody knows an address is not kept for ever. */
export function forget(request: Forgettable, now: Date) {
  const { status, email, createdAt, confirmedAt } = request;
  const isOver = status === "UNCONFIRMED" || (email !== null && !isAlive(request));
  const keptUntil = confirmedAt ? strangersForgottenAt(confirmedAt) : forgottenAt(createdAt);
  return isOver && now >= keptUntil ? { forgotten: true } : refuse("stillNeeded");
}

/** When a stranger's request that has ended is deleted, address and all. */
export const strangersForgottenAt = (confirmedAt: Date) => after(confirmedAt, days(90));

/** Until when whoever asked can confirm it. */
export const forgottenAt = (createdAt: Date) => after(createdAt, days(1));

export type Ended = { readonly resolvedAt: Date | null; readonly deniedAt: Date | null };

/** Some time after the end of a request its links show nothing more. */
export function isLinkOver({ resolvedAt, deniedAt }: Ended, now: Date): boolean {
  const endedAt = deniedAt ?? resolvedAt;
  return endedAt !== null && isPast(endedAt, days(daysAfterTheEnd), now);
}

export type Situation = "toConfirm" | "waiting" | "resolved" | "denied" | "closed";

/** What whoever asked has to do with it now. */
export function situationOf(
  request: Stated & { readonly confirmedAt: Date | null; readonly deniedAt: Date | null },
): Situation {
  if (request.status === "RESOLVED") return "resolved";
  if (request.status === "CLOSED") return request.deniedAt ? "denied" : "closed";
  return request.confirmedAt ? "waiting" : "toConfirm";
}

type Leading = {
  readonly id: string;
  readonly authorisationId: string | null;
  readonly problem: Problem;
  /** Where the person stands, as far as it leads elsewhere. */
  readonly standing?: string | null;
};

/** The screen that solves it when that is another, and otherwise the `usual` one. */
function leading({ id, authorisationId, problem, standing }: Leading, usual: (authorisationId: string) => Address) {
  if (!authorisationId) return to.helpRequests({ hulpvraag: id });
  if (problem === "ACCESS_CODE_INACTIVE" && standing === "withdrawn") return to.reauthorise(authorisationId);
  return problem === "WRONG_MOBILE_NUMBER" ? to.changeNumber(authorisationId) : usual(authorisationId);
}

/** Exactly the screen that solves it. */
export const solvingAddress = (request: Leading) =>
  leading(request, (authorisationId) => to.colleague(authorisationId, { hulpvraag: request.id }));

/** Where a mail about it leads: to the request by itself. */
export const requestAddress = (request: Leading) => leading(request, () => to.helpRequest(request.id));

/** Those the number belongs to. One that fits none of them is a slip, and narrows nothing: nobody should wait for that. */
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
