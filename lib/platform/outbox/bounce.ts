import { simpleParser, type ParsedMail } from "mailparser";
import { statusIn, statusOf, withoutAddresses } from "./report.ts";

/** What a mail that came to our return path is about. */
export type Bounce = {
  /**
   * `answer` is an out-of-office or a receipt, which says nothing about delivery; `unreadable` what no reader makes a
   * mail of; `unclear` anything else.
   */
  readonly what: "bounced" | "delayed" | "delivered" | "answer" | "unclear" | "unreadable";
  readonly status: string | null;
  /** The server's words, in which no address stands. */
  readonly said: string;
  /** The Message-IDs in the report, of the mail that it is about among them. */
  readonly messageIds: readonly string[];
  /** To whom the report itself was sent: our return path is among them. */
  readonly sentTo: readonly string[];
};

type Fields = ReadonlyMap<string, string>;

/** The largest mail that is read: what comes back is cut off by its server well before. */
export const largestBounce = 512 * 1024;
/** What of it may be the head of one part, text, and HTML to be read as text: many times what a report has. */
export const largestHead = 128 * 1024;
const mostText = 64 * 1024;
const most = { maxHeadSize: largestHead, maxHtmlLengthToParse: 128 * 1024 };

/**
 * Reads a report by RFC 3464, and those of servers that write only sentences. Anyone may send one, of the largest size,
 * and everybody waits while it is read: so each expression here goes over what it gets once, whatever that is. It never
 * throws; what cannot be read is said, and is not worth another try.
 */
export async function readBounce(raw: string | Buffer): Promise<Bounce> {
  try {
    const mail = await simpleParser(raw, {
      ...{ keepDeliveryStatus: true, ignoreEmbedded: true, checksumAlgo: false },
      ...{ skipHtmlToText: false, skipTextToHtml: true, skipImageLinks: true },
      ...most,
    });
    const about = { messageIds: messageIdsOf(mail), sentTo: sentToOf(mail) };
    return { ...(byFields(mail) ?? byWords(mail)), ...about };
  } catch (error) {
    console.warn("A mail that came back could not be read, and is left at that.", error);
    return { what: "unreadable", status: null, said: "", messageIds: [], sentTo: [] };
  }
}

/** What stands in it for people, as far as a report would go. */
const textOf = ({ text, html }: ParsedMail): string =>
  text?.slice(0, mostText) || (html || "").slice(0, mostText).replace(/<[^<>]*>/g, " ");

const isPart = (type: RegExp) => (part: { readonly contentType: string }) => type.test(part.contentType);

/** The report as RFC 3464 writes it; null where there is none. Of more recipients the one that fared worst counts. */
function byFields(mail: ParsedMail): Pick<Bounce, "what" | "status" | "said"> | null {
  const part = mail.attachments.find(isPart(/^message\/(global-)?delivery-status$/i));
  if (!part) return null;
  const recipients = groupsOf(part.content.subarray(0, mostText).toString("utf8")).filter(
    (group) => group.has("action") || group.has("status"),
  );
  const read = recipients.map((group) => {
    const status = group.get("status") ?? "";
    const said = withoutAddresses((group.get("diagnostic-code") ?? "").replace(/^[\w-]+;\s*/, ""));
    return { what: whatOf(group.get("action") ?? "", status), said, status };
  });
  const worst = read.find(({ what }) => what === "bounced") ?? read.find(({ what }) => what === "delayed") ?? read[0];
  if (!worst) return null;
  if (worst.what === "delivered") return { ...worst, status: statusIn(worst.status) };
  // What the other server said is closer to the reason than a status that sums it up.
  const isVague = /\.0\.0$/.test(worst.status) || statusIn(worst.status) === null;
  const failed = worst.what === "bounced";
  const status = isVague ? statusOf(worst.said || textOf(mail), failed) : statusIn(worst.status);
  return { what: worst.what, status, said: worst.said };
}

function whatOf(action: string, status: string): Bounce["what"] {
  const word =
    action
      .trim()
      .toLowerCase()
      .split(/[\s(;]/, 1)[0] ?? "";
  if (word === "failed") return "bounced";
  if (word === "delayed") return "delayed";
  if (["delivered", "relayed", "expanded"].includes(word)) return "delivered";
  if (status.startsWith("5")) return "bounced";
  return status.startsWith("4") ? "delayed" : "unclear";
}

/** The fields of a report, a group for the message and one for each recipient. Lines that go on are put together. */
function groupsOf(text: string): Fields[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const lines = group.replace(/\n[ \t]+/g, " ").split("\n");
      return new Map(
        lines.flatMap((line) => {
          const colon = line.indexOf(":");
          const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
          return /^[\w-]+$/.test(name) ? [[name, line.slice(colon + 1).trim()] as const] : [];
        }),
      );
    });
}

const subjects =
  /undeliver|delivery (?:status|failed|failure|incomplete|has failed)|returned (?:mail|to sender)|mail delivery|failure notice|could not be delivered|delay|onbestelbaar|niet (?:bezorgd|afgeleverd)|warning: message/i;
const awaySubjects =
  /^(?:automatic reply|auto(?:matisch)?[ -]?(?:antwoord|reply)|out of (?:the )?office|afwezig|automatisch antwoord)/i;
const waiting =
  /delayed|vertraagd|could not send message for past|will (?:continue to |keep )?(?:be )?(?:re)?tr(?:y|ied)|has not yet been delivered|still trying/i;

/** A report in sentences alone, as Exim, qmail and others write. */
function byWords(mail: ParsedMail): Pick<Bounce, "what" | "status" | "said"> {
  const subject = mail.subject ?? "";
  const text = textOf(mail);
  const from = mail.from?.text ?? "";
  const nothing = { status: null, said: "" };
  if (mail.attachments.some(isPart(/^message\/(disposition-notification|feedback-report)$/i)))
    return { what: "answer", ...nothing };
  const isReport =
    mail.headers.has("x-failed-recipients") ||
    /mailer-daemon|postmaster|mail delivery (?:sub)?system/i.test(from) ||
    (subjects.test(subject) && /^(?:<>)?$/.test(headerOf(mail, "return-path")));
  if (!isReport || awaySubjects.test(subject)) {
    const isAnswer =
      awaySubjects.test(subject) ||
      mail.headers.has("x-autoreply") ||
      /auto-replied/i.test(headerOf(mail, "auto-submitted"));
    return { what: isAnswer ? "answer" : "unclear", ...nothing };
  }
  const said = saidIn(text);
  const isDelay =
    waiting.test(subject) || (waiting.test(text) && !/permanent|giv(?:en|ing) up|failed permanently/i.test(text));
  const status = statusOf(said || text, !isDelay);
  if (!status && !said && !mail.headers.has("x-failed-recipients") && !subjects.test(subject))
    return { what: "unclear", ...nothing };
  return { what: isDelay ? "delayed" : "bounced", status, said: withoutAddresses(said) };
}

/** The line in which a server of the other side is quoted. */
const saidIn = (text: string) =>
  text
    .split(/\r?\n/)
    .find((line) => /(?:^|[\s:>])[45]\d\d[ -][#\d]?|[45]\.\d{1,3}\.\d{1,3}/.test(line))
    ?.trim() ??
  text
    .split(/\r?\n/)
    .find((line) => statusOf(line) !== null)
    ?.trim() ??
  "";

const headerOf = (mail: ParsedMail, name: string): string =>
  mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) => line.slice(line.indexOf(":") + 1).trim())
    .join(" ");

function messageIdsOf(mail: ParsedMail): string[] {
  const originals = mail.attachments
    .filter(isPart(/^(?:message\/(?:global-)?(?:rfc822|headers)(?:-headers)?|text\/rfc822-headers|message\/global)$/i))
    .map(({ content }) => content.subarray(0, 64 * 1024).toString("utf8"));
  const all = [
    headerOf(mail, "in-reply-to"),
    headerOf(mail, "references"),
    ...originals.flatMap(idsIn),
    ...idsIn(textOf(mail)),
  ];
  return [...new Set(all.flatMap((text) => text.match(/<[^<>\s@]+@[^<>\s@]+>/g) ?? []))];
}

/** The Message-ID lines of a mail that is quoted, also where a line goes on. */
const idsIn = (text: string) => text.match(/^[> \t]*message-id:\s*<[^<>\s]+>/gim) ?? [];

const receivers = ["to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-rcpt-to", "x-failed-to"];

const sentToOf = (mail: ParsedMail) => [
  ...new Set(
    receivers.flatMap((name) => headerOf(mail, name).split(/[\s<>"'(),;:[\]]/)).filter((word) => word.includes("@")),
  ),
];
