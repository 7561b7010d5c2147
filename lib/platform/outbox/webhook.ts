import "server-only";
import { createHmac } from "node:crypto";
import { z } from "zod";
import { clockNow } from "../clock.ts";
import { minutes } from "../durations.ts";
import { takeLimits } from "../gate/limit.ts";
import { transaction } from "../gate/transaction.ts";
import { settings } from "../settings.ts";
import { wakeWorker } from "./bell.ts";
import { largestBounce, readBounce } from "./bounce.ts";
import { enqueue } from "./enqueue.ts";
import { job } from "./outgoing.ts";
import { fates, mostReports, withoutAddresses, type Report } from "./report.ts";
import { reportOf } from "./return-path.ts";
import { equal, smsProviders, type Posted, type SmsProvider } from "./sms-provider.ts";

const nothingHere = () => new Response(null, { status: 404 });
const unsigned = () => new Response("The signature is not right.\n", { status: 401 });
const unreadable = () => new Response("This is no report.\n", { status: 400 });

/** Reports of the SMS provider, in its own form. */
export async function smsReports(request: Request): Promise<Response> {
  const { SMS_REPORTS_SECRET: secret, SMS_PROVIDER, PUBLIC_ORIGIN } = settings();
  if (!secret) return nothingHere();
  const body = await bodyOf(request);
  if (body === null) return unreadable();
  const { pathname, search } = new URL(request.url);
  const posted: Posted = {
    url: PUBLIC_ORIGIN + pathname + search,
    headers: request.headers,
    body: body.toString("utf8"),
  };
  const said = readBy(smsProviders[SMS_PROVIDER], posted, secret);
  if (said === "unsigned") return unsigned();
  return said === "unreadable" ? unreadable() : take(said);
}

/** What they posted, which may be anything. Taking it comes after: a fault of ours is no fault of theirs, and they try again. */
function readBy(provider: SmsProvider, posted: Posted, secret: string): readonly Report[] | "unsigned" | "unreadable" {
  try {
    if (!provider.isTheirs(posted, secret, clockNow().getTime() / 1_000)) return "unsigned";
    const report = provider.read(posted);
    return report ? [report] : [];
  } catch {
    return "unreadable";
  }
}

const Mails = z.object({
  reports: z
    .array(
      z.object({
        messageId: z.string().max(200),
        status: z
          .string()
          .transform((status) => status.toUpperCase())
          .pipe(z.enum(fates)),
        reason: z.string().max(200).default(""),
      }),
    )
    .max(mostReports),
});

/** Reports of the mail provider: a list of ours, or a mail that came back, as it is. Signed by Standard Webhooks. */
export async function mailReports(request: Request): Promise<Response> {
  const { MAIL_REPORTS_SECRET: secret } = settings();
  if (!secret) return nothingHere();
  const body = await bodyOf(request);
  if (body === null) return unreadable();
  if (!isSigned(request.headers, body, secret)) return unsigned();
  if (/^message\/rfc822\b/i.test(request.headers.get("content-type") ?? "")) {
    const report = reportOf(await readBounce(body));
    return take(report ? [report] : []);
  }
  const said = Mails.safeParse(parsed(body)).data;
  if (!said) return unreadable();
  const reports = said.reports.flatMap(({ messageId, status: fate, reason }): Report[] => {
    const id = z.uuid().safeParse(/^<?([\da-f-]{36})(?:@|$)/.exec(messageId)?.[1]).data;
    return id ? [{ id, fate, reason: withoutAddresses(reason) }] : [];
  });
  return take(reports);
}

/** https://www.standardwebhooks.com, with one secret: "v1," and the HMAC of the id, the moment and the body. */
function isSigned(headers: Headers, body: Buffer, secret: string): boolean {
  const [id = "", at = ""] = [headers.get("webhook-id") ?? "", headers.get("webhook-timestamp") ?? ""];
  const isNow = Math.abs(clockNow().getTime() - Number(at) * 1_000) < minutes(5);
  const own = createHmac("sha256", keyIn(secret)).update(`${id}.${at}.`).update(body).digest("base64");
  const given = (headers.get("webhook-signature") ?? "").split(" ");
  return isNow && given.some((each) => equal(each, `v1,${own}`));
}

const keyIn = (secret: string) => (secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret);

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

/** Null for more than a report can be. */
async function bodyOf(request: Request): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > largestBounce) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The worker's command writes what was reported; what is counted here is only how much one may ask of it. */
async function take(reports: readonly Report[]): Promise<Response> {
  if (reports.length === 0) return new Response(null, { status: 204 });
  const now = clockNow();
  const until = await transaction((db, tx) =>
    takeLimits(tx, [{ bucket: "message-reports", times: 3_000, withinMs: minutes(1) }], now).then(async (full) => {
      if (!full) await enqueue(db, [job("message.report", { via: "webhook", reports: [...reports] })], now);
      return full;
    }),
  );
  if (until) return new Response(null, { status: 429, headers: { "Retry-After": "60" } });
  wakeWorker();
  return new Response(null, { status: 204 });
}
