import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { Records } from "./answers.ts";
import { advice, type Finding, right, tagsOf, wrong } from "./finding.ts";

export type Signing = { readonly domain: string; readonly selector: string; readonly privateKey: string };

/** As a record writes it, in either of the two forms that are in use. */
function publishedKey(text: string): KeyObject | null {
  const key = Buffer.from(text, "base64");
  for (const type of ["spki", "pkcs1"] as const) {
    try {
      return createPublicKey({ key, format: "der", type });
    } catch {
      // It may be the other.
    }
  }
  return null;
}

const bitsOf = (key: KeyObject) => key.asymmetricKeyDetails?.modulusLength ?? 0;

function ownKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text);
  } catch {
    return null;
  }
}

/** Whether the key that mails are signed with is the one that receivers find. */
export async function checkDkim({ domain, selector, privateKey }: Signing, records: Records): Promise<Finding[]> {
  const own = ownKey(privateKey);
  if (!own) return [wrong("DKIM", "DKIM_KEY_FILE holds no private key that can be read.")];
  if (own.asymmetricKeyType !== "rsa")
    return [
      wrong(
        "DKIM",
        `DKIM_KEY_FILE holds a key of the kind ${own.asymmetricKeyType ?? "unknown"}; mails are signed with RSA.`,
      ),
    ];
  const name = `${selector}._domainkey.${domain}`;
  const needed = createPublicKey(own);
  const record = `v=DKIM1; k=rsa; p=${needed.export({ format: "der", type: "spki" }).toString("base64")}`;
  const found = (await records.texts(name)).filter((text) => tagsOf(text).has("p"));
  const [text, ...more] = found;
  if (text === undefined) return [wrong("DKIM", `${name} has no key. Add this TXT record: "${record}".`)];
  if (more.length > 0)
    return [wrong("DKIM", `${name} has ${found.length} keys; receivers take only one. Remove the others.`)];
  const tags = tagsOf(text);
  const published = (tags.get("p") ?? "").replace(/\s/g, "");
  if (!published)
    return [wrong("DKIM", `The key of ${name} is withdrawn (an empty "p="): receivers refuse our signature.`)];
  if ((tags.get("k") ?? "rsa") !== "rsa")
    return [wrong("DKIM", `${name} says k=${tags.get("k") ?? ""}; mails are signed with RSA.`)];
  const key = publishedKey(published);
  if (!key) return [wrong("DKIM", `The key of ${name} cannot be read; it may be cut off. It must be: "${record}".`)];
  if (!key.equals(needed))
    return [
      wrong("DKIM", `${name} has another key than DKIM_KEY_FILE, so no signature is right. It must be: "${record}".`),
    ];
  const notes: Finding[] = [];
  if (bitsOf(key) < 1024)
    notes.push(wrong("DKIM", `The key of ${bitsOf(key)} bits is too short; receivers ignore it. Make one of 2048.`));
  else if (bitsOf(key) < 2048) notes.push(advice("DKIM", `The key has ${bitsOf(key)} bits. Make one of 2048.`));
  if (
    tags.has("h") &&
    !(tags.get("h") ?? "")
      .split(":")
      .map((hash) => hash.trim())
      .includes("sha256")
  )
    notes.push(wrong("DKIM", `${name} takes no SHA-256 (h=${tags.get("h") ?? ""}), with which mails are signed.`));
  if ((tags.get("t") ?? "").split(":").includes("y"))
    notes.push(
      advice("DKIM", `${name} says that it is a test (t=y): receivers may look past the signature. Take it out.`),
    );
  return notes.length > 0 ? notes : [right("DKIM", `The key of ${name} is that of DKIM_KEY_FILE.`)];
}
