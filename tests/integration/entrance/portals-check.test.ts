import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publicKeys } from "#lib/platform/oidc/keys.ts";
import { issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals, type PortalClient } from "#lib/platform/portals.ts";
import { checkPortal } from "#scripts/portal-checks.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aProvider, useClients } from "#tests/support/portals-signed-on.ts";

let provider: Awaited<ReturnType<typeof aProvider>>;
let portal: Server;
let at = "";

type Answers = (
  path: string,
  request: IncomingMessage,
  body: string,
) => Promise<number | [number, unknown]> | number | [number, unknown];

/** A portal as it should be: it lets people back, and hears nothing that we did not sign. */
const right: Answers = async (path, { headers }, body) => {
  if (path === "/terug") return 400;
  if (path === "/uit") return 200;
  if (path === "/haak") return 401;
  if (path === "/Users") return headers.authorization === "Bearer a-token" ? [200, { totalResults: 0 }] : 401;
  if (path === "/sleutels") return [200, { keys: [{ kty: "RSA", kid: "1", use: "sig", n: "x", e: "AQAB" }] }];
  if (path !== "/uitgelogd") return 404;
  const token = new URLSearchParams(body).get("logout_token") ?? "";
  return jwtVerify(token, createLocalJWKSet({ keys: publicKeys() }), { issuer: issuer(), audience: "mkb" }).then(
    () => 200,
    () => 400,
  );
};
let answers = right;

const clientAt = (): Partial<PortalClient> => ({
  redirectUris: [`${at}/terug`],
  postLogoutRedirectUris: [`${at}/uit`],
  backchannelLogoutUri: `${at}/uitgelogd`,
  scim: { uri: at, token: { setting: "TEST_CHECK_TOKEN" } },
  webhook: { uri: `${at}/haak`, secrets: [{ setting: "TEST_CHECK_HOOK" }] },
});

beforeAll(async () => {
  process.env["TEST_CHECK_TOKEN"] = "a-token";
  portal = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      void Promise.resolve(answers(new URL(request.url ?? "/", "http://x").pathname, request, body)).then((answer) => {
        const [status, given] = typeof answer === "number" ? [answer, undefined] : answer;
        response.writeHead(status).end(given === undefined ? "" : JSON.stringify(given));
      });
    });
  });
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  useClients({ MKB: clientAt(), MY_ALLIANZ_BROKER: { pushedOnly: true } });
  provider = await aProvider();
  await emptyDatabase();
});
afterAll(async () => {
  await provider.close();
  portal.close();
  usePortals(undefined);
});
afterEach(() => {
  answers = right;
  process.env["TEST_CHECK_TOKEN"] = "a-token";
  useClients({ MKB: clientAt() });
});

const wrongWith = async (key = "MKB") =>
  (await checkPortal(key, provider.fetch)).flatMap(({ fine, says }) => (fine ? [] : [says]));

test("a portal that is right has nothing wrong, and every step is said", async () => {
  const findings = await checkPortal("MKB", provider.fetch);
  expect(findings.filter(({ fine }) => !fine)).toEqual([]);
  expect(findings.length).toBeGreaterThan(9);
});

const but =
  (path: string, answer: number | [number, unknown]): (() => void) =>
  () =>
    void (answers = (asked, ...more) => (asked === path ? answer : right(asked, ...more)));
const knows =
  (more: Partial<PortalClient>): (() => void) =>
  () =>
    useClients({ MKB: { ...clientAt(), ...more } });

test.each<[string, () => void, string]>([
  ["a page to come back to that is not there", but("/terug", 404), "there is no such page (404)"],
  ["a portal with a fault", but("/uit", 500), "the portal has a fault (500)"],
  [
    "an address that what serves does not know",
    knows({ redirectUris: ["https://elders.invalid/"] }),
    "does not know https://elders.invalid/",
  ],
  ["a name that nobody has", knows({ redirectUris: ["https://elders.invalid/"] }), "its name is not known"],
  [
    "an address where nobody listens",
    knows({ postLogoutRedirectUris: ["http://127.0.0.1:9/"] }),
    "nobody listens there",
  ],
  ["another client", knows({ id: "somebody-else" }), "restart"],
  ["no back door", knows({ backchannelLogoutUri: undefined }), "It has no backchannelLogoutUri"],
  ["a back door that takes anything", but("/uitgelogd", 200), "anybody can sign people out there"],
  ["a back door that leads on", but("/uitgelogd", 302), "without a redirection"],
  ["a back door that takes nothing", but("/uitgelogd", 400), "answers 400 to a word that we signed"],
  [
    "accounts that do not let us in",
    () => void (process.env["TEST_CHECK_TOKEN"] = "old"),
    "do not let us in with the token in TEST_CHECK_TOKEN",
  ],
  ["accounts that let everybody in", but("/Users", [200, { totalResults: 0 }]), "let everybody in"],
  [
    "accounts that cannot be looked for",
    but("/Users", [200, { totalResults: 7 }]),
    "do not know how to look for one externalId",
  ],
  ["a webhook that takes anything", but("/haak", 204), "takes what nobody signed"],
  [
    "keys that are none",
    () => (knows({ jwksUri: `${at}/sleutels` })(), but("/sleutels", [200, {}])()),
    "is no set of keys",
  ],
  [
    "keys that cannot sign",
    () => (knows({ jwksUri: `${at}/sleutels` })(), but("/sleutels", [200, { keys: [{ kty: "oct" }] }])()),
    "None of the keys",
  ],
  [
    "a private key for all to read",
    () => (knows({ jwksUri: `${at}/sleutels` })(), but("/sleutels", [200, { keys: [{ kty: "RSA", d: "x" }] }])()),
    "everybody can read it",
  ],
])("%s is said", async (_, make, sentence) => {
  make();
  expect((await wrongWith()).join("\n").toLowerCase()).toContain(sentence.toLowerCase());
});

test("a secret that is not the one of what serves is said, and a portal that is none", async () => {
  useClients({ MKB: clientAt() });
  const { portals } = await import("#lib/platform/portals.ts");
  process.env["TEST_CHECK_SECRET"] = "another secret than that of what serves";
  usePortals(portals().map((one) => (one.key === "MKB" ? { ...one, secret: { setting: "TEST_CHECK_SECRET" } } : one)));
  expect(await wrongWith()).toMatchObject([
    expect.stringContaining("is not the one that what serves was started with"),
  ]);
  expect(await wrongWith("NIETS")).toMatchObject([expect.stringContaining("There is no portal NIETS")]);
  usePortals(undefined);
  expect(await wrongWith()).toMatchObject([expect.stringContaining("has no client")]);
});
