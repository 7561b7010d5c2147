import { createHash } from "node:crypto";
import { z } from "zod";
import { logoutTokenFor } from "#lib/platform/oidc/logout-token.ts";
import { publicKeys } from "#lib/platform/oidc/keys.ts";
import { demoSecretOf, issuer } from "#lib/platform/oidc/provider.ts";
import { clientPortals, isRetired, portals, type ClientPortal } from "#lib/platform/portals.ts";
import { called, fine, form, Keys, page, parsed, random, why, wrong, type Finding } from "#scripts/portal-findings.ts";
import { feeds, publishedKeys } from "#scripts/portal-own-doors.ts";

/** How our own addresses are reached. */
type Reach = (url: string, init?: RequestInit) => Promise<Response>;

const Discovery = z.looseObject({
  ...{ issuer: z.string(), jwks_uri: z.url(), authorization_endpoint: z.url(), token_endpoint: z.url() },
  ...{ pushed_authorization_request_endpoint: z.url(), end_session_endpoint: z.url() },
});
type Discovery = z.output<typeof Discovery>;

/** Our own side: whether the processes that serve have keys, and this portal as the registry here says. */
async function discovered(reach: Reach): Promise<Discovery | Finding> {
  const at = `${issuer()}/.well-known/openid-configuration`;
  const answer = await reach(at).catch(why);
  if (typeof answer === "string") return wrong(`Our own discovery ${at}: ${answer}. Is the portal being served?`);
  const found = answer.ok ? parsed(Discovery, await answer.text()) : null;
  if (!found)
    return wrong(`Our own discovery ${at} answers ${answer.status}: is a portal with a client in its registry?`);
  if (found.issuer !== issuer())
    return wrong(`Our own discovery says that we are ${found.issuer}, and PUBLIC_ORIGIN says ${issuer()}.`);
  const keys = await reach(found.jwks_uri).then(
    (keys) => keys.text(),
    () => "",
  );
  const kids = parsed(Keys, keys)?.keys.map(({ kid }) => kid) ?? [];
  const missing = publicKeys().find(({ kid }) => !kids.includes(kid));
  if (missing)
    return wrong(
      `The key ${missing.kid ?? ""} of OIDC_KEYS_FILE is not published at ${found.jwks_uri}: restart what serves.`,
    );
  return found;
}

const secretOf = (portal: ClientPortal) => process.env[portal.secret?.setting ?? ""] ?? demoSecretOf(portal);

const basic = ({ client }: ClientPortal, secret: string) => ({
  Authorization: `Basic ${Buffer.from(`${encodeURIComponent(client.id)}:${encodeURIComponent(secret)}`).toString("base64")}`,
});

const errorIn = (text: string) => parsed(z.looseObject({ error: z.string() }), text)?.error ?? "";

/** Asks for a code as nobody, at each address: it must come back there with login_required. */
async function redirects(portal: ClientPortal, found: Discovery, reach: Reach): Promise<Finding[]> {
  const { client } = portal;
  const findings: Finding[] = [];
  for (const uri of client.redirectUris) {
    const challenge = createHash("sha256").update(random()).digest("base64url");
    const asked = new URLSearchParams({
      ...{ client_id: client.id, response_type: "code", scope: "openid", redirect_uri: uri, prompt: "none" },
      ...{ state: random(), nonce: random(), code_challenge: challenge, code_challenge_method: "S256" },
    });
    if (client.pushedOnly && client.jwksUri) {
      findings.push(
        fine(`${uri} was not tried: its requests come by the back door, signed by a key that only it has.`),
      );
      continue;
    }
    let query = asked;
    if (client.pushedOnly) {
      const pushed = await reach(found.pushed_authorization_request_endpoint, {
        ...{ method: "POST", body: asked.toString() },
        headers: { ...form, ...basic(portal, secretOf(portal)) },
      });
      const request = parsed(z.looseObject({ request_uri: z.string() }), await pushed.text())?.request_uri ?? "";
      query = new URLSearchParams({ client_id: client.id, request_uri: request });
    }
    const answer = await reach(`${found.authorization_endpoint}?${query.toString()}`);
    const location = answer.headers.get("location") ?? "";
    const back = URL.canParse(location) ? new URL(location) : null;
    const isBack = back !== null && location.startsWith(uri) && back.searchParams.get("error") === "login_required";
    findings.push(
      isBack
        ? fine(`A request that comes from ${uri} goes back there.`)
        : wrong(
            `What serves does not know ${uri} as an address of the client ${client.id}: it was started with another registry. Restart it.`,
          ),
      await page("The address to come back to", uri),
    );
  }
  return findings;
}

/** Asks for a token with a code that nobody gave: whoever shows the right secret is told that the code is wrong. */
async function authentication(portal: ClientPortal, found: Discovery, reach: Reach): Promise<Finding[]> {
  if (portal.client.jwksUri) return publishedKeys(portal.client.jwksUri);
  const body = new URLSearchParams({
    ...{ grant_type: "authorization_code", code: random(), redirect_uri: portal.client.redirectUris[0] ?? "" },
    code_verifier: random() + random(),
  }).toString();
  const ask = (secret: string) =>
    reach(found.token_endpoint, { method: "POST", body, headers: { ...form, ...basic(portal, secret) } });
  const [right, other] = [await ask(secretOf(portal)), await ask(random())];
  const error = errorIn(await right.text());
  return [
    error === "invalid_grant"
      ? fine("The secret of the registry is that of what serves.")
      : wrong(
          `The secret in ${portal.secret?.setting ?? "the demo"} is not the one that what serves was started with (${error || right.status}). Restart it.`,
        ),
    other.status === 401 ? fine("Another secret is refused.") : wrong(`Another secret is answered ${other.status}.`),
  ];
}

/** Whether a browser comes back after signing out, and whether the portal hears it by its back door. */
async function logout(portal: ClientPortal, found: Discovery, reach: Reach): Promise<Finding[]> {
  const { client } = portal;
  const findings: Finding[] = [];
  for (const uri of client.postLogoutRedirectUris) {
    const query = new URLSearchParams({ client_id: client.id, post_logout_redirect_uri: uri, state: random() });
    const location = (await reach(`${found.end_session_endpoint}?${query.toString()}`)).headers.get("location") ?? "";
    findings.push(
      location.startsWith(uri)
        ? fine(`After signing out one comes back to ${uri}.`)
        : wrong(
            `What serves does not let one come back to ${uri} after signing out: it has another registry. Restart it.`,
          ),
      await page("The address after signing out", uri),
    );
  }
  const uri = client.backchannelLogoutUri;
  if (!uri)
    return [
      ...findings,
      wrong("It has no backchannelLogoutUri: it goes on for whoever was blocked, until its next refresh."),
    ];
  const tell = (token: string) =>
    called("The back door", uri, {
      ...{ method: "POST", headers: form, body: new URLSearchParams({ logout_token: token }).toString() },
    });
  const forged = await tell(await logoutTokenFor(portal, { sid: random(), sub: random() }, new Date(), true));
  if ("finding" in forged) return [...findings, forged.finding];
  const ours = await tell(await logoutTokenFor(portal, { sid: random(), sub: random() }, new Date()));
  const { status } = forged.answer;
  const taken = "answer" in ours ? ours.answer.status : 0;
  const isTaken = taken === 200 || taken === 204;
  return [
    ...findings,
    status >= 400 && status < 500 && status !== 404 && status !== 405
      ? fine("The back door refuses a word that we did not sign.")
      : wrong(
          status === 200 || status === 204
            ? `The back door ${uri} takes a word that we did not sign: anybody can sign people out there.`
            : `The back door ${uri} answers ${status} to a POST; it must take one, without a redirection.`,
        ),
    isTaken
      ? fine("The back door takes a word that we signed.")
      : wrong(
          `The back door ${uri} answers ${taken} to a word that we signed, of a sign-on that it does not know. If it refuses only those, all is well; else see that it reads ${found.jwks_uri} and expects ${issuer()} and ${client.id}.`,
        ),
  ];
}

/** Walks all that a sign-on to one portal needs, as far as that goes without a person, and says what is wrong. */
export async function checkPortal(key: string, reach: Reach): Promise<Finding[]> {
  if (!portals().some((portal) => portal.key === key))
    return [
      wrong(
        `There is no portal ${key} in the registry: it has ${portals()
          .map(({ key }) => key)
          .join(", ")}.`,
      ),
    ];
  if (isRetired(key)) return [wrong(`The portal ${key} is retired: nobody signs on to it.`)];
  const portal = clientPortals().find((one) => one.key === key);
  if (!portal) return [wrong(`The portal ${key} has no client in the registry: it signs nobody on with us.`)];
  const found = await discovered(reach);
  if ("says" in found) return [found as Finding];
  const pages = [
    ...(portal.address ? [await page("Its address", portal.address)] : []),
    ...(portal.client.startUri ? [await page("Where a sign-on begins", portal.client.startUri)] : []),
  ];
  return [
    fine("Discovery and our keys are as they should be."),
    ...(await redirects(portal, found, reach)),
    ...(await authentication(portal, found, reach)),
    ...(await logout(portal, found, reach)),
    ...(await feeds(portal)),
    ...pages,
  ];
}
