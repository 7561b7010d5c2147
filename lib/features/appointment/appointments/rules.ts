import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { days } from "#lib/platform/durations.ts";
import { takeWork } from "#lib/platform/work.ts";

/** How long the link to prove the address works. */
export const confirmWithinMs = days(7);
/** An invitation nobody takes up ends after this, however often its link was renewed. */
export const takenUpWithinMs = days(30);
/** How long what ended is kept, for who asks about it; then nothing of it is left. */
export const keptMs = days(90);
/** While an organisation has a beheerder, a new one waits: so long that one can say that this is wrong. */
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

/** Before anyone decided: what can still be withdrawn by who asked. */
export const undecided: readonly Status[] = ["SUBMITTED", "CONFIRMED", "CHECKING"];
export const ended: readonly Status[] = ["REJECTED", "COMPLETED", "EXPIRED", "WITHDRAWN"];

/** Why it was rejected. Each has a sentence for the mail that says what to do now. */
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

/** Who must have looked before anyone approves. What the registers say is asked by the portal itself. */
export const checkKinds = ["RELATION", "KVK", "AFM", "DOMAIN", "DUPLICATES", "CALL_BACK"] as const;
export type CheckKind = (typeof checkKinds)[number];
export const checkOutcomes = ["FITS", "DIFFERS", "NOT_FOUND", "UNAVAILABLE", "NOT_NEEDED"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** What the transitions look at. `takenBy` and `decidedBy` are names, for the sentence about who was first. */
export type Case = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly status: Status;
  readonly submittedAt: Date;
  readonly confirmedAt: Date | null;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly decidedBy: string;
  readonly decidedAt: Date | null;
  readonly invitedAt: Date | null;
  readonly endedAt: Date | null;
};

/** The newest of each kind. `byId` is who of the staff did it; null is the portal itself. */
export type Check = { readonly kind: CheckKind; readonly outcome: CheckOutcome; readonly byId: string | null };

/** What is done before a decision. An office also needs its licence looked up. */
export const neededChecks = (kind: Case["kind"]): readonly CheckKind[] =>
  kind === "INTERMEDIARY" ? ["RELATION", "AFM", "DUPLICATES", "CALL_BACK"] : ["RELATION", "DUPLICATES", "CALL_BACK"];

export const missingChecks = ({ kind }: Pick<Case, "kind">, checks: readonly Check[]): readonly CheckKind[] =>
  neededChecks(kind).filter((needed) => !checks.some((check) => check.kind === needed));

const fine: readonly CheckOutcome[] = ["FITS", "NOT_NEEDED"];

/** Whether whoever approves must say why all the same. */
export const hasDoubt = (checks: readonly Check[]) => checks.some(({ outcome }) => !fine.includes(outcome));

/** "Someone was first, and did this." */
const already = ({ status, decidedBy, decidedAt, endedAt }: Case) =>
  refuse("alreadyDone", { status, by: decidedBy, at: decidedAt ?? endedAt });

/** From the mailbox of the address: from now on people work on it. */
export function confirm(found: Case, now: Date) {
  if (found.status !== "SUBMITTED") return refuse("alreadyConfirmed");
  if (now.getTime() >= found.submittedAt.getTime() + confirmWithinMs) return refuse("linkClosed");
  return { status: "CONFIRMED" as const, confirmedAt: now };
}

/** Someone of the staff is going to check it. */
export function take(found: Case, staffId: string, now: Date) {
  if (found.status !== "CONFIRMED" && found.status !== "CHECKING") return already(found);
  const taken = takeWork(found, staffId);
  return isRefused(taken) ? taken : { status: "CHECKING" as const, ...taken, takenAt: now };
}

/** Whoever has it in hand so long may be ill: then a colleague can put it back. */
export const heldMs = days(1);

export const isHeldLong = ({ takenAt }: Pick<Case, "takenAt">, now: Date) =>
  takenAt !== null && now.getTime() >= takenAt.getTime() + heldMs;

/** Back into the queue, for whoever comes next. What was checked stays. */
export function release(found: Case, staffId: string, now: Date) {
  if (found.status !== "CHECKING") return already(found);
  if (found.takenById !== staffId && !isHeldLong(found, now))
    return refuse("alreadyTaken", { by: found.takenBy, at: null });
  return { status: "CONFIRMED" as const, takenById: null, takenAt: null };
}

/** Who checks does not approve: whoever has it in hand, or recorded any check of it, is the first pair of eyes. */
export function approve(
  found: Case,
  { checks, staffId, note, now }: { checks: readonly Check[]; staffId: string; note: string; now: Date },
) {
  if (found.status !== "CHECKING") return already(found);
  if (found.takenById === staffId || checks.some(({ byId }) => byId === staffId)) return refuse("ownCheck");
  if (missingChecks(found, checks).length > 0) return refuse("checksMissing");
  if (hasDoubt(checks) && note === "") return refuse("noteMissing");
  return { status: "APPROVED" as const, decidedById: staffId, decidedAt: now, decisionNote: note || null };
}

/** One pair of eyes is enough to say no: it gives nobody anything. */
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

/** The portal makes what was approved: organisation, account and authorisation, and mails the link. */
export function invite(found: Case, now: Date) {
  if (found.status !== "APPROVED") return already(found);
  return { status: "INVITED" as const, invitedAt: now };
}

/** The new beheerder has taken it up. */
export function complete(found: Case, now: Date) {
  if (found.status !== "INVITED") return already(found);
  return { status: "COMPLETED" as const, endedAt: now };
}

/** Nobody proved the address, or took up the invitation. */
export function expire(found: Case, now: Date) {
  const since = found.status === "SUBMITTED" ? found.submittedAt : found.invitedAt;
  const withinMs = found.status === "SUBMITTED" ? confirmWithinMs : takenUpWithinMs;
  if ((found.status !== "SUBMITTED" && found.status !== "INVITED") || !since) return already(found);
  if (now.getTime() < since.getTime() + withinMs) return refuse("stillNeeded");
  return { status: "EXPIRED" as const, endedAt: now };
}

/** Taken back by who asked while nobody decided; by staff until the new beheerder has begun. */
export function withdraw(found: Case, by: "applicant" | "staff", now: Date) {
  const open: readonly Status[] = by === "staff" ? [...undecided, "APPROVED", "INVITED"] : undecided;
  if (!open.includes(found.status)) return already(found);
  return { status: "WITHDRAWN" as const, endedAt: now };
}

/** Whether nothing of it is needed any more. */
export function forget(found: Case, now: Date) {
  if (!found.endedAt || now.getTime() < found.endedAt.getTime() + keptMs) return refuse("stillNeeded");
  return null;
}

/** Every way on, and where it leads. A test holds them against the commands and the events. */
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
