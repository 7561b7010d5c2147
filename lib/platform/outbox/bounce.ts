import { simpleParser, type ParsedMail } from "mailparser";
import { statusIn, statusOf, withoutAddresses } from "./report.ts";

/** What a mail that came to our return path is about. */
export type Bounce = {
  /** `answer` is an out-of-office or a receipt, which says nothing about delivery; `unclear` is anything else. */
  readonly what: "bounced" | "delayed" | "delivered" | "answer" | "unclear";
  readonly status: string | null;
  /** The server's words, in which no address stands. */
  readonly said: string;
  /** The Message-IDs in the report, of the mail that it is about among them. */
  readonly messageIds: readonly string[];
  /** To whom the report itself was sent: our return path is among them. */
  readonly sentTo: readonly string[];
};

type Fields = ReadonlyMap<string, string>;

const addresses = /[^\s<>"'(),;:[\]]+@[^\s<>"'(),;:[\]]+/g;

/** Reads a report by RFC 3464, and those of servers that write only sentences. It never throws. */
export async function readBounce(raw: string | Buffer): Promise<Bounce> {
  const mail = await simpleParser(raw, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipHtmlToText: false,
    skipTextToHtml: true,
    skipImageLinks: true,
    checksumAlgo: false,
  }).catch(() => null);
  if (!mail) return { what: "unclear", status: null, said: "", messageIds: [], sentTo: [] };
  const about = { messageIds: messageIdsOf(mail), sentTo: sentToOf(mail) };
  return { ...(byFields(mail) ?? byWords(mail)), ...about };
}

const isPart = (type: RegExp) => (part: { readonly contentType: string }) => type.test(part.contentType);

/** The report as RFC 3464 writes it; null where there is none. Of more recipients the one that fared worst counts. */
function byFields(mail: ParsedMail): Pick<Bounce, "what" | "status" | "said"> | null {
  const part = mail.attachments.find(isPart(/^message\/(global-)?delivery-status$/i));
  if (!part) return null;
  const recipients = groupsOf(part.content.toString("utf8")).filter(
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
  const status = isVague ? statusOf(worst.said || (mail.text ?? ""), failed) : statusIn(worst.status);
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
          const [, name, value] = /^([\w-]+)\s*:\s*(.*)$/.exec(line) ?? [];
          return name ? [[name.toLowerCase(), value ?? ""] as const] : [];
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
  const text = mail.text ?? (typeof mail.html === "string" ? mail.html.replace(/<[^>]+>/g, " ") : "");
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
    ...idsIn(mail.text ?? ""),
  ];
  return [...new Set(all.flatMap((text) => text.match(/<[^<>\s]+@[^<>\s]+>/g) ?? []))];
}

/** The Message-ID lines of a mail that is quoted, also where a line goes on. */
const idsIn = (text: string) => text.match(/^[>\s]*message-id:\s*<[^<>\s]+>/gim) ?? [];

const receivers = ["to", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-rcpt-to", "x-failed-to"];

const sentToOf = (mail: ParsedMail) => [
  ...new Set(receivers.flatMap((name) => headerOf(mail, name).match(addresses) ?? [])),
];
