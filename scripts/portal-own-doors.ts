import { z } from "zod";
import type { ClientPortal } from "#lib/platform/portals.ts";
import { called, fine, Keys, parsed, random, wrong, type Finding } from "#scripts/portal-findings.ts";

const usable: Readonly<Record<string, string>> = { RSA: "RS256 or PS256", EC: "ES256" };

/** The keys by which a portal shows that it is itself. */
export async function publishedKeys(uri: string): Promise<Finding[]> {
  const asked = await called("The portal's own keys at", uri);
  if ("finding" in asked) return [asked.finding];
  const { status, body } = asked.answer;
  if (status !== 200) return [wrong(`The portal's own keys at ${uri} answer ${status}.`)];
  const keys = parsed(Keys, body)?.keys;
  if (!keys) return [wrong(`What stands at ${uri} is no set of keys ({"keys": […]}).`)];
  const kids = keys.map(({ kid }) => kid);
  return [
    keys.some(({ kty, use }) => usable[kty] !== undefined && use !== "enc")
      ? fine(`There are keys at ${uri} with which it can sign.`)
      : wrong(`None of the keys at ${uri} can sign as we want it: RSA or EC, and not for encryption.`),
    ...(keys.some((key) => "d" in key || "k" in key)
      ? [wrong(`There is a private key at ${uri}: everybody can read it. Take it away, and make another.`)]
      : []),
    ...(new Set(kids).size < kids.length || (kids.length > 1 && kids.includes(undefined))
      ? [wrong(`The keys at ${uri} do not each have a name (kid) of their own.`)]
      : []),
  ];
}

/** Whether its accounts can be kept, and whether only we can. */
export async function feeds({ key, client: { scim, webhook } }: ClientPortal): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (scim) {
    const filter = encodeURIComponent(`externalId eq "${random()}"`);
    const at = `${scim.uri.replace(/(?<!\/)\/+$/, "")}/Users?filter=${filter}&count=2`;
    const token = process.env[scim.token.setting] ?? "";
    const asked = await called("Its accounts", at, { headers: { Authorization: `Bearer ${token}` } });
    const stranger = await called("Its accounts", at, { headers: { Authorization: `Bearer ${random()}` } });
    if ("finding" in asked) findings.push(asked.finding);
    else {
      const found = parsed(z.looseObject({ totalResults: z.int() }), asked.answer.body);
      findings.push(
        asked.answer.status === 401 || asked.answer.status === 403
          ? wrong(`Its accounts at ${scim.uri} do not let us in with the token in ${scim.token.setting}.`)
          : asked.answer.status !== 200 || !found
            ? wrong(`Its accounts at ${scim.uri} answer ${asked.answer.status}, and no list by SCIM 2.0.`)
            : found.totalResults > 0
              ? wrong(`Its accounts at ${scim.uri} do not know how to look for one externalId: they give others.`)
              : fine(
                  `Its accounts can be looked for at ${scim.uri}; npm run portal:reconcile -- ${key} holds them all.`,
                ),
      );
    }
    if ("answer" in stranger && stranger.answer.status < 300)
      findings.push(wrong(`Its accounts at ${scim.uri} let everybody in, with whatever token.`));
  }
  if (webhook) {
    const headers = {
      "Content-Type": "application/json",
      "webhook-id": random(),
      "webhook-timestamp": "1",
      "webhook-signature": "v1,x",
    };
    const asked = await called("Its webhook", webhook.uri, { method: "POST", headers, body: "{}" });
    if ("finding" in asked) findings.push(asked.finding);
    else
      findings.push(
        asked.answer.status < 300
          ? wrong(`Its webhook ${webhook.uri} takes what nobody signed: anybody can change its accounts.`)
          : asked.answer.status === 404 || asked.answer.status >= 500
            ? wrong(`Its webhook ${webhook.uri} answers ${asked.answer.status}.`)
            : fine(`Its webhook refuses what nobody signed.`),
      );
  }
  return findings;
}
