import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { days } from "#lib/platform/durations.ts";
import { takeWork } from "#lib/platform/work.ts";

/** The link to prove the address works for this long. */
export const confirmWithinMs = days(7);
/** An invitation that nobody takes up ends after this, however often its link was renewed. */
export const takenUpWithinMs = days(30);
/** An appointment that ended is kept for this long, as somebody may ask about it, and then removed. */
export const keptMs = days(90);
/** Where there is a beheerder already, a new one is invited after this, so that the present one can object. */
export const objectionMs = days(1);

export const statuses = [
  "SUBMITTED",
  "CONFIRMED",
  "CHECKING",
  "APPROVED",
  "REJECTED",
  "INVITED",
  "COMPLETED",
  "EXPIRED",
  "WITHDRAWN",
] as const;
export type Status = (typeof statuses)[number];

/** Nobody has decided yet, so the applicant can still withdraw it. */
export const undecided: readonly Status[] = ["SUBMITTED", "CONFIRMED", "CHECKING"];
export const ended: readonly Status[] = ["REJECTED", "COMPLETED", "EXPIRED", "WITHDRAWN"];

/** The reasons to reject. For each the mail says what to do now. */
export const rejectReasons = [
  "NUMBER_UNKNOWN",
  "NAME_DIFFERS",
  "NOT_REACHED",
  "NOT_AUTHORISED",
  "HAS_ADMINISTRATOR",
  "ALREADY_ASKED",
  "OTHER_PORTAL",
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Every kind of check. Some the portal does by itself, the rest is done by staff. */
export const checkKinds = ["RELATION", "KVK", "AFM", "DOMAIN", "DUPLICATES", "CALL_BACK"] as const;
export type CheckKind = (typeof checkKinds)[number];
export const checkOutcomes = ["FITS", "DIFFERS", "NOT_FOUND", "UNAVAILABLE", "NOT_NEEDED"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** The part of an appointment that decides its transitions. `takenBy` and `decidedBy` are names. */
export type Case = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly status: Status;
  readonly submittedAt: Date;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly decidedBy: string;
  readonly decidedAt: Date | null;
  readonly invitedAt: Date | null;
  readonly endedAt: Date | null;
};

/** The newest check of its kind. `byId` is the staff member who did it; null means the portal itself. */
export type Check = { readonly kind: CheckKind; readonly outcome: CheckOutcome; readonly byId: string | null };

/** The checks that must be done before a decision. An office also needs its licence looked up. */
export const neededChecks = (kind: Case["kind"]): readonly CheckKind[] =>
  kind === "INTERMEDIARY" ? ["RELATION", "AFM", "DUPLICATES", "CALL_BACK"] : ["RELATION", "DUPLICATES", "CALL_BACK"];

export const missingChecks = ({ kind }: Pick<Case, "kind">, checks: readonly Check[]): readonly CheckKind[] =>
  neededChecks(kind).filter((needed) => !checks.some((check) => check.kind === needed));

const fine: readonly CheckOutcome[] = ["FITS", "NOT_NEEDED"];

/** Whether a check gives reason for doubt, so that an approval must say why. */
export const hasDoubt = (checks: readonly Check[]) => checks.some(({ outcome }) => !fine.includes(outcome));

/** Refuses, with who was first and what they did. */
const already = ({ status, decidedBy, decidedAt, endedAt }: Case) =>
  refuse("alreadyDone", { status, by: decidedBy, at: decidedAt ?? endedAt });

/** The applicant proves the address; from now on staff work on it. */
export function confirm(found: Case, now: Date) {
  if (found.status !== "SUBMITTED") return refuse("alreadyConfirmed");
  if (now.getTime() >= found.submittedAt.getTime() + confirmWithinMs) return refuse("linkClosed");
  return { status: "CONFIRMED" as const, confirmedAt: now };
}

/**
 * What keeps one of the staff from approving, the first that holds: they gain by it, they are the first pair of eyes, or
 * one of the two let the other in.
 */
export const ties = ["ownGain", "ownCheck", "letIn"] as const;
export type Tie = (typeof ties)[number];

type Approving = {
  readonly checks: readonly Check[];
  readonly tie: Tie | null;
  readonly staffId: string;
  readonly note: string;
  readonly now: Date;
};

/** One of the staff takes it on, unless it would lead to that one. */
export function take(found: Case, { tie, staffId, now }: Pick<Approving, "tie" | "staffId" | "now">) {
  if (found.status !== "CONFIRMED" && found.status !== "CHECKING") return already(found);
  if (tie === "ownGain") return refuse(tie);
  const taken = takeWork(found, staffId);
  return isRefused(taken) ? taken : { status: "CHECKING" as const, ...taken, takenAt: now };
}

/** After this a colleague can put it back into the queue, as whoever has it may be ill. */
const heldMs = days(1);

export const isHeldLong = ({ takenAt }: Pick<Case, "takenAt">, now: Date) =>
  takenAt !== null && now.getTime() >= takenAt.getTime() + heldMs;

/** Puts it back into the queue. Its checks stay. */
export function release(found: Case, staffId: string, now: Date) {
  if (found.status !== "CHECKING") return already(found);
  if (found.takenById !== staffId && !isHeldLong(found, now))
    return refuse("alreadyTaken", { by: found.takenBy, at: null });
  return { status: "CONFIRMED" as const, takenById: null, takenAt: null };
}

/** Whoever has it, or recorded any check of it, is the first pair of eyes and cannot approve it; nor can who is tied to it. */
export function approve(found: Case, { checks, tie, staffId, note, now }: Approving) {
  if (found.status !== "CHECKING") return already(found);
  if (tie) return refuse(tie);
  if (found.takenById === staffId || checks.some(({ byId }) => byId === staffId)) return refuse("ownCheck");
  if (missingChecks(found, checks).length > 0) return refuse("checksMissing");
  if (hasDoubt(checks) && note === "") return refuse("noteMissing");
  return { status: "APPROVED" as const, decidedById: staffId, decidedAt: now, decisionNote: note || null };
}

/** One pair of eyes is enough to reject, as that gives nobody access. */
export function reject(
  found: Case,
  { staffId, reason, note, now }: { staffId: string; reason: RejectReason; note: string; now: Date },
) {
  if (found.status !== "CHECKING") return already(found);
  return {
    ...{ status: "REJECTED" as const, rejectReason: reason, decisionNote: note || null },
    ...{ decidedById: staffId, decidedAt: now, endedAt: now },
  };
}

/** The portal makes what was approved and mails the link. */
export function invite(found: Case, now: Date) {
  if (found.status !== "APPROVED") return already(found);
  return { status: "INVITED" as const, invitedAt: now };
}

/** The new beheerder has taken it up. */
export function complete(found: Case, now: Date) {
  if (found.status !== "INVITED") return already(found);
  return { status: "COMPLETED" as const, endedAt: now };
}

/** Nobody proved the address, or took up the invitation, in time. */
export function expire(found: Case, now: Date) {
  const since = found.status === "SUBMITTED" ? found.submittedAt : found.invitedAt;
  const withinMs = found.status === "SUBMITTED" ? confirmWithinMs : takenUpWithinMs;
  if ((found.status !== "SUBMITTED" && found.status !== "INVITED") || !since) return already(found);
  if (now.getTime() < since.getTime() + withinMs) return refuse("stillNeeded");
  return { status: "EXPIRED" as const, endedAt: now };
}

/** The applicant can withdraw until somebody decides, and staff until the new beheerder has begun. */
export function withdraw(found: Case, by: "applicant" | "staff", now: Date) {
  const open: readonly Status[] = by === "staff" ? [...undecided, "APPROVED", "INVITED"] : undecided;
  if (!open.includes(found.status)) return already(found);
  return { status: "WITHDRAWN" as const, endedAt: now };
}

/** It can be removed some time after its end. */
export function forget(found: Case, now: Date) {
  if (!found.endedAt || now.getTime() < found.endedAt.getTime() + keptMs) return refuse("stillNeeded");
  return null;
}

/** Every transition and the status it leads to. A test compares them with the commands and the events. */
export const transitions = {
  submit: "SUBMITTED",
  confirm: "CONFIRMED",
  take: "CHECKING",
  release: "CONFIRMED",
  approve: "APPROVED",
  reject: "REJECTED",
  invite: "INVITED",
  complete: "COMPLETED",
  expire: "EXPIRED",
  withdraw: "WITHDRAWN",
  forget: null,
} as const satisfies Record<string, Status | null>;
