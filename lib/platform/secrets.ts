import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
} from "node:crypto";
import { settings } from "./settings.ts";

const keys = new Map<string, Buffer>();

/** One key for each purpose, all derived from the one secret of the installation. */
function keyFor(purpose: string): Buffer {
  const known = keys.get(purpose);
  if (known) return known;
  const key = Buffer.from(hkdfSync("sha256", settings().AUTH_SECRET, "", `portal ${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}

/** 256 random bits, safe in a URL and a cookie. */
export const randomSecret = () => randomBytes(32).toString("base64url");

/** "H7K-3F9-2QX", to read out on the telephone, without letters that look like digits. It opens nothing. */
export const newReference = () =>
  Array.from({ length: 9 }, (_, i) => (i === 3 || i === 6 ? "-" : "") + referenceLetters.charAt(randomInt(32))).join(
    "",
  );

/** A new toegangscode: "K7M4PQ2X". It is a sign-in name in place of the address, and no secret. */
export const newAccessCode = () => Array.from({ length: 8 }, () => referenceLetters.charAt(randomInt(32))).join("");

const referenceLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export const sixDigits = () => String(randomInt(1_000_000)).padStart(6, "0");

/** For secrets that are random themselves, such as links and cookies. What can be guessed needs `keyedHash`. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

/** For what could be guessed one by one without the key, such as codes and addresses. */
export const keyedHash = (purpose: string, value: string) =>
  createHmac("sha256", keyFor(purpose)).update(value).digest("base64url");

/** Authenticated encryption, for a value that must leave the database later, such as a message with a code. */
export function seal(value: unknown, purpose = "outbox"): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** Throws for what was not sealed here for this purpose. */
export function unseal(sealed: Uint8Array, purpose = "outbox"): unknown {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8"));
}
