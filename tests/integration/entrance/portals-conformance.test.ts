import { createLocalJWKSet, jwtVerify } from "jose";
import * as client from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicKeys } from "#lib/platform/oidc/keys.ts";
import { issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn, type TestPerson } from "#tests/support/people.ts";
import {
  aBrowser,
  aPortal,
  aProvider,
  beginning,
  signedOn,
  useClients,
  type Browser,
} from "#tests/support/portals-signed-on.ts";

// Each test has the name of its case in the plans of the OpenID Foundation (docs/portals.md has them all).

let provider: Awaited<ReturnType<typeof aProvider>>;
let mkb: client.Configuration;
let bram: TestPerson;
let browser: Browser;
const back = "https://mkb.example/";

beforeAll(async () => {
  useClients({ MKB: { postLogoutRedirectUris: [back] } });
  provider = await aProvider();
  mkb = await aPortal("MKB", provider.fetch);
  await emptyDatabase();
  const { person } = await anOrganisation({ employees: ["bram"] });
  bram = person("bram");
  browser = await aBrowser(provider.fetch, await signedIn(bram));
});
afterAll(async () => {
  await provider.close();
  usePortals(undefined);
});

const at = (path: string) => `${issuer()}${path}`;

/** What a request for a code comes back with, by GET or by POST. */
async function asked(more: Record<string, string>, who = browser) {
  const { url } = await beginning(mkb, "MKB", more);
  const came = await who.follow(url);
  return new URL(came.at).searchParams;
}

test("oidcc-discovery-endpoint-verification", async () => {
  const found = (await (await provider.fetch(at("/.well-known/openid-configuration"))).json()) as object;
  expect(found).toMatchObject({
    issuer: issuer(),
    jwks_uri: at("/jwks"),
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "private_key_jwt"],
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    end_session_endpoint: at("/session/end"),
  });
  // oidcc-idtoken-unsigned: what is not signed is not offered.
  expect(found).toHaveProperty("id_token_signing_alg_values_supported", expect.not.arrayContaining(["none"]));
});

test("oidcc-idtoken-signature", async () => {
  const { id_token: token = "" } = await signedOn(mkb, "MKB", browser);
  const { protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: publicKeys() }), {
    ...{ issuer: issuer(), audience: "mkb" },
  });
  expect(protectedHeader).toMatchObject({ alg: "RS256", kid: publicKeys()[0]?.kid });
});

test.each([
  ["oidcc-userinfo-post-header", (token: string) => ({ headers: { authorization: `Bearer ${token}` } })],
  ["oidcc-userinfo-post-body", (token: string) => ({ body: new URLSearchParams({ access_token: token }) })],
])("%s", async (_, how) => {
  const { access_token: token, claims } = await signedOn(mkb, "MKB", browser);
  const answer = await provider.fetch(at("/me"), { method: "POST", ...how(token) });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ sub: claims()?.sub, email: bram.email });
});

/** What a portal may add to its request, and that changes nothing. */
test.each<[string, Record<string, string>]>([
  ["oidcc-scope-profile, -email, -address, -phone and -all", { scope: "openid profile email address phone" }],
  ["oidcc-ensure-other-scope-order-succeeds", { scope: "email openid" }],
  ["oidcc-display-page", { display: "page" }],
  ["oidcc-display-popup", { display: "popup" }],
  ["oidcc-max-age-10000", { max_age: "10000" }],
  ["oidcc-ensure-request-with-unknown-parameter-succeeds", { extra: "foobar" }],
  ["oidcc-login-hint", { login_hint: "bram@mkb.example" }],
  ["oidcc-ui-locales", { ui_locales: "en nl" }],
  ["oidcc-claims-locales", { claims_locales: "en" }],
  ["oidcc-ensure-request-with-acr-values-succeeds", { acr_values: "1 2" }],
  ["oidcc-claims-essential", { claims: '{"userinfo":{"name":{"essential":true}}}' }],
  ["oidcc-prompt-none-logged-in", { prompt: "none" }],
])("%s", async (_, more) => {
  const tokens = await signedOn(mkb, "MKB", browser, more);
  expect(tokens.claims()).toMatchObject({ name: "Bram Testbram", email: bram.email, acr: "mfa" });
});

test("oidcc-ensure-request-without-nonce-succeeds-for-code-flow", async () => {
  const { url, verifier, state } = await beginning(mkb, "MKB");
  const plain = new URL(url);
  plain.searchParams.delete("nonce");
  const { at: came } = await browser.follow(plain.href);
  const tokens = await client.authorizationCodeGrant(mkb, new URL(came), {
    ...{ expectedState: state, pkceCodeVerifier: verifier, idTokenExpected: true },
  });
  expect(tokens.claims()).not.toHaveProperty("nonce");
});

test("oidcc-ensure-post-request-succeeds", async () => {
  const { url } = await beginning(mkb, "MKB");
  const { searchParams } = new URL(url);
  const cookie = [...browser.jar].map(([name, { value }]) => `${name}=${value}`).join("; ");
  const answer = await provider.fetch(at("/auth"), { method: "POST", body: searchParams, headers: { cookie } });
  const { at: came } = await browser.follow(new URL(answer.headers.get("location") ?? "", at("/auth")).href);
  expect(new URL(came).searchParams.get("code")).toBeTruthy();
});

test("oidcc-id-token-hint", async () => {
  const { id_token: hint = "" } = await signedOn(mkb, "MKB", browser);
  expect((await asked({ id_token_hint: hint, prompt: "none" })).get("code")).toBeTruthy();
  const { person } = await anOrganisation({ employees: ["dora"] });
  const other = await aBrowser(provider.fetch, await signedIn(person("dora")));
  for (const more of [{ prompt: "none" }, {}, { prompt: "login" }]) {
    const answer = await asked({ id_token_hint: hint, ...more }, other);
    expect([answer.get("error"), answer.get("code")]).toEqual(["login_required", null]);
  }
  expect((await asked({ id_token_hint: hint })).get("code")).toBeTruthy();
});

test("an answer that names another issuer is refused by the portal (mix-up)", async () => {
  const { url, state, nonce, verifier } = await beginning(mkb, "MKB");
  const { at: came } = await browser.follow(url);
  const mixed = new URL(came);
  expect(mixed.searchParams.get("iss")).toBe(issuer());
  mixed.searchParams.set("iss", "https://elders.example");
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
  await expect(client.authorizationCodeGrant(mkb, mixed, checks)).rejects.toThrow("invalid response");
});

describe("signing out that a portal begins", () => {
  const signOut = async (fields: (hint: string) => Record<string, string>) => {
    const who = await aBrowser(provider.fetch, await signedIn(bram));
    const { id_token: hint = "" } = await signedOn(mkb, "MKB", who);
    const answer = await who.get(`${at("/session/end")}?${new URLSearchParams(fields(hint)).toString()}`);
    const isOut = (await asked({ prompt: "none" }, who)).get("error") === "login_required";
    return { to: answer.headers.get("location") ?? "", isOut };
  };
  const broken = (hint: string) => hint.slice(0, -8) + (hint.endsWith("AAAAAAAA") ? "BBBBBBBB" : "AAAAAAAA");

  test.each<[string, (hint: string) => Record<string, string>, string, boolean]>([
    [
      "oidcc-rp-initiated-logout",
      (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: back, state: "s" }),
      `${back}?state=s`,
      true,
    ],
    [
      "oidcc-rp-initiated-logout-no-state",
      (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: back }),
      back,
      true,
    ],
    [
      "oidcc-rp-initiated-logout-no-post-logout-redirect-uri",
      (hint) => ({ id_token_hint: hint, state: "s" }),
      "/nl",
      true,
    ],
    [
      "oidcc-rp-initiated-logout-bad-post-logout-redirect-uri",
      (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: "https://mkb.example/anders" }),
      "/nl",
      true,
    ],
    [
      "oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri",
      (hint) => ({ id_token_hint: hint, post_logout_redirect_uri: `${back}?a=b` }),
      "/nl",
      true,
    ],
    // Without proof of whom, nobody is signed out: they come to their own page, where one click does it.
    [
      "oidcc-rp-initiated-logout-no-id-token-hint",
      () => ({ post_logout_redirect_uri: back, state: "s" }),
      "/nl/mijn",
      false,
    ],
    ["oidcc-rp-initiated-logout-no-params", () => ({}), "/nl/mijn", false],
    ["oidcc-rp-initiated-logout-only-state", () => ({ state: "s" }), "/nl/mijn", false],
    [
      "oidcc-rp-initiated-logout-modified-id-token-hint",
      (hint) => ({ id_token_hint: broken(hint), post_logout_redirect_uri: back }),
      "/nl/mijn",
      false,
    ],
    [
      "oidcc-rp-initiated-logout-bad-id-token-hint",
      () => ({ id_token_hint: "a.b.c", post_logout_redirect_uri: back }),
      "/nl/mijn",
      false,
    ],
  ])("%s", async (_, fields, to, isOut) => {
    expect(await signOut(fields)).toEqual({ to, isOut });
  });
});
