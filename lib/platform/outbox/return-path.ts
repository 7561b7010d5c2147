import "server-only";
import { timingSafeEqual } from "node:crypto";
import { keyedHashes } from "../secrets.ts";
import { settings } from "../settings.ts";
import type { Bounce } from "./bounce.ts";
import type { Report } from "./report.ts";

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** Lower case, since servers on the way may write it so. */
const signaturesOf = (id: string) =>
  keyedHashes("return path", id).map((hash) => Buffer.from(hash, "base64url").subarray(0, 8).toString("hex"));

/** The address a mail comes back to: it names the message, and nobody else can make one. Null where none is set. */
export function returnPath(id: string): string | null {
  const [, local, domain] = /^([^@+]+)@([^@]+)$/.exec(settings().BOUNCE_ADDRESS) ?? [];
  return local && domain ? `${local}+${id.replaceAll("-", "")}.${signaturesOf(id)[0]}@${domain}` : null;
}

/** The message that a signed return path names. */
export function idOfReturnPath(address: string): string | null {
  const [, hex = "", signature = ""] = /\+([\da-f]{32})\.([\da-f]{16})@/i.exec(address.toLowerCase()) ?? [];
  if (!hex) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return signaturesOf(id).some((own) => timingSafeEqual(Buffer.from(own), Buffer.from(signature))) ? id : null;
}

/** Our own message in a Message-ID: those of others are nothing to us. */
const idOfMessageId = (messageId: string): string | null => {
  const [, id = ""] = /^<([\da-f-]{36})@/.exec(messageId) ?? [];
  return uuid.test(id) ? id : null;
};

/** The report that a mail is, about a message of ours; null for whatever else came. A signed path outweighs a Message-ID. */
export function reportOf({ what, status, said, sentTo, messageIds }: Bounce): Report | null {
  const fate =
    what === "bounced" ? "BOUNCED" : what === "delayed" ? "DELAYED" : what === "delivered" ? "DELIVERED" : null;
  const id =
    sentTo.map(idOfReturnPath).find((found) => found !== null) ??
    messageIds.map(idOfMessageId).find((found) => found !== null);
  if (!fate || !id) return null;
  return { id, fate, reason: [status, said].filter(Boolean).join(" ").slice(0, 200) };
}
