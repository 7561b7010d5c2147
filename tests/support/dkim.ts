import { createHash, createVerify, type KeyObject } from "node:crypto";

const unfolded = (text: string) => text.replace(/\r\n(?=[ \t])/g, "");
const relaxed = (text: string) => text.replace(/[ \t]+/g, " ");

/** A header as RFC 6376 (3.4.2) signs it. */
function header(field: string): string {
  const at = field.indexOf(":");
  return `${field.slice(0, at).trim().toLowerCase()}:${relaxed(unfolded(field.slice(at + 1))).trim()}`;
}

/** The body as RFC 6376 (3.4.4) signs it. */
function body(text: string): string {
  const lines = text.split("\r\n").map((line) => relaxed(line).replace(/ $/, ""));
  while (lines.at(-1) === "") lines.pop();
  return lines.length > 0 ? `${lines.join("\r\n")}\r\n` : "";
}

/** Holds the DKIM signature of a mail as it arrived against a key; gives what it signs, or null when it is not right. */
export function signedBy(raw: Buffer, key: KeyObject) {
  const mail = raw.toString("latin1");
  const end = mail.indexOf("\r\n\r\n");
  const fields = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (!signature) return null;
  const tags = new Map(
    unfolded(signature.slice(signature.indexOf(":") + 1))
      .split(";")
      .map((tag) => [tag.slice(0, tag.indexOf("=")).trim(), tag.slice(tag.indexOf("=") + 1).replace(/\s/g, "")]),
  );
  const hash = createHash("sha256")
    .update(body(mail.slice(end + 4)), "latin1")
    .digest("base64");
  const headers = (tags.get("h") ?? "").split(":");
  const left = [...fields];
  const signed = headers.flatMap((name) => {
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return at < 0 ? [] : left.splice(at, 1).map(header);
  });
  const own = header(signature.replace(/(;\s*b=)[^;]*/, "$1"));
  const verify = createVerify("RSA-SHA256").update([...signed, own].join("\r\n"), "latin1");
  const isRight = tags.get("bh") === hash && verify.verify(key, tags.get("b") ?? "", "base64");
  return isRight ? { domain: tags.get("d"), selector: tags.get("s"), headers } : null;
}
