import "server-only";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { JWK } from "jose";
import { z } from "zod";
import { settings } from "../settings.ts";
import { StartRefusal } from "../start-refusal.ts";

const Key = z.looseObject({
  kty: z.enum(["RSA", "EC"]),
  kid: z.string().min(1).max(100),
  use: z.literal("sig"),
  alg: z.enum(["RS256", "PS256", "ES256"]),
  d: z.string(),
});
const Keys = z.object({ keys: z.array(Key).min(1).max(10) });

type SigningKeys = z.output<typeof Keys>;

/** A new key under a name that tells when it was made: "2026-11-28-x7Qa". */
export function newSigningKey(now: Date): SigningKeys["keys"][number] {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = `${now.toISOString().slice(0, 10)}-${randomBytes(3).toString("base64url")}`;
  return Key.parse({ ...privateKey.export({ format: "jwk" }), kid, use: "sig", alg: "RS256" });
}

/** The keys of a file: the first signs, all are published, so that what an older one signed can still be read. */
export function readKeys(path: string): SigningKeys {
  try {
    const { data } = Keys.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (data && new Set(data.keys.map(({ kid }) => kid)).size === data.keys.length) return data;
  } catch {
    throw new StartRefusal(`The setting OIDC_KEYS_FILE is not right: ${path} cannot be read as keys.`);
  }
  throw new StartRefusal(
    `The keys in ${path} are not right: make them with npm run keys, each under a name of its own.`,
  );
}

/** Next loads this module once per bundle; the keys of a process are one. */
const shared = globalThis as { [name: symbol]: SigningKeys | undefined };
const held = Symbol.for("portal.oidc-keys");

/** Those of this process, read once. */
export const signingKeys = (): SigningKeys => (shared[held] ??= foundKeys());

/** Those of the setting. The demo makes one of its own beside its database, and a test keeps one in memory. */
function foundKeys(): SigningKeys {
  const { OIDC_KEYS_FILE, APP_ENV, DATA_DIR } = settings();
  if (OIDC_KEYS_FILE) return readKeys(OIDC_KEYS_FILE);
  if (APP_ENV === "production")
    throw new StartRefusal(
      "The setting OIDC_KEYS_FILE is required: a portal signs people on. Make keys with npm run keys.",
    );
  const made = () => ({ keys: [newSigningKey(new Date())] });
  if (APP_ENV === "test") return made();
  const path = join(DATA_DIR, "oidc-keys.json");
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(made()), { mode: 0o600 });
  }
  return readKeys(path);
}

/** What anybody may know of them. */
export const publicKeys = (): JWK[] =>
  signingKeys().keys.map((key) => {
    const { kty, kid, use, alg, n, e, crv, x, y } = key as SigningKeys["keys"][number] & Record<string, unknown>;
    return Object.fromEntries(
      Object.entries({ kty, kid, use, alg, n, e, crv, x, y }).filter(([, value]) => value !== undefined),
    );
  });
