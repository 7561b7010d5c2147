import "server-only";
import { createTransport } from "nodemailer";
import { DeliveryFailure } from "./failure.ts";
import type { EmailMessage } from "./message.ts";

type Transporter = ReturnType<typeof connect>;

const connect = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

let open: { readonly url: string; readonly transporter: Transporter } | null = null;

function transporterTo(url: string): Transporter {
  if (open?.url !== url) {
    open?.transporter.close();
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
    });
  } catch (error) {
    throw isRefused(error) ? new DeliveryFailure(`SMTP ${error.responseCode}`, { forGood: true }) : error;
  }
}

export function closeSmtp(): void {
  open?.transporter.close();
  open = null;
}

/** Whether a 5xx is about this recipient or message. One about our sign-in to the server is tried again. */
function isRefused(error: unknown): error is { responseCode: number } {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== undefined && responseCode >= 500;
}
