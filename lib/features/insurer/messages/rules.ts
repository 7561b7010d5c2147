import { troubleOf, type Trouble } from "#lib/features/base/deliveries/rules.ts";
import { theirServer } from "#lib/platform/outbox/failure.ts";

/** A message as staff may see it, which is never its text. */
export type Message = {
  readonly id: string;
  readonly kind: "EMAIL" | "SMS";
  /** The event of the command that wrote it. */
  readonly event: string | null;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly attempts: number;
  readonly leasedUntil: Date | null;
  readonly sentAt: Date | null;
  readonly deadAt: Date | null;
  readonly lastError: string | null;
  /** What was heard of it after a server took it. */
  readonly fate: "DELIVERED" | "DELAYED" | "BOUNCED" | "SUPPRESSED" | null;
  readonly fateAt: Date | null;
  readonly fateReason: string | null;
};

export type State =
  | { readonly state: "accepted"; readonly at: Date }
  /** The server of the address says that it is there. */
  | { readonly state: "delivered"; readonly at: Date }
  /** A server on the way has it, and tries again by itself. */
  | { readonly state: "delayed"; readonly at: Date; readonly trouble: Trouble }
  /** A server took it, and sent it back. */
  | { readonly state: "bounced"; readonly at: Date; readonly trouble: Trouble }
  /** The provider did not send it on, by a list of its own. */
  | { readonly state: "suppressed"; readonly at: Date }
  | { readonly state: "queued"; readonly from: Date }
  | { readonly state: "sending" }
  | { readonly state: "retrying"; readonly tries: number; readonly next: Date; readonly trouble: Trouble }
  /** It waits, whole, for the key it is sealed with. */
  | { readonly state: "kept"; readonly trouble: Trouble }
  /** The server takes nothing of ours now: it waits with all the others. */
  | { readonly state: "held"; readonly trouble: Trouble }
  /** Refused for good by the server of the address: another attempt would fail too. */
  | { readonly state: "refused"; readonly at: Date; readonly trouble: Trouble }
  | { readonly state: "givenUp"; readonly at: Date; readonly tries: number; readonly trouble: Trouble }
  /** The message was no longer of use before it could be sent. */
  | { readonly state: "expired"; readonly at: Date };

const refusals: readonly Trouble[] = [
  ...(["mailboxUnknown", "mailboxFull", "mailRefused", "domainUnknown", "numberRefused", "numberOff"] as const),
];

/** What was heard after a server took it, or else that one did. */
function handedOver({ fate, fateAt, fateReason }: Message, sentAt: Date): State {
  const at = fateAt ?? sentAt;
  if (fate === "DELIVERED") return { state: "delivered", at };
  if (fate === "SUPPRESSED") return { state: "suppressed", at };
  if (fate === null) return { state: "accepted", at: sentAt };
  return { state: fate === "DELAYED" ? "delayed" : "bounced", at, trouble: troubleOf(fateReason ?? "") };
}

export function stateOf(message: Message, now: Date): State {
  const { sentAt, deadAt, leasedUntil, notBefore, attempts, lastError } = message;
  if (sentAt) return handedOver(message, sentAt);
  const trouble = troubleOf(lastError ?? "");
  if (deadAt) {
    if (lastError === "expired") return { state: "expired", at: deadAt };
    if (refusals.includes(trouble)) return { state: "refused", at: deadAt, trouble };
    return { state: "givenUp", at: deadAt, tries: attempts, trouble };
  }
  if (leasedUntil && leasedUntil > now) return { state: "sending" };
  if (trouble === "keyMissing") return { state: "kept", trouble };
  if (lastError?.startsWith(theirServer)) return { state: "held", trouble };
  if (lastError === null) return { state: "queued", from: notBefore };
  return { state: "retrying", tries: attempts, next: notBefore, trouble };
}

export const hasFailed = ({ state }: State): boolean =>
  ["refused", "givenUp", "expired", "bounced", "suppressed"].includes(state);

/** Whether it did not arrive so far, and a server tries again by itself. */
export const isUnderWay = ({ state }: State): boolean => ["delayed", "retrying", "held", "kept"].includes(state);

/** How long a message that never arrived is shown to all of the staff. */
export const deadDays = 7;

/** The jobs that write the same kind of mail anew to whoever has the address, with a new link. */
const anew = ["password.mail-reset", "administrators.mail"] as const;

/** The events of which a message is the person's of a change under way, which is written anew as long as it is. */
const ofChanges = [
  ...["mobile-number.start", "reactivation.start", "staff.start-mobile-number", "staff.start-reactivation"],
  ...["account-change.mail-again", "account-change.write-again"],
];

/** The job that writes the messages of a change anew. */
export const changeAgain = "account-change.write-again";

/** What staff can do about something that failed: have it done again, or have the same mail written anew. */
export function wayAgain(failed: {
  readonly kind: "EMAIL" | "SMS" | "JOB";
  readonly event: string | null;
  readonly isWhole: boolean;
  /** Whether a change is under way of which somebody at this address was written to. */
  readonly isChanging: boolean;
}): "again" | (typeof anew)[number] | typeof changeAgain | null {
  if (failed.kind === "JOB") return failed.isWhole ? "again" : null;
  if (failed.event && ofChanges.includes(failed.event)) return failed.isChanging ? changeAgain : null;
  return failed.kind === "EMAIL" ? (anew.find((event) => event === failed.event) ?? null) : null;
}
