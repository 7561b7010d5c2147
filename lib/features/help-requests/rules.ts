import { refuse } from "#lib/platform/gate/outcome.ts";

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

/** What the transitions look at. `takenBy` and `resolvedBy` are names, for the sentence about who was first. */
export type Handling = {
  readonly status: Status;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly resolvedBy: string;
  readonly resolvedAt: Date | null;
};

export const isOpen = ({ status }: { readonly status: Status }) => status === "RECEIVED" || status === "SEEN";

/** Of a person we know; else it is of an address only. */
export const isOfPerson = <T extends { readonly person: object | null; readonly authorisationId: string | null }>(
  request: T,
): request is T & { readonly person: NonNullable<T["person"]>; readonly authorisationId: string } =>
  request.person !== null && request.authorisationId !== null;

export function take(request: Handling, staffId: string) {
  if (!isOpen(request)) return alreadyResolved(request);
  if (request.takenById && request.takenAt) {
    if (request.takenById === staffId) return refuse("alreadyYours");
    return refuse("alreadyTaken", { by: request.takenBy, at: request.takenAt });
  }
  return { status: "SEEN" as const, takenById: staffId };
}

/** Whoever of the staff finishes it need not be who took it: the caller may have had a colleague on the line. */
export function finish(request: Handling, staffId: string) {
  return isOpen(request) ? { status: "RESOLVED" as const, takenById: staffId } : alreadyResolved(request);
}

/** By a beheerder, who solved it in a way the portal does not see. */
export const settle = (request: Handling) =>
  isOpen(request) ? { status: "RESOLVED" as const } : alreadyResolved(request);

const alreadyResolved = ({ resolvedBy, takenBy, resolvedAt }: Handling) =>
  refuse("alreadyResolved", { by: resolvedBy || takenBy, ...(resolvedAt && { at: resolvedAt }) });

/** A request that is opened again goes on where it was. */
export const reopened = ({ seenAt }: { readonly seenAt: Date | null }) =>
  seenAt ? ("SEEN" as const) : ("RECEIVED" as const);

/** One spelling per number: "P-448812" and "p 448812" are the same, and so are "0010023" and "10023". */
export const normalNumber = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "");

export type Numbered = {
  readonly intermediaryNumber: string | null;
  readonly policyNumber: string | null;
  readonly kvkNumber: string | null;
};

/** Those the number belongs to. One that fits none of them is a slip, and narrows nothing: nobody should wait for that. */
export function narrowedBy<T>(
  typed: string,
  candidates: readonly T[],
  numbersOf: (candidate: T) => Numbered,
): readonly T[] {
  const wanted = normalNumber(typed);
  if (!wanted) return candidates;
  const fitting = candidates.filter((candidate) => {
    const { intermediaryNumber, policyNumber, kvkNumber } = numbersOf(candidate);
    return [intermediaryNumber, policyNumber, kvkNumber].some((number) => number && normalNumber(number) === wanted);
  });
  return fitting.length > 0 ? fitting : candidates;
}
