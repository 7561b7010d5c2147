import { largestBounce, largestHead } from "#lib/platform/outbox/bounce.ts";

/** As large a mail as is taken, of which the part in between is filled with these words over and over. */
function filled(before: string, words: string, after: string, size = largestBounce): string {
  const room = size - before.length - after.length;
  return before + words.repeat(Math.ceil(room / words.length)).slice(0, room) + after;
}

const head = "From: MAILER-DAEMON@x.example\r\nTo: bounce@mail.example\r\nSubject: Undeliverable\r\n";
const end = "\r\n\r\nhello\r\n";
const text = (words: string) => filled(`${head}\r\nx`, words, "x\r\n");
const html = (words: string) => filled(`${head}Content-Type: text/html\r\n\r\nx`, words, "x\r\n");
const part = (type: string, begun: string, words: string) =>
  filled(
    `${head}Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: ${type}\r\n\r\n${begun}`,
    words,
    "\r\n\r\n--b--\r\n",
  );
const status = (words: string) => part("message/delivery-status", "Final-Recipient: rfc822; a@b.nl\r\n", words);
const diagnosis = (words: string) =>
  part("message/delivery-status", "Action: failed\r\nDiagnostic-Code: smtp; ", words);
/** A field as long as a head may be, before a text that fills the rest. */
const field = (name: string, words: string) =>
  filled(`${filled(`${name}: `, words, "\r\n", largestHead - 200)}${head}\r\n`, "a ", end);

/** Mails of strangers that are made to be read for ever, each by what is in it. */
export const hostileMails: Readonly<Record<string, string>> = {
  "more head than there may be": filled("To: ", "a", `\r\n${head}${end}`),
  "fields without end": filled(head, "To: a@b.nl\r\n", end),
  "one word as a receiver": field("To", "a"),
  "receivers without end": field("To", "a@b.nl,"),
  "receivers of signs": field("To", "@"),
  "one reference with signs": field("References", "@a"),
  "a reference that begins": field("References", "<a@"),
  "a reference that is answered": field("In-Reply-To", "<"),
  "spaces in a field": field("X-Failed-Recipients", " "),
  "lines without anything": text("\n"),
  "lines that quote nothing": text(">\n"),
  "lines that quote spaces": text("> "),
  spaces: text(" "),
  "a Message-ID that begins": text("Message-ID:\n"),
  "Message-IDs": text("Message-ID: <a@b>\n"),
  "a line that does not have": text("doesn't have a "),
  "a line of statuses": text("550 5.1."),
  "HTML that begins": html("<"),
  "HTML that goes deeper": html("<div>"),
  "HTML of lines": html("<br>"),
  "a report of one word": status("a"),
  "a report of names": status("a:\r\n"),
  "a report without lines": status("\r\n \r\n"),
  "a diagnosis of one word": diagnosis("a"),
  "a diagnosis of signs": diagnosis("a@"),
  "a diagnosis of brackets": diagnosis("<"),
  "an original of one Message-ID": part("message/rfc822", "Message-ID: <", "a@"),
  "an original of lines": part("message/rfc822", "x", "\n"),
  "parts in parts": filled(head, "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", "x"),
  "parts without end": filled(`${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n`, "--b\r\n\r\na\r\n", end),
};
