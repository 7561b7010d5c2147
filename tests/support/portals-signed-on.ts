import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as client from "openid-client";
import { portalAccess } from "#scripts/portal-access.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";
import type { PortalAccess } from "#lib/platform/oidc/access.ts";
import { Artifacts } from "#lib/platform/oidc/artifacts.ts";
import { answering } from "#lib/platform/oidc/front.ts";
import { demoSecretOf, issuer, makeProvider } from "#lib/platform/oidc/provider.ts";
import { portals, usePortals, type Portal, type PortalClient } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";

const rest: Omit<PortalClient, "id" | "redirectUris"> = {
  postLogoutRedirectUris: [],
  claims: ["name", "email", "organisation", "numbers", "role", "accessCode", "portals"],
  subject: "pairwise",
  acr: "mfa",
  pushedOnly: false,
};

export const callback = { MKB: "https://mkb.example/terug", MY_ALLIANZ_BROKER: "https://broker.example/terug" };

/** Both portals of the seed, as clients of the provider. */
export function useClients(of: Readonly<Record<string, Partial<PortalClient>>> = {}): void {
  usePortals(undefined);
  usePortals(
    portals().map((portal): Portal => {
      const uri = callback[portal.key as keyof typeof callback];
      const id = portal.key.toLowerCase().replaceAll("_", "-");
      return { ...portal, client: { ...rest, id, redirectUris: [uri], ...of[portal.key] } };
    }),
  );
}

/** A provider that listens. `fetch` reaches it under its public address; `open` counts who still waits for an answer. */
export async function aProvider(access: PortalAccess = portalAccess, Kept = Artifacts) {
  const answer = answering(makeProvider(access, Kept), access);
  let open = 0;
  const server: Server = createServer((request, response) => {
    open++;
    response.once("close", () => open--);
    void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { PUBLIC_ORIGIN } = settings();
  const reach: typeof fetch = (input, init) => {
    const url = typeof input === "string" ? input : input instanceof URL ? input.href : input.url;
    return fetch(url.replace(PUBLIC_ORIGIN, `http://127.0.0.1:${port}`), { redirect: "manual", ...init });
  };
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { fetch: reach, close, port, open: () => open };
}

type Reach = Awaited<ReturnType<typeof aProvider>>["fetch"];

/** A portal as an outside client: its library, its secret, and the provider found by discovery. */
export async function aPortal(key: keyof typeof callback, reach: Reach): Promise<client.Configuration> {
  const id = portals().find((portal) => portal.key === key)?.client?.id ?? "";
  return client.discovery(new URL(issuer()), id, undefined, client.ClientSecretBasic(demoSecretOf({ key })), {
    [client.customFetch]: (url, options) => reach(url, options as RequestInit),
    execute: [client.allowInsecureRequests],
  });
}

/** A browser with its cookies, signed in by this identity or not at all. It follows our own addresses only. */
export async function aBrowser(reach: Reach, who?: Identity) {
  const jar = new Map<string, { value: string; path: string }>();
  const signIn = async (identity: Identity) => {
    if (identity.kind !== "session") throw new Error("a browser has a session");
    jar.set(sessionCookie(), { value: await sessionToken(identity.sessionId), path: "/" });
  };
  if (who) await signIn(who);
  const { PUBLIC_ORIGIN } = settings();

  async function get(address: string): Promise<Response> {
    const { pathname } = new URL(address);
    const cookie = [...jar].flatMap(([name, { value, path }]) =>
      pathname.startsWith(path) ? [`${name}=${value}`] : [],
    );
    const answer = await reach(address, { headers: { cookie: cookie.join("; ") } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(set)?.[1] ?? "/";
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(set) || value === "") jar.delete(name);
      else jar.set(name, { value, path });
    }
    return answer;
  }

  /** Goes where the provider leads, until that is a portal, a page of ours, or no further. */
  async function follow(address: string): Promise<{ at: string; answer: Response }> {
    let at = address;
    for (let hops = 0; hops < 10; hops++) {
      if (!at.startsWith(`${PUBLIC_ORIGIN}/oidc/`)) return { at, answer: new Response() };
      const answer = await get(at);
      const next = answer.headers.get("location");
      if (next === null) return { at, answer };
      at = new URL(next, at).href;
    }
    throw new Error(`it goes round in circles at ${at}`);
  }
  return { get, follow, signIn, jar };
}

export type Browser = Awaited<ReturnType<typeof aBrowser>>;

/** What a portal keeps of a sign-on that it begins. */
export async function beginning(
  config: client.Configuration,
  key: keyof typeof callback,
  more: Record<string, string> = {},
) {
  const verifier = client.randomPKCECodeVerifier();
  const kept = { state: client.randomState(), nonce: client.randomNonce(), verifier };
  const url = client.buildAuthorizationUrl(config, {
    ...{ redirect_uri: callback[key], scope: "openid", state: kept.state, nonce: kept.nonce },
    ...{ code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
    ...more,
  });
  return { ...kept, url: url.href };
}

/** A whole sign-on, with every check that the library makes. */
export async function signedOn(
  config: client.Configuration,
  key: keyof typeof callback,
  browser: Browser,
  more: Record<string, string> = {},
) {
  const { url, state, nonce, verifier } = await beginning(config, key, more);
  const { at } = await browser.follow(url);
  return client.authorizationCodeGrant(config, new URL(at), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
}
