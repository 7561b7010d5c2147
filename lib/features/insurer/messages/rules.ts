import { sealedWith } from "#lib/platform/outbox/failure.ts";

/** A message as staff may see it, which is never its text. */
export type Message = {
  readonly id: string;
  readonly kind: "EMAIL" | "SMS";
  /** The event of the command that wrote it. */
  readonly event: string | null;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly expiresAt: Date | null;
  readonly attempts: number;
  readonly leasedUntil: Date | null;
  readonly sentAt: Date | null;
  readonly deadAt: Date | null;
  readonly lastError: string | null;
};

/** Why an attempt to deliver failed. */
export type Trouble =
  | "mailboxUnknown"
  | "mailboxFull"
  | "mailRefused"
  | "numberRefused"
  | "later"
  | "away"
  | "notLetIn"
  | "tooOften"
  | "unreadable"
  | "keyMissing"
  | "unknown";

const smtp = (code: number): Trouble => {
  if ([550, 551, 553].includes(code)) return "mailboxUnknown";
  if (code === 552 || code === 452) return "mailboxFull";
  if (code === 530 || code === 534 || code === 535) return "notLetIn";
  return code >= 500 ? "mailRefused" : "later";
};

const sms = (code: number): Trouble => {
  if ([400, 404, 410, 422].includes(code)) return "numberRefused";
  return code === 401 || code === 403 ? "notLetIn" : "later";
};

/** Reads the error that the outbox kept (lib/platform/outbox/failure.ts): a name, a code or a server's number. */
export function troubleOf(lastError: string): Trouble {
  if (lastError === "unreadable" || lastError === "not a message") return "unreadable";
  if (lastError.startsWith(sealedWith)) return "keyMissing";
  if (lastError === "tried too often") return "tooOften";
  const [, provider] = /^SMS (\d{3})$/.exec(lastError) ?? [];
  if (provider) return sms(Number(provider));
  if (/\bEAUTH\b/.test(lastError)) return "notLetIn";
  const [, server] = /\b([45]\d{2})$/.exec(lastError) ?? [];
  if (server) return smtp(Number(server));
  if (
    /^(TimeoutError|TypeError)|\bE(CONNECTION|CONN\w*|SOCKET|DNS|TIMEDOUT|TLS|HOST\w*|NET\w*|NOTFOUND|AI_AGAIN)\b/.test(
      lastError,
    )
  )
    return "away";
  return "unknown";
}

export type State =
  | { readonly state: "accepted"; readonly at: Date }
  | { readonly state: "queued"; readonly from: Date }
  | { readonly state: "sending" }
  | { readonly state: "retrying"; readonly tries: number; readonly next: Date; readonly trouble: Trouble }
  /** It waits, whole, for the key it is sealed with. */
  | { readonly state: "kept"; readonly trouble: Trouble }
  /** Refused for good by the server of the address: another attempt would fail too. */
  | { readonly state: "refused"; readonly at: Date; readonly trouble: Trouble }
  | { readonly state: "givenUp"; readonly at: Date; readonly tries: number; readonly trouble: Trouble }
  /** The message was no longer of use before it could be sent. */
  | { readonly state: "expired"; readonly at: Date };

const refusals: readonly Trouble[] = ["mailboxUnknown", "mailboxFull", "mailRefused", "numberRefused"];

export function stateOf(message: Message, now: Date): State {
  const { sentAt, deadAt, leasedUntil, notBefore, attempts, lastError } = message;
  if (sentAt) return { state: "accepted", at: sentAt };
  const trouble = troubleOf(lastError ?? "");
  if (deadAt) {
    if (lastError === "expired") return { state: "expired", at: deadAt };
    if (refusals.includes(trouble)) return { state: "refused", at: deadAt, trouble };
    return { state: "givenUp", at: deadAt, tries: attempts, trouble };
  }
  if (leasedUntil && leasedUntil > now) return { state: "sending" };
  if (trouble === "keyMissing") return { state: "kept", trouble };
  if (lastError === null) return { state: "queued", from: notBefore };
  return { state: "retrying", tries: attempts, next: notBefore, trouble };
}

/** How long a message that never arrived is shown to all of the staff. */
export const deadDays = 7;
