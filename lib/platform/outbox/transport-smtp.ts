import "server-only";
import { createTransport } from "nodemailer";
import { DeliveryFailure } from "./failure.ts";
import { laneNamed } from "./lanes.ts";
import type { EmailMessage } from "./message.ts";

type Transporter = ReturnType<typeof connect>;

const connect = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: laneNamed("EMAIL").atOnce,
    // The outbox tries again by itself. Sent anew by the pool, a mail could arrive more often than it knows of.
    maxRequeues: 0,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

let open: { readonly url: string; readonly transporter: Transporter } | null = null;

function transporterTo(url: string): Transporter {
  if (open?.url !== url) {
    closeSmtp();
    open = { url, transporter: connect(url) };
  }
  return open.transporter;
}

type Server = { readonly url: string; readonly from: string };

/** The same row always has the same Message-ID, so that a mail that was sent twice can be recognised. */
export async function sendByEmail(
  id: string,
  { to, subject, text, html }: EmailMessage,
  { url, from }: Server,
  signal: AbortSignal,
): Promise<void> {
  const messageId = `<${id}@${/@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? "localhost"}>`;
  const headers = { "Auto-Submitted": "auto-generated" };
  try {
    await transporterTo(url).sendMail({
      from,
      to: { name: "", address: to },
      subject,
      text,
      html,
      messageId,
      headers,
      signal,
    });
  } catch (error) {
    throw isRefused(error) ? new DeliveryFailure(`SMTP ${error.responseCode}`, { forGood: true }) : error;
  }
}

/** Also of a server that keeps us waiting, whose connection would otherwise keep the process alive. */
export function closeSmtp(): void {
  open?.transporter.close({ force: true });
  open = null;
}

/** Whether a 5xx is about this recipient or message. One about our sign-in to the server is tried again. */
function isRefused(error: unknown): error is { responseCode: number } {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== undefined && responseCode >= 500;
}
