import MimeNode from "nodemailer/lib/mime-node";
import { encode, wrap } from "nodemailer/lib/qp";
import type { EmailMessage } from "./message.ts";

type Head = { readonly from: string; readonly replyTo?: string; readonly messageId: string; readonly date: Date };

/** A mail as it goes over the line, and between whom. */
export type Mime = { readonly raw: Buffer; readonly envelope: { readonly from: string; readonly to: string[] } };

/**
 * The library writes the head and encodes the two texts. Put together by it as well, each mail would go through a dozen
 * streams and be written to the server in as many parts, which takes longer than the mail itself.
 */
export function asMime({ to, subject, text, html }: EmailMessage, { from, replyTo, messageId, date }: Head): Mime {
  const node = new MimeNode("multipart/alternative").setHeader({
    from,
    to: { name: "", address: to },
    ...(replyTo && { "reply-to": replyTo }),
    subject,
    "message-id": messageId,
    date,
    "auto-submitted": "auto-generated",
  });
  const part = (kind: string, content: string) =>
    `--${node.boundary}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${inLines(content)}\r\n`;
  const whole = [node.buildHeaders(), "\r\n\r\n", part("plain", text), part("html", html), `--${node.boundary}--\r\n`];
  const { from: sender, to: recipients } = node.getEnvelope();
  return { raw: Buffer.from(whole.join("")), envelope: { from: sender || "", to: recipients } };
}

const inLines = (content: string) => wrap(encode(content.replace(/\r?\n/g, "\r\n")), 76);
