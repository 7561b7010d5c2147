import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { newId } from "#lib/platform/new-id.ts";
import { issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { seal, unseal } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { aBrowser, aPortal, aProvider, beginning, callback, useClients } from "#tests/support/portals-signed-on.ts";

let provider: Awaited<ReturnType<typeof aProvider>>;
let listening: Server;
let own: CryptoKey;
let others: CryptoKey;
let code = { code: "", verifier: "" };

beforeAll(async () => {
  const [pair, other] = await Promise.all([generateKeyPair("ES256"), generateKeyPair("ES256")]);
  [own, others] = [pair.privateKey, other.privateKey];
  const keys = [{ ...(await exportJWK(pair.publicKey)), kid: "1", alg: "ES256", use: "sig" }];
  listening = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  useClients({ MKB: { jwksUri: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/sleutels` } });
  provider = await aProvider();
  await emptyDatabase();
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const { url, verifier } = await beginning(await aPortal("MKB", provider.fetch), "MKB");
  const { at } = await browser.follow(url);
  code = { code: new URL(at).searchParams.get("code") ?? "", verifier };
});
afterAll(async () => {
  await provider.close();
  listening.close();
  usePortals(undefined);
});

const now = () => Math.floor(Date.now() / 1000);

type Claims = { iss?: string; sub?: string; aud?: string; exp?: number; iat?: number; nbf?: number; jti?: string };

const assertion = async (wrong: Claims = {}, key = own) =>
  new SignJWT({
    ...{ iss: "mkb", sub: "mkb", aud: issuer(), exp: now() + 60, iat: now(), jti: newId(), ...wrong },
  })
    .setProtectedHeader({ alg: "ES256", kid: "1" })
    .sign(key);

const redeem = async (token: string) =>
  provider.fetch(`${issuer()}/token`, {
    method: "POST",
    body: new URLSearchParams({
      ...{ grant_type: "authorization_code", redirect_uri: callback.MKB, code: code.code },
      ...{ code_verifier: code.verifier, client_assertion: token },
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }),
  });

const given = async () => (await database()).prisma.oidcArtifact.count({ where: { kind: "RefreshToken" } });

const unsigned = (claims: object) =>
  [{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".") + ".";

test.each<[string, () => Promise<string> | string]>([
  ["a key that is not the portal's", () => assertion({}, others)],
  ["no signature", () => unsigned({ iss: "mkb", sub: "mkb", aud: issuer(), exp: now() + 60, jti: newId() })],
  ["a word that is over", () => assertion({ exp: now() - 60, iat: now() - 120 })],
  ["a clock that runs a minute ahead", () => assertion({ nbf: now() + 60 })],
  ["a word for somebody else", () => assertion({ aud: "https://elders.example" })],
  ["a word of another portal", () => assertion({ iss: "my-allianz-broker", sub: "my-allianz-broker" })],
  ["a word about another portal", () => assertion({ sub: "my-allianz-broker" })],
  ["a word without a name of its own", () => assertion({ jti: undefined as never })],
  ["a word without an end", () => assertion({ exp: undefined as never })],
  ["nothing", () => ""],
])("no token for a portal that shows itself by %s", async (_, make) => {
  const answer = await redeem(await make());
  expect([400, 401]).toContain(answer.status);
  expect(await given()).toBe(0);
});

test("a portal that signs gets its tokens, a clock may differ a few seconds, and a word counts once", async () => {
  const token = await assertion({ nbf: now() + 3 });
  expect((await redeem(token)).status).toBe(200);
  expect(await given()).toBe(1);
  // It is not the code alone that is used up: the word opens no other door either, and a fresh one opens one.
  const revoke = async (word: string) => {
    const body = new URLSearchParams({
      ...{ token: "x", client_assertion: word },
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    });
    return (await provider.fetch(`${issuer()}/token/revocation`, { method: "POST", body })).status;
  };
  expect(await revoke(token)).toBe(401);
  const fresh = await assertion();
  const all = await Promise.all(Array.from({ length: 8 }, () => revoke(fresh)));
  expect(all.sort()).toEqual([200, ...Array<number>(7).fill(401)]);
  expect(await given()).toBe(1);
});

test("a pushed request that is over leads nowhere", async () => {
  const { url } = await beginning(await aPortal("MKB", provider.fetch), "MKB");
  const pushed = await provider.fetch(`${issuer()}/request`, {
    method: "POST",
    body: new URLSearchParams({
      ...Object.fromEntries(new URL(url).searchParams),
      client_assertion: await assertion(),
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    }),
  });
  const { request_uri: uri } = (await pushed.json()) as { request_uri: string };
  const { prisma } = await database();
  const [row] = await prisma.oidcArtifact.findMany({ where: { kind: "PushedAuthorizationRequest" } });
  if (!row) throw new Error("it was not pushed");
  const payload = seal({ ...(unseal(row.payload, "oidc") as object), exp: now() - 1 }, "oidc");
  await prisma.oidcArtifact.update({ where: { kind_hash: { kind: row.kind, hash: row.hash } }, data: { payload } });
  const query = new URLSearchParams({ client_id: "mkb", request_uri: uri });
  const answer = await provider.fetch(`${issuer()}/auth?${query.toString()}`);
  expect(answer.headers.get("location")?.startsWith(callback.MKB) ?? false).toBe(false);
  expect(answer.status).toBe(400);
});
