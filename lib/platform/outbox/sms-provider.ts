import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Locale } from "../i18n/locale.ts";
import type { Report } from "./report.ts";

/** What leaves for a provider, in its own form. */
type Asked = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type SmsAccount = {
  readonly url: string;
  readonly token: string;
  /** The provider's name for our account, and from whom an SMS is; the generic form needs neither. */
  readonly account: string;
  readonly from: string;
  /** The number that calls, where a text may be read out. */
  readonly callFrom: string;
};

/** A report as it was posted: the address as the provider knows it, and the body to the byte. */
export type Posted = {
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: string;
};

type Sms = {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** The language in which it is read out by telephone. */
  readonly spoken?: Locale | undefined;
};

export type SmsProvider = {
  /** Whether it reads a text out by telephone when it is asked to. */
  readonly calls: boolean;
  /** How an SMS is handed over. */
  ask(sms: Sms, account: SmsAccount): Asked;
  /** What the provider calls an SMS it took, read from its answer. */
  nameIn(answer: unknown): string | undefined;
  /** Whether a report comes from the provider itself. `now` is in seconds. */
  isTheirs(posted: Posted, secret: string, now: number): boolean;
  /** What it reports; null for a step on the way. Throws for what is no report. */
  read(posted: Posted): Report | null;
};

const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };
const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`;

/** In the same time, wherever they differ. */
export const equal = (a: string, b: string) =>
  timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());

const old = 5 * 60;
const code = z
  .string()
  .regex(/^[\w .-]{1,60}$/)
  .catch("");

const report = (fate: Report["fate"] | undefined, name: { id?: string; providerId?: string }, reason: string) =>
  fate ? { ...name, fate, reason: reason.trim() } : null;

/** Ours: a service of the insurer between us and whoever it has a contract with. */
const generic: SmsProvider = {
  calls: true,
  ask: ({ id, to, text, spoken }, { url, token }) => ({
    url,
    headers: { ...json, Authorization: `Bearer ${token}`, "Idempotency-Key": id },
    body: JSON.stringify({ id, to, text, ...(spoken && { channel: "voice", language: spoken }) }),
  }),
  nameIn: () => undefined,
  isTheirs({ headers, body }, secret, now) {
    const at = headers.get("x-timestamp") ?? "";
    const own = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
    return Math.abs(now - Number(at)) < old && equal(own, headers.get("x-signature") ?? "");
  },
  read({ body }) {
    const states = { delivered: "DELIVERED", delayed: "DELAYED", failed: "BOUNCED", suppressed: "SUPPRESSED" } as const;
    const said = z
      .object({
        id: z.uuid(),
        status: z.enum(["delivered", "delayed", "failed", "suppressed", "sent"]),
        reason: code.default(""),
      })
      .parse(JSON.parse(body));
    return said.status === "sent" ? null : report(states[said.status], { id: said.id }, said.reason);
  },
};

/** What a provider calls a message: letters and signs, and nothing that a row cannot hold. */
const name = z
  .string()
  .max(200)
  .regex(/^[!-~]+$/);

const voices = { nl: "nl-NL", en: "en-GB" } as const;

/** https://www.twilio.com/docs/voice/twiml/say: what is read out, once more after a pause. */
function readOut(text: string, spoken: Locale): string {
  const words = text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const say = `<Say language="${voices[spoken]}">${words}</Say>`;
  return `<Response>${say}<Pause length="1"/>${say}</Response>`;
}

/** How the address ends that Twilio takes an SMS at. Only then it is known where the same account is asked to call. */
export const endOfTwilio = "/Messages.json";

/**
 * https://www.twilio.com/docs/messaging/api/message-resource and .../voice/api/call-resource, and the signature of its
 * webhooks.
 */
const twilio: SmsProvider = {
  calls: true,
  ask: ({ to, text, spoken }, { url, token, account, from, callFrom }) => ({
    url: spoken && url.endsWith(endOfTwilio) ? `${url.slice(0, -endOfTwilio.length)}/Calls.json` : url,
    headers: { ...form, Authorization: basic(account, token) },
    body: new URLSearchParams(
      spoken ? { To: to, From: callFrom, Twiml: readOut(text, spoken) } : { To: to, From: from, Body: text },
    ).toString(),
  }),
  nameIn: (answer) => z.object({ sid: name }).safeParse(answer).data?.sid,
  isTheirs({ url, headers, body }, secret) {
    const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const own = createHmac("sha1", secret)
      .update(url + fields.map(([name, value]) => name + value).join(""))
      .digest("base64");
    return equal(own, headers.get("x-twilio-signature") ?? "");
  },
  read({ body }) {
    const { MessageSid, MessageStatus, ErrorCode } = z
      .object({ MessageSid: z.string().min(1).max(200), MessageStatus: z.string(), ErrorCode: code.default("") })
      .parse(Object.fromEntries(new URLSearchParams(body)));
    const fates: Readonly<Record<string, Report["fate"]>> = {
      delivered: "DELIVERED",
      undelivered: "BOUNCED",
      failed: "BOUNCED",
    };
    // 21610: whoever has the number wrote STOP.
    const fate = ErrorCode === "21610" ? "SUPPRESSED" : fates[MessageStatus];
    return report(fate, { providerId: MessageSid }, ErrorCode && `twilio ${ErrorCode}`);
  },
};

/** https://developer.vonage.com/en/api/messages; its webhooks carry a JWT with a hash of the body. */
const vonage: SmsProvider = {
  // Its calls are signed with a key of their own, and not with this account.
  calls: false,
  ask: ({ id, to, text }, { url, token, account, from }) => ({
    url,
    headers: { ...json, Authorization: basic(account, token) },
    body: JSON.stringify({
      message_type: "text",
      channel: "sms",
      to: to.replace(/^\+/, ""),
      from,
      text,
      client_ref: id,
    }),
  }),
  nameIn: (answer) => z.object({ message_uuid: name }).safeParse(answer).data?.message_uuid,
  isTheirs({ headers, body }, secret, now) {
    const [, head = "", claims = "", signature = ""] =
      /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(headers.get("authorization") ?? "") ?? [];
    if (!equal(createHmac("sha256", secret).update(`${head}.${claims}`).digest("base64url"), signature)) return false;
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    const said = z.object({ iat: z.number(), payload_hash: z.string() }).safeParse(read(claims)).data;
    const { alg } = z.object({ alg: z.string() }).parse(read(head));
    return (
      alg === "HS256" &&
      said !== undefined &&
      Math.abs(now - said.iat) < old &&
      equal(createHash("sha256").update(body).digest("hex"), said.payload_hash)
    );
  },
  read({ body }) {
    const { message_uuid, status, error } = z
      .object({
        message_uuid: z.string().min(1).max(200),
        status: z.string(),
        error: z.object({ title: z.union([z.string(), z.number()]).optional() }).optional(),
      })
      .parse(JSON.parse(body));
    const fates: Readonly<Record<string, Report["fate"]>> = {
      delivered: "DELIVERED",
      rejected: "BOUNCED",
      undeliverable: "BOUNCED",
    };
    return report(
      fates[status],
      { providerId: message_uuid },
      error?.title ? `vonage ${code.parse(String(error.title))}` : "",
    );
  },
};

export const smsProviders = { generic, twilio, vonage } as const satisfies Record<string, SmsProvider>;
export type SmsProviderName = keyof typeof smsProviders;
export const smsProviderNames = ["generic", "twilio", "vonage"] as const satisfies readonly SmsProviderName[];
