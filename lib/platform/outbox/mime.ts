import { foldLines } from "nodemailer/lib/mime-funcs";
import MimeNode from "nodemailer/lib/mime-node";
import type { EmailMessage } from "./message.ts";
import { quotedPrintable } from "./quoted-printable.ts";

type Sender = { readonly from: string; readonly replyTo?: string | undefined };
type Head = Sender & { readonly messageId: string; readonly date: Date };

/** A mail as it goes over the line, and between whom. */
export type Mime = { readonly raw: Buffer; readonly envelope: { readonly from: string; readonly to: string[] } };

const library = new MimeNode();

/** A line of the head as the library writes it: no value adds a line of its own, or another recipient. */
const line = (key: string, value: Parameters<typeof library.encodeHeaderValue>[1]) =>
  foldLines(`${key}: ${library.encodeHeaderValue(key, value)}`);

const senders = new Map<string, { readonly lines: readonly string[]; readonly address: string }>();

/** What is the same in every mail of a sender, written once. */
function senderOf({ from, replyTo }: Sender) {
  const key = JSON.stringify([from, replyTo]);
  const known = senders.get(key);
  if (known) return known;
  const lines = [
    line("From", from),
    ...(replyTo ? [line("Reply-To", replyTo)] : []),
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
  ];
  const { from: address } = new MimeNode().setHeader({ from }).getEnvelope();
  const made = { lines, address: address || "" };
  senders.set(key, made);
  return made;
}

/** Two signs that no text in quoted-printable has. */
const boundary = "=_part";

const part = (kind: string, content: string) => [
  `--${boundary}`,
  `Content-Type: text/${kind}; charset=utf-8`,
  "Content-Transfer-Encoding: quoted-printable",
  "",
  quotedPrintable(content),
];

/**
 * The library writes what stands in the head. Put together by it as well, each mail would go through a dozen streams
 * and be written to the server in as many parts, which takes longer than the mail itself.
 */
export function asMime({ to, subject, text, html }: EmailMessage, { messageId, date, ...from }: Head): Mime {
  const sender = senderOf(from);
  // An address that could be read as two stands between angle brackets.
  const recipient = library.encodeHeaderValue("To", { name: "", address: to });
  const whole = [
    ...sender.lines,
    foldLines(`To: ${recipient}`),
    line("Subject", subject),
    line("Message-ID", messageId),
    line("Date", date),
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    "",
    ...part("plain", text),
    ...part("html", html),
    `--${boundary}--`,
    "",
  ];
  const address = recipient.replace(/^<|>$/g, "");
  return {
    raw: Buffer.from(whole.join("\r\n")),
    envelope: { from: sender.address, to: address ? [address] : [] },
  };
}
