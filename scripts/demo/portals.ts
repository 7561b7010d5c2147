import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from "jose";
import * as client from "openid-client";
import { demoSecretOf, issuer } from "#lib/platform/oidc/provider.ts";
import { clientPortals, portals, type ClientPortal, type Portal } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { sentForm } from "#lib/platform/web/body.ts";
import { mount } from "#lib/platform/web/mounts.ts";
import { portalPage } from "./portal-page.ts";

const paths: Readonly<Record<string, `/${string}`>> = {
  MKB: "/demo/portaal/mkb",
  MY_ALLIANZ_BROKER: "/demo/portaal/broker",
};

/** The portals of the seed, with the demo's own addresses for them. */
export const demoPortals = (): Portal[] =>
  portals().map((portal): Portal => {
    const path = paths[portal.key];
    if (!path) return portal;
    const at = settings().PUBLIC_ORIGIN + path;
    return {
      ...portal,
      address: at,
      client: {
        id: portal.key.toLowerCase().replaceAll("_", "-"),
        redirectUris: [`${at}/terug`],
        postLogoutRedirectUris: [at],
        backchannelLogoutUri: `${at}/uitgelogd`,
        claims: ["name", "email", "organisation", "numbers", "role", "accessCode", "portals"],
        subject: "pairwise",
        acr: "mfa",
        pushedOnly: portal.key === "MY_ALLIANZ_BROKER",
      },
    };
  });

/** Opens the demo's portals: relying parties as anybody would build one, which know of us what any portal knows. */
export function openDemoPortals(): void {
  for (const portal of clientPortals()) {
    const path = paths[portal.key];
    if (path) mount(path, demoPortal(portal, path));
  }
}

type Signed = { readonly claims: client.IDToken; readonly idToken: string; readonly refreshToken: string | undefined };
type Begun = {
  readonly verifier: string;
  readonly nonce: string;
  readonly maxAge: number | undefined;
  readonly to: string;
  /** Of the browser that began: to another one the answer is worth nothing. */
  readonly browser: string;
};

/** How old a sign-in may be, in seconds, for the page with payments. */
const paymentsMaxAge = 60;

function demoPortal(portal: ClientPortal, path: string) {
  const at = settings().PUBLIC_ORIGIN + path;
  const signed = new Map<string, Signed>();
  const begun = new Map<string, Begun>();
  const cookie = `demo-portaal-${portal.client.id}`;
  let found: Promise<client.Configuration> | undefined;
  let keys: JWTVerifyGetKey | undefined;

  const provider = () =>
    (found ??= client
      .discovery(new URL(issuer()), portal.client.id, undefined, client.ClientSecretBasic(demoSecretOf(portal)), {
        execute: [client.allowInsecureRequests],
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      }));

  /** By which the browser that comes back is known for the one that set out. */
  const begunCookie = `${cookie}-begin`;

  const cookieIn = ({ headers }: IncomingMessage, name = cookie) =>
    new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1] ?? "";

  const keep = (response: ServerResponse, value: string, name = cookie) =>
    response.appendHeader("Set-Cookie", `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax`);

  const leadTo = (response: ServerResponse, address: string) =>
    response.writeHead(303, { Location: address, "Cache-Control": "no-store" }).end();

  const show = (response: ServerResponse, html: string) =>
    response
      .writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Content-Security-Policy":
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      })
      .end(html);

  /** Sends somebody to sign in, and remembers which page they wanted. */
  async function begin(request: IncomingMessage, response: ServerResponse, to: string, maxAge?: number): Promise<void> {
    const config = await provider();
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const browser = cookieIn(request, begunCookie) || client.randomState();
    keep(response, browser, begunCookie);
    const kept = { verifier, nonce: client.randomNonce(), maxAge, to, browser };
    if (begun.size > 1000) begun.clear();
    begun.set(state, kept);
    const asked = {
      ...{ redirect_uri: `${at}/terug`, scope: "openid", state, nonce: kept.nonce },
      ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
      ...(maxAge !== undefined && { max_age: String(maxAge) }),
    };
    const url = portal.client.pushedOnly
      ? await client.buildAuthorizationUrlWithPAR(config, asked)
      : client.buildAuthorizationUrl(config, asked);
    leadTo(response, url.href);
  }

  const tokensFor = async (url: URL, state: string, { nonce, verifier, maxAge }: Begun) =>
    client.authorizationCodeGrant(await provider(), url, {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      ...(maxAge !== undefined && { maxAge }),
    });

  async function comeBack(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const state = url.searchParams.get("state") ?? "";
    const set = begun.get(state);
    const kept = set?.browser === cookieIn(request, begunCookie) ? set : undefined;
    if (kept) begun.delete(state);
    const tokens = kept ? await tokensFor(url, state, kept).catch(() => null) : null;
    const claims = tokens?.claims();
    if (!kept || !tokens || !claims) {
      show(response, portalPage(portal, path, { notice: "Inloggen is niet gelukt. Probeer het opnieuw." }));
      return;
    }
    const session = randomBytes(24).toString("base64url");
    signed.set(session, { claims, idToken: tokens.id_token ?? "", refreshToken: tokens.refresh_token });
    keep(response, session);
    leadTo(response, at + kept.to);
  }

  /** Somebody is signed out elsewhere: our provider says so by the back door. */
  async function signedOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const config = await provider();
    keys ??= createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ""));
    const token = (await sentForm(request, response, 20_000)).get("logout_token") ?? "";
    const said = await jwtVerify(token, keys, {
      issuer: issuer(),
      audience: portal.client.id,
      typ: "logout+jwt",
    }).catch(() => null);
    const events = said?.payload["events"] as Record<string, unknown> | undefined;
    if (!said || !events?.["http://schemas.openid.net/event/backchannel-logout"] || "nonce" in said.payload) {
      response.writeHead(400).end();
      return;
    }
    for (const [id, { claims }] of signed) if (claims["sid"] === said.payload["sid"]) signed.delete(id);
    response.writeHead(200, { "Cache-Control": "no-store" }).end();
  }

  async function signOut(response: ServerResponse, id: string): Promise<void> {
    const idToken = signed.get(id)?.idToken;
    signed.delete(id);
    keep(response, "");
    const hint = idToken ? { id_token_hint: idToken } : { client_id: portal.client.id };
    leadTo(response, client.buildEndSessionUrl(await provider(), { ...hint, post_logout_redirect_uri: at }).href);
  }

  async function refresh(response: ServerResponse, id: string): Promise<void> {
    const held = signed.get(id);
    const tokens = await client.refreshTokenGrant(await provider(), held?.refreshToken ?? "").catch(() => null);
    const claims = tokens?.claims();
    if (!held || !claims) signed.delete(id);
    else signed.set(id, { ...held, claims, idToken: tokens?.id_token ?? held.idToken });
    leadTo(response, at);
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "", settings().PUBLIC_ORIGIN);
    const page = url.pathname.slice(path.length);
    const id = cookieIn(request);
    const who = signed.get(id);
    if (request.method === "POST") {
      if (page === "/uitgelogd") return signedOut(request, response);
      if (page === "/uitloggen") return signOut(response, id);
      if (page === "/vernieuwen") return refresh(response, id);
      response.writeHead(405).end();
      return;
    }
    if (page === "/terug") return comeBack(request, response, url);
    if (page === "/inloggen") return begin(request, response, "");
    // The start page is for anyone; what stands behind it asks to sign in, and comes back to itself.
    if (page !== "" && page !== "/" && !who) return begin(request, response, page);
    const authTime = Number(who?.claims.auth_time ?? 0);
    if (page === "/betalingen" && Date.now() / 1000 - authTime > paymentsMaxAge)
      return begin(request, response, page, paymentsMaxAge);
    show(response, portalPage(portal, path, { page, ...(who && { claims: who.claims }) }));
  };
}
