import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
} from "node:crypto";
import type { output, ZodType } from "zod";
import { settings } from "./settings.ts";

const keys = new Map<string, KeyObject>();

/**
 * One key for each purpose, all derived from one secret of the installation. Kept as Node's own kind of key: from bytes
 * it would make one each time that it hashes or seals.
 */
function keyFor(purpose: string, secret: string): KeyObject {
  const name = `${secret} ${purpose}`;
  const known = keys.get(name);
  if (known) return known;
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", `portal ${purpose}`, 32)));
  keys.set(name, key);
  return key;
}

const nameLength = 4;

/** By which a sealed value says its key. It tells nothing of the key. */
const nameOf = (secret: string) => keyFor("name of this key", secret).export().subarray(0, nameLength);

/** The keys of these secrets for one purpose, each with its name. */
export const keysOf = (secrets: readonly string[], purpose: string) =>
  secrets.map((secret) => ({ name: nameOf(secret).toString("hex"), key: keyFor(purpose, secret).export() }));

/** 256 random bits, safe in a URL and a cookie. */
export const randomSecret = () => randomBytes(32).toString("base64url");

/** "H7K-3F9-2QX", to read out on the telephone, without letters that look like digits. It opens nothing. */
export const newReference = () =>
  Array.from({ length: 9 }, (_, i) => (i === 3 || i === 6 ? "-" : "") + referenceLetters.charAt(randomInt(32))).join(
    "",
  );

/** A reference as somebody typed or heard it, in its one spelling; null when it is none. */
export function referenceIn(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const isOne = signs.length === 9 && [...signs].every((sign) => referenceLetters.includes(sign));
  return isOne ? `${signs.slice(0, 3)}-${signs.slice(3, 6)}-${signs.slice(6)}` : null;
}

/** A new toegangscode: "K7M4PQ2X". It is a sign-in name in place of the address, and no secret. */
export const newAccessCode = () => Array.from({ length: 8 }, () => referenceLetters.charAt(randomInt(32))).join("");

/** A code to keep on paper, of 50 random bits. */
export const newRecoveryCode = () => Array.from({ length: 10 }, () => referenceLetters.charAt(randomInt(32))).join("");

const referenceLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

export const sixDigits = () => String(randomInt(1_000_000)).padStart(6, "0");

/** For secrets that are random themselves, such as links and cookies. What can be guessed needs `keyedHash`. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("base64url");

const keyed = (purpose: string, value: string) => (secret: string) =>
  createHmac("sha256", keyFor(purpose, secret)).update(value).digest("base64url");

/**
 * For what could be guessed one by one without the key, such as addresses that are counted. It is under the oldest key
 * we have, so that a count goes on when a newer comes.
 */
export const keyedHash = (purpose: string, value: string) => keyed(purpose, value)(oldest(settings().AUTH_SECRET));

const oldest = ([newest, ...previous]: readonly [string, ...string[]]) => previous.at(-1) ?? newest;

/** The same under every key. What is kept is the first, under the newest; what is looked up may be any. */
export function keyedHashes(purpose: string, value: string): [string, ...string[]] {
  const [newest, ...previous] = settings().AUTH_SECRET;
  const under = keyed(purpose, value);
  return [under(newest), ...previous.map(under)];
}

/**
 * Authenticated encryption, for a value that must leave the database later, such as a message with a code: the name of
 * the key, a random beginning, the tag, and the rest.
 */
export function seal(value: unknown, purpose = "outbox"): Uint8Array<ArrayBuffer> {
  const [newest] = settings().AUTH_SECRET;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose, newest), iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nameOf(newest), iv, cipher.getAuthTag(), body]));
}

/** Throws `Unopened` for what was not sealed here for this purpose, or with a key that we no longer have. */
export function unseal(sealed: Uint8Array, purpose = "outbox"): unknown {
  const bytes = Buffer.from(sealed);
  const { AUTH_SECRET } = settings();
  const named = AUTH_SECRET.filter((secret) => nameOf(secret).equals(bytes.subarray(0, nameLength)));
  for (const secret of named) {
    const opened = open(bytes.subarray(nameLength), keyFor(purpose, secret));
    if (opened) return JSON.parse(opened);
  }
  // What was sealed before keys had names.
  for (const secret of AUTH_SECRET) {
    const opened = open(bytes, keyFor(purpose, secret));
    if (opened) return JSON.parse(opened);
  }
  throw new Unopened(bytes.subarray(0, nameLength).toString("hex"));
}

/** What was sealed with a key that is not among ours, or is damaged. */
export class Unopened extends Error {
  override readonly name = "Unopened";
  /** The name of the key, as it says itself. */
  readonly key: string;

  constructor(key: string) {
    super(`sealed with the key ${key}`);
    this.key = key;
  }
}

/**
 * What a row keeps sealed, for whoever asks for it. Null when the key that sealed it is not among ours, which the
 * operator hears: to the person it is as if the row were not there, and they begin again.
 */
export function opened<S extends ZodType>(sealed: Uint8Array, purpose: string, as: S): output<S> | null {
  try {
    return as.parse(unseal(sealed, purpose));
  } catch (error) {
    if (!(error instanceof Unopened)) throw error;
    console.error(`What was kept for "${purpose}" is ${error.message}, which AUTH_SECRET does not have.`);
    return null;
  }
}

/** The same for what is kept for minutes: null for whatever cannot be opened, of which its operator need not hear. */
export function openedQuietly<S extends ZodType>(sealed: Uint8Array, purpose: string, as: S): output<S> | null {
  try {
    return as.parse(unseal(sealed, purpose));
  } catch {
    return null;
  }
}

/** A value sealed for a browser to keep, in a cookie or a form. */
export const sealedText = (value: unknown, purpose: string) => Buffer.from(seal(value, purpose)).toString("base64url");

/** What a browser brings back of it; null for whatever is not ours, since anybody can send anything. */
export const openedText = <S extends ZodType>(text: string, purpose: string, as: S): output<S> | null =>
  openedQuietly(Buffer.from(text, "base64url"), purpose, as);

function open(bytes: Buffer, key: KeyObject): string | null {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
