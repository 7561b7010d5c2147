import { once } from "node:events";
import { connect } from "node:net";
import type * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Identity } from "#lib/platform/access/actor.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { Artifacts } from "#lib/platform/oidc/artifacts.ts";
import { demoSecretOf, issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { portalAccess } from "#scripts/portal-access.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn, type TestPerson } from "#tests/support/people.ts";
import {
  aBrowser,
  aPortal,
  aProvider,
  beginning,
  callback,
  signedOn,
  useClients,
  type Browser,
} from "#tests/support/portals-signed-on.ts";

let provider: Awaited<ReturnType<typeof aProvider>>;
let mkb: client.Configuration;
let bram: TestPerson;
let session: Identity;
let browser: Browser;

beforeAll(async () => {
  useClients();
  provider = await aProvider();
  mkb = await aPortal("MKB", provider.fetch);
});
afterAll(async () => {
  await provider.close();
  usePortals(undefined);
});
beforeEach(async () => {
  await emptyDatabase();
  const { person } = await anOrganisation({ employees: ["bram"] });
  bram = person("bram");
  await setAuthorisation(bram, { portals: ["MKB", "MY_ALLIANZ_BROKER"] });
  session = await signedIn(bram);
  browser = await aBrowser(provider.fetch, session);
});

/** What was given out so far: codes that were made, and tokens. */
async function given() {
  const { prisma } = await database();
  const count = (...kinds: string[]) => prisma.oidcArtifact.count({ where: { kind: { in: kinds } } });
  return { codes: await count("AuthorizationCode"), tokens: await count("RefreshToken") };
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
const asMkb = { authorization: basic("mkb", demoSecretOf({ key: "MKB" })) };
const asBroker = { authorization: basic("my-allianz-broker", demoSecretOf({ key: "MY_ALLIANZ_BROKER" })) };

const post = (path: string, fields: Record<string, string>, headers: Record<string, string>) =>
  provider.fetch(`${issuer()}${path}`, { method: "POST", body: new URLSearchParams(fields), headers });

type Fields = Record<string, string | undefined>;
const written = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** A right request for a code, but for what is given. */
async function asking(wrong: Fields): Promise<string> {
  const { url } = await beginning(mkb, "MKB");
  const asked = new URL(url);
  for (const [name, value] of Object.entries(wrong))
    if (value === undefined) asked.searchParams.delete(name);
    else asked.searchParams.set(name, value);
  return asked.href;
}

const askedWrong: Record<string, Fields> = {
  "the address to come back to with a slash more": { redirect_uri: `${callback.MKB}/` },
  "with a query more": { redirect_uri: `${callback.MKB}?a=b` },
  "with a fragment": { redirect_uri: `${callback.MKB}#x` },
  "in capitals": { redirect_uri: callback.MKB.replace("/terug", "/Terug") },
  "without https": { redirect_uri: callback.MKB.replace("https", "http") },
  "at another host that begins alike": { redirect_uri: "https://mkb.example.aanvaller.example/terug" },
  "with another host behind a name": { redirect_uri: "https://mkb.example@aanvaller.example/terug" },
  "at a host below": { redirect_uri: "https://x.mkb.example/terug" },
  "with a way up in its path": { redirect_uri: "https://mkb.example/x/../terug" },
  "with another port": { redirect_uri: "https://mkb.example:444/terug" },
  "of another portal": { redirect_uri: callback.MY_ALLIANZ_BROKER },
  "that is none": { redirect_uri: "javascript:alert(1)" },
  "no address to come back to": { redirect_uri: undefined },
  "no client": { client_id: undefined },
  "a client nobody knows": { client_id: "vreemd" },
  "a token at once": { response_type: "token" },
  "an ID token at once": { response_type: "id_token" },
  "both ways at once": { response_type: "code id_token" },
  "no kind of answer": { response_type: undefined },
  "no PKCE": { code_challenge: undefined, code_challenge_method: undefined },
  "PKCE in the clear": { code_challenge_method: "plain" },
  "a challenge that is too short": { code_challenge: "abc" },
  "no openid": { scope: "profile" },
  "a request object": { request: "eyJhbGciOiJub25lIn0.e30." },
  "a request elsewhere": { request_uri: "https://aanvaller.example/request" },
  "a pushed request that was never pushed": { request_uri: "urn:ietf:params:oauth:request_uri:abcdefghijk" },
  "a prompt nobody knows": { prompt: "kiezen" },
  "none and login at once": { prompt: "none login" },
  "an age below nothing": { max_age: "-1" },
  "an age that is no number": { max_age: "oud" },
  "a hint that is no token of ours": { id_token_hint: "eyJhbGciOiJub25lIn0.e30." },
  "an answer where scripts read it": { response_mode: "web_message" },
};

test.each(Object.keys(askedWrong))("no code for a request with %s", async (name) => {
  const { at, answer } = await browser.follow(await asking(askedWrong[name] ?? {}));
  expect(new URL(at).searchParams.get("code")).toBeNull();
  expect(new URL(at).host).not.toContain("aanvaller");
  expect(answer.status).toBeLessThan(500);
  expect(await given()).toEqual({ codes: 0, tokens: 0 });
});

async function aCode(key: "MKB" | "MY_ALLIANZ_BROKER" = "MKB") {
  const config = key === "MKB" ? mkb : await aPortal(key, provider.fetch);
  const { url, verifier } = await beginning(config, key);
  const { at } = await browser.follow(url);
  return { code: new URL(at).searchParams.get("code") ?? "", verifier };
}

const redeemed = ({ code, verifier }: { code: string; verifier: string }) => ({
  grant_type: "authorization_code",
  redirect_uri: callback.MKB,
  code,
  code_verifier: verifier,
});

const redeemedWrong: Record<
  string,
  { fields?: Fields; headers?: Record<string, string>; before?(): Promise<unknown> }
> = {
  "the verifier of another": { fields: { code_verifier: "x".repeat(43) } },
  "no verifier": { fields: { code_verifier: undefined } },
  "another address to come back to": { fields: { redirect_uri: `${callback.MKB}/` } },
  "no address to come back to": { fields: { redirect_uri: undefined } },
  "a code that is none": { fields: { code: "x".repeat(43) } },
  "no code": { fields: { code: undefined } },
  "the name of another portal": { headers: asBroker },
  "a wrong secret": { headers: { authorization: basic("mkb", "x".repeat(40)) } },
  "no secret": { headers: {} },
  "the secret in the form": {
    headers: {},
    fields: { client_id: "mkb", client_secret: demoSecretOf({ key: "MKB" }) },
  },
  "the name alone": { headers: {}, fields: { client_id: "mkb" } },
  "another way of granting": { fields: { grant_type: "client_credentials" } },
  "a password": { fields: { grant_type: "password", username: "bram", password: "x" } },
  "a way of granting nobody knows": { fields: { grant_type: "x" } },
  "a session that ended meanwhile": { before: () => execute(endSession, session, {}) },
  "a right that was taken meanwhile": { before: () => setAuthorisation(bram, { portals: ["MY_ALLIANZ_BROKER"] }) },
  "a code that is too old": {
    async before() {
      const { prisma } = await database();
      const rows = await prisma.oidcArtifact.findMany({ where: { kind: "AuthorizationCode" } });
      const { seal, unseal } = await import("#lib/platform/secrets.ts");
      for (const { kind, hash, payload } of rows) {
        const old = { ...(unseal(payload, "oidc") as object), exp: Math.floor(Date.now() / 1000) - 60 };
        await prisma.oidcArtifact.update({
          where: { kind_hash: { kind, hash } },
          data: { payload: seal(old, "oidc") },
        });
      }
    },
  },
};

test.each(Object.keys(redeemedWrong))("no token for a code with %s", async (name) => {
  const { fields = {}, headers = asMkb, before } = redeemedWrong[name] ?? {};
  const code = await aCode();
  expect(code.code).not.toBe("");
  await before?.();
  const answer = await post("/token", written({ ...redeemed(code), ...fields }), headers);
  expect([400, 401]).toContain(answer.status);
  expect(await answer.text()).not.toMatch(/access_token|id_token|refresh_token"/);
  expect(await given()).toEqual({ codes: 1, tokens: 0 });
});

test("a code that comes twice gives tokens once, and those end with the second", async () => {
  const code = await aCode();
  const first = (await (await post("/token", redeemed(code), asMkb)).json()) as { refresh_token: string };
  expect((await post("/token", redeemed(code), asMkb)).status).toBe(400);
  const refresh = { grant_type: "refresh_token", refresh_token: first.refresh_token };
  expect((await post("/token", refresh, asMkb)).status).toBe(400);
});

/** Where the process is when it is killed: before the code is used up, or after that and before its tokens are kept. */
let diesAt: "consume" | "upsert" | null = null;

class Dying extends Artifacts {
  override consume(id: string): Promise<void> {
    return diesAt === "consume" ? Promise.reject(new Error("killed")) : super.consume(id);
  }
  override upsert(...of: Parameters<Artifacts["upsert"]>): Promise<void> {
    return diesAt === "upsert" ? Promise.reject(new Error("killed")) : super.upsert(...of);
  }
}

test.each([
  ["consume", 200, 400],
  ["upsert", 400, 400],
] as const)("a process that dies at %s between code and tokens gives nothing twice", async (at, next, last) => {
  const dying = await aProvider(portalAccess, Dying);
  const code = await aCode();
  const ask = { method: "POST", body: new URLSearchParams(redeemed(code)), headers: asMkb };
  diesAt = at;
  const silenced = vi.spyOn(console, "error").mockImplementation(() => {});
  expect((await dying.fetch(`${issuer()}/token`, ask)).status).toBe(500);
  silenced.mockRestore();
  diesAt = null;
  expect(await given()).toEqual({ codes: 1, tokens: 0 });
  // The portal tries again, at a process that lives.
  expect((await post("/token", redeemed(code), asMkb)).status).toBe(next);
  expect((await post("/token", redeemed(code), asMkb)).status).toBe(last);
  await dying.close();
});

test.each([
  ["a length", "Content-Length: 100\r\n\r\ngrant_type="],
  ["no length", "Transfer-Encoding: chunked\r\n\r\nb\r\ngrant_type=\r\n"],
])("portals that send slowly keep nobody out, with %s", async (_, rest) => {
  const head = `POST /oidc/token HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n${rest}`;
  const slow = Array.from({ length: 5 }, () => connect(provider.port, "127.0.0.1"));
  await Promise.all(slow.map((socket) => new Promise((resolve) => socket.write(head, resolve))));
  expect((await post("/token", redeemed(await aCode()), asMkb)).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

/** Which refresh tokens were looked for, each held until the test lets go. */
let lookedFor = new Set<string>();
let letGo = Promise.withResolvers<void>();

class Held extends Artifacts {
  override async find(id: string) {
    if (/^(?:stranger|portal)/.test(id)) {
      lookedFor.add(id);
      await letGo.promise;
    }
    return super.find(id);
  }
}

const long = { timeout: 60_000 };

test("a stranger who sends hundreds keeps no portal waiting, and who has left is not served any more", async () => {
  [lookedFor, letGo] = [new Set(), Promise.withResolvers<void>()];
  const held = await aProvider(portalAccess, Held);
  const ask = (network: string, token: string) => {
    const leaving = new AbortController();
    const answer = held.fetch(`${issuer()}/token`, {
      method: "POST",
      signal: leaving.signal,
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: token }),
      headers: { ...asMkb, "x-client-ip": network },
    });
    return { status: answer.then(({ status }) => status).catch(() => "left"), leave: () => leaving.abort() };
  };
  const flood = Array.from({ length: 200 }, (_, i) => ask("192.0.2.66", `stranger ${i}`));
  await vi.waitFor(() => expect(lookedFor.size).toBe(2), long);
  const portal = ask("198.51.100.7", "portal");
  await vi.waitFor(() => expect(lookedFor.size).toBe(3), long);
  expect(lookedFor).toContain("portal");
  const served = new Set(lookedFor);
  for (const [i, { leave }] of flood.entries()) if (!served.has(`stranger ${i}`)) leave();
  await vi.waitFor(() => expect(held.open()).toBe(3), long);
  letGo.resolve();
  expect(await portal.status).toBe(400);
  const answers = await Promise.all(flood.map(({ status }) => status));
  expect(answers.filter((status) => status !== "left")).toEqual([400, 400]);
  expect(lookedFor.size).toBe(3);
  await held.close();
});

test.each([
  ["POST /oidc/token", 2_000_000_000],
  ["POST /oidc/auth", 8193],
  ["POST /oidc/request", 8193],
  // A length alone would else let it past those who wait for their turn.
  ["GET /oidc/auth?client_id=mkb", 60_000],
  ["GET /oidc/me", 60_000],
])("a body that is too much is refused before it has come, and kept nowhere: %s, %i", async (line, length) => {
  const socket = connect(provider.port, "127.0.0.1");
  socket.write(
    `${line} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\na=b`,
  );
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 413 [^]*\r\nConnection: close\r\n/);
  socket.destroy();
});

const waitingRows = async () => (await database()).prisma.oidcArtifact.count({ where: { kind: "Interaction" } });

test("what a portal asks is kept up to eight kilobytes, with a state of three and an earlier ID token", async () => {
  const { id_token: hint = "" } = await signedOn(mkb, "MKB", browser);
  const state = "s".repeat(3_000);
  const most = new URL((await beginning(mkb, "MKB", { state, id_token_hint: hint })).url);
  expect((await provider.fetch(most.href)).status).toBe(303);
  expect(await waitingRows()).toBe(1);

  most.searchParams.set("state", "s".repeat(8_000));
  const inAddress = await provider.fetch(most.href);
  expect(inAddress.status).toBe(400);
  expect(await inAddress.text()).toContain("Dit portaal vroeg te veel tegelijk");
  const inBody = { method: "POST", body: most.searchParams };
  expect((await provider.fetch(`${issuer()}/auth`, inBody)).status).toBe(413);
  expect((await provider.fetch(`${issuer()}/request`, { ...inBody, headers: asMkb })).status).toBe(413);
  expect(await waitingRows()).toBe(1);
});

test("nobody begins more than may sign in from one network, and another network goes on", async () => {
  const { url } = await beginning(mkb, "MKB");
  const from = (network: string, cookie = "") =>
    provider.fetch(url, { headers: { "x-client-ip": network, cookie }, redirect: "manual" });
  const { prisma } = await database();
  expect((await from("192.0.2.66")).status).toBe(303);
  expect(await prisma.limit.updateMany({ where: { count: 1 }, data: { count: 299 } })).toEqual({ count: 1 });
  expect((await Promise.all([from("192.0.2.66"), from("192.0.2.66")])).map(({ status }) => status).sort()).toEqual([
    ...[303, 429],
  ]);
  const refused = await from("192.0.2.66");
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
  expect(await refused.text()).toContain("Wacht een kwartier");
  expect(await waitingRows()).toBe(2);
  expect((await from("198.51.100.7")).status).toBe(303);

  // Whoever is signed in waits for nothing, and what went on before goes on.
  const cookie = [...browser.jar].map(([name, { value }]) => `${name}=${value}`).join("; ");
  expect((await from("192.0.2.66", cookie)).headers.get("location")).toContain(`${callback.MKB}?code=`);
});

test.each<[string, Record<string, string>, string?]>([
  ["a picture", { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" }],
  ["a frame", { "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" }],
  ["a form in a frame", { "sec-fetch-dest": "iframe", "sec-fetch-site": "cross-site" }, "POST"],
  ["a script", { "sec-fetch-dest": "empty", "sec-fetch-site": "cross-site" }, "POST"],
  ["a link that is fetched ahead", { "sec-fetch-dest": "document", "sec-purpose": "prefetch" }],
])("%s on somebody's page begins nothing, and takes nothing from its network", async (_, headers, method = "GET") => {
  const { url } = await beginning(mkb, "MKB", { prompt: "login" });
  const { origin, pathname, searchParams } = new URL(url);
  const [address, body] = method === "POST" ? [origin + pathname, searchParams] : [url, null];
  const answer = await provider.fetch(address, { method, body, headers: { ...headers, "x-client-ip": "192.0.2.66" } });
  expect([answer.status, await answer.text(), answer.headers.getSetCookie()]).toEqual([204, "", []]);
  expect(await waitingRows()).toBe(0);
  expect(await (await database()).prisma.limit.count()).toBe(0);
});

test("a portal that may show nothing asks from a frame too, also by a request that it pushed", async () => {
  const inFrame = { headers: { "sec-fetch-dest": "iframe" } };
  const { url } = await beginning(mkb, "MKB", { prompt: "none" });
  const pushed = (await (await post("/request", Object.fromEntries(new URL(url).searchParams), asMkb)).json()) as {
    request_uri: string;
  };
  const byName = `${issuer()}/auth?${String(new URLSearchParams({ client_id: "mkb", request_uri: pushed.request_uri }))}`;
  for (const address of [url, byName])
    expect((await provider.fetch(address, inFrame)).headers.get("location")).toContain("error=login_required");
});

test("of many who bring one code at two processes at once, one at most gets tokens", async () => {
  const second = await aProvider();
  const code = await aCode();
  const ask = { method: "POST", body: new URLSearchParams(redeemed(code)), headers: asMkb };
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, i) => (i % 2 ? second : provider).fetch(`${issuer()}/token`, ask)),
  );
  expect(all.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  expect(new Set(all.map(({ status }) => status)).isSubsetOf(new Set([200, 400]))).toBe(true);
  await second.close();
});

test("a refresh token that another portal brings ends its whole family", async () => {
  const { refresh_token: token = "" } = await signedOn(mkb, "MKB", browser);
  const refresh = { grant_type: "refresh_token", refresh_token: token };
  expect((await post("/token", refresh, asBroker)).status).toBe(400);
  expect((await post("/token", refresh, asMkb)).status).toBe(400);
});

test("what one portal got, another cannot ask about", async () => {
  const { access_token: token } = await signedOn(mkb, "MKB", browser);
  expect(await (await post("/token/introspection", { token }, asBroker)).json()).toEqual({ active: false });
});

test("a refresh never gets wider, and fifty at once leave one family and nobody signed out", async () => {
  const { refresh_token: token = "" } = await signedOn(mkb, "MKB", browser);
  const refresh = { grant_type: "refresh_token", refresh_token: token };
  expect((await post("/token", { ...refresh, scope: "openid beheer" }, asMkb)).status).toBe(400);
  const all = await Promise.all(Array.from({ length: 50 }, () => post("/token", refresh, asMkb)));
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
  const { prisma } = await database();
  expect(await prisma.oidcArtifact.count({ where: { kind: "RefreshToken" } })).toBe(1);
  expect(await prisma.oidcArtifact.count({ where: { kind: "Grant" } })).toBe(1);
  expect((await post("/token", refresh, asMkb)).status).toBe(200);
});

const oddlySent: Record<string, readonly [string, RequestInit]> = {
  "no path but a query": ["?x=1", {}],
  "no path at all": ["", {}],
  "a path that cannot be read": ["/%", {}],
  another: ["/%ff/%c0%af", {}],
  "a way up": ["/..%2f..%2fetc", {}],
  "a step of nobody": ["/verder/zomaar", {}],
  "a step by another method": ["/verder/zomaar", { method: "PUT", body: "x" }],
  "an auth step of nobody": ["/auth/zomaar", {}],
  "a cookie that is none": [
    "/auth?client_id=mkb",
    { headers: { cookie: "oidc.entry=%;oidc.resume=%zz;portal.session=%" } },
  ],
  "an id of nothing": ["/auth?client_id=mkb&client_id=mkb", {}],
  "a zero byte": ["/auth?client_id=%00", {}],
  "a zero byte to sign out": ["/session/end?post_logout_redirect_uri=%00&client_id=mkb&id_token_hint=a.b.c", {}],
  "a body of nothing to sign out": ["/session/end", { method: "POST" }],
  "a body that is too long to sign out": ["/session/end", { method: "POST", body: "x=".padEnd(2_000_000, "y") }],
  "JSON for a token": ["/token", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }],
  "no type for a token": ["/token", { method: "POST", body: new Uint8Array([0, 255]) }],
  "a body that is too long for a token": [
    "/token",
    {
      method: "POST",
      body: "grant_type=".padEnd(500_000, "y"),
      headers: { ...asMkb, "content-type": "application/x-www-form-urlencoded" },
    },
  ],
  "a zero byte for a token": [
    "/token",
    {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: "\u0000" }),
      headers: asMkb,
    },
  ],
  "no colon in the secret": ["/token", { method: "POST", headers: { authorization: "Basic %%%" } }],
  "a bearer that is none": ["/me", { headers: { authorization: "Bearer \u00ff" } }],
  "a proof that is none": ["/me", { headers: { authorization: "DPoP x", dpop: "a.b.c" } }],
  "a method of another kind": ["/auth", { method: "PROPFIND" }],
  "a removal": ["/token", { method: "DELETE" }],
};

test.each(Object.keys(oddlySent))("whoever sends %s gets an answer, and nothing else", async (name) => {
  const [path, init] = oddlySent[name] ?? ["", {}];
  const answer = await provider.fetch(issuer() + path, init);
  expect(answer.status).toBeLessThan(500);
  expect(await given()).toEqual({ codes: 0, tokens: 0 });
});

test("a body that does not say how long it is gets no turn, and so keeps no portal out", async () => {
  const inChunks = { body: new Blob(["grant_type=refresh_token"]).stream(), duplex: "half" };
  const answer = await provider.fetch(`${issuer()}/token`, { method: "POST", headers: asMkb, ...inChunks });
  expect(answer.status).toBe(411);
  expect(await answer.json()).toMatchObject({ error: "invalid_request" });
});
