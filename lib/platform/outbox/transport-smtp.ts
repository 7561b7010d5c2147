import "server-only";
import { readFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { settings } from "../settings.ts";
import { outside } from "../watch/spans.ts";
import { DeliveryFailure, theirServer } from "./failure.ts";
import type { EmailMessage } from "./message.ts";
import { asMime } from "./mime.ts";
import type { MailServer, Pace } from "./providers.ts";
import type { Taken } from "./queue.ts";
import { faultOf, type Refused } from "./refusal.ts";
import { statusOf, withoutAddresses } from "./report.ts";
import { returnPath } from "./return-path.ts";
import { sendWhole } from "./whole-mail.ts";

type Server = { readonly transporter: ReturnType<typeof connect>; tookAt: number };

const connect = (url: string, { atOnce, perSecond }: Pace) =>
  createTransport({
    url,
    pool: true,
    maxConnections: atOnce,
    ...(perSecond > 0 && { rateLimit: perSecond, rateDelta: 1_000 }),
    // The outbox tries again by itself. Sent anew by the pool, a mail could arrive more often than it knows of.
    maxRequeues: 0,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signing(),
  });

/** With a key our mails are signed, so that nobody else's pass for them. */
function signing() {
  const { DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE } = settings();
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return {};
  const privateKey = readFileSync(DKIM_KEY_FILE, "utf8");
  return { dkim: { domainName: DKIM_DOMAIN, keySelector: DKIM_SELECTOR, privateKey } };
}

const open = new Map<string, Server>();

function serverAt(url: string, pace: Pace): Server {
  const known = open.get(url);
  if (known) return known;
  const made = { transporter: connect(url, pace), tookAt: -Infinity };
  open.set(url, made);
  return made;
}

/** How long a server that took a mail is believed when it refuses another without saying why. */
const believedMs = 10 * 60_000;

/** The same row always has the same Message-ID, so that a mail that was sent twice can be recognised. */
export async function sendByEmail(
  id: string,
  message: EmailMessage,
  { url, from, replyTo, pace }: MailServer,
  signal: AbortSignal,
): Promise<Taken> {
  const messageId = `<${id}@${domainOf(from)}>`;
  const { raw, envelope } = asMime(message, { from, replyTo, messageId, date: new Date() });
  const path = returnPath(id);
  const mail = { raw, envelope: path ? { ...envelope, from: path } : envelope };
  const server = serverAt(url, pace);
  try {
    const { response } = await outside("SMTP", url, () =>
      sendWhole(server.transporter, mail, messageId, {
        ...(path && { dsn: { id, return: "headers", notify: ["failure", "delay"] } }),
        signal,
      }),
    );
    server.tookAt = performance.now();
    return { answer: withoutAddresses(response) };
  } catch (error) {
    throw signal.aborted ? error : failureOf(error as Refused, performance.now() - server.tookAt < believedMs);
  }
}

/** What stands behind the @ of an address, with or without a name before it. */
export const domainOf = (from: string) => /@([^\s@>]+)>?\s*$/.exec(from)?.[1] ?? "localhost";

/** A refusal that names no reason is believed of a server that takes others; else this mail waits for all of them. */
function failureOf(error: Refused, isBelieved: boolean): unknown {
  const fault = faultOf(error);
  if (fault === "passing") return error;
  if (fault === "message" || (fault === "unclear" && isBelieved)) {
    const what = ["SMTP", error.responseCode, statusOf(withoutAddresses(error.response ?? ""))];
    return new DeliveryFailure(what.filter(Boolean).join(" "), { forGood: true });
  }
  const what = [error.code, error.responseCode].filter(Boolean).join(" ");
  return new DeliveryFailure(theirServer + what, { ofServer: true });
}

/** Also of a server that keeps us waiting, whose connection would otherwise keep the process alive. */
export function closeSmtp(): void {
  for (const { transporter } of open.values()) transporter.close({ force: true });
  open.clear();
}
