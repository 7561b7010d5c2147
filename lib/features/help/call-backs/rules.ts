import { refuse } from "#lib/platform/gate/outcome.ts";
import { days, hours } from "#lib/platform/durations.ts";
import { takeOrTakeOver, type SharedWork, type Work } from "#lib/platform/work.ts";

/** The link to confirm an address works for this long. */
export const confirmWithinMs = hours(24);
/** An unconfirmed request is removed after this. Until then its link can still say that it came too late. */
export const forgottenAfterMs = hours(48);

/** A request is kept for this long after the call, as somebody may ask about it. */
export const calledKeptMs = days(30);

export type Status = "UNCONFIRMED" | "OPEN" | "DONE";

export type LinkState = "unknown" | "open" | "expired" | "confirmed" | "called";

export function linkStateOf(
  request: { readonly status: Status; readonly createdAt: Date } | null,
  now: Date,
): LinkState {
  if (!request) return "unknown";
  if (request.status !== "UNCONFIRMED") return request.status === "OPEN" ? "confirmed" : "called";
  return now.getTime() < request.createdAt.getTime() + confirmWithinMs ? "open" : "expired";
}

/** Whether the request can be removed. Someone who waits to be called is never forgotten. */
export function isForgotten(
  request: { readonly status: Status; readonly createdAt: Date; readonly doneAt: Date | null },
  now: Date,
): boolean {
  const { status, createdAt, doneAt } = request;
  if (status === "UNCONFIRMED") return now.getTime() >= createdAt.getTime() + forgottenAfterMs;
  return status === "DONE" && doneAt !== null && now.getTime() >= doneAt.getTime() + calledKeptMs;
}

/** The part of a request that decides its transitions. */
type Handling = Work & { readonly status: Status; readonly doneAt: Date | null };

export const take = (request: Handling & SharedWork, staffId: string, now: Date) =>
  request.status === "DONE" ? alreadyCalled(request) : takeOrTakeOver(request, staffId, now);

/** The one who made the call need not be the one who took it. */
export function finish(request: Handling, staffId: string) {
  return request.status === "DONE" ? alreadyCalled(request) : { status: "DONE" as const, takenById: staffId };
}

const alreadyCalled = ({ takenBy, doneAt }: Handling) => refuse("alreadyCalled", { by: takenBy, at: doneAt });

/** Whether a number stands there with words or another number beside it: more than one can say which it is. */
export function isMoreThanOne(typed: string): boolean {
  const digits = typed.replace(/\D/g, "").length;
  return digits > 15 || (digits > 8 && /\p{L}/u.test(typed));
}
