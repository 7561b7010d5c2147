import "server-only";
import { readFileSync } from "node:fs";
import { type Portal, type PortalClient, Registry } from "./portals.ts";
import { StartRefusal } from "./start-refusal.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the file that PORTALS_FILE names. Throws a StartRefusal that names the file, the portal and what
 * is wrong, also when a setting for a secret is missing.
 */
export function readPortals(path: string, environment: Environment): readonly Portal[] {
  const wrong = (what: string) => new StartRefusal(`The portals in ${path} are not right: ${what}.`);
  const written = jsonIn(path);
  const { data, error } = Registry.safeParse(written);
  if (!data) {
    const { path: at = [], message = "" } = error.issues[0] ?? {};
    const [index, ...field] = at;
    const where = index === undefined ? [] : [named(written, Number(index)), ...field.slice(0, 2).map(String)];
    throw wrong([where.join(", "), message].filter(Boolean).join(": "));
  }
  for (const { key, secret, client } of data) {
    const missing = secretsOf(client).find(({ setting }) => !environment[setting]);
    if (missing) throw wrong(`portal ${key}, client: the setting ${missing.setting} is not there`);
    const weak = client?.webhook?.secrets.find(({ setting }) => !isWebhookSecret(environment[setting] ?? ""));
    if (weak)
      throw wrong(
        `portal ${key}, client, webhook: the setting ${weak.setting} must be whsec_ and base64 of 24 to 64 random bytes`,
      );
    const value = secret && environment[secret.setting];
    if (secret && !value) throw wrong(`portal ${key}, secret: the setting ${secret.setting} is not there`);
    if (client && value !== undefined && value.length < 32)
      throw wrong(`portal ${key}, secret: the setting ${secret?.setting ?? ""} must be at least 32 random characters`);
  }
  return data;
}

const secretsOf = (client: PortalClient | undefined) => [
  ...(client?.scim ? [client.scim.token] : []),
  ...(client?.webhook?.secrets ?? []),
];

/** https://www.standardwebhooks.com writes a secret so. */
function isWebhookSecret(text: string): boolean {
  const bytes = /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text.slice(6), "base64").length : 0;
  return bytes >= 24 && bytes <= 64;
}

function jsonIn(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new StartRefusal(`The setting PORTALS_FILE is not right: there is no file ${path} that can be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new StartRefusal(`The portals in ${path} are not right: this is no JSON.`);
  }
}

/** Names a portal by its key or, without one, by its place in the file. */
function named(written: unknown, index: number): string {
  const entry: unknown = Array.isArray(written) ? written[index] : undefined;
  const key = typeof entry === "object" && entry !== null && "key" in entry ? entry.key : undefined;
  return typeof key === "string" && key !== "" ? `portal ${key}` : `portal ${index + 1} of the list`;
}
