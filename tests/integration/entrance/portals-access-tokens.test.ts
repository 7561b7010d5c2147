import * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Identity } from "#lib/platform/access/actor.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { newId } from "#lib/platform/new-id.ts";
import { issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { openedText, sealedText } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { aBrowser, aPortal, aProvider, beginning, useClients } from "#tests/support/portals-signed-on.ts";

const sealedFor = "oidc access token";

let provider: Awaited<ReturnType<typeof aProvider>>;
let mkb: client.Configuration;
let broker: client.Configuration;
let session: Identity;
let bram: ReturnType<Awaited<ReturnType<typeof anOrganisation>>["person"]>;

beforeAll(async () => {
  useClients();
  provider = await aProvider();
  mkb = await aPortal("MKB", provider.fetch);
  broker = await aPortal("MY_ALLIANZ_BROKER", provider.fetch);
});
afterAll(async () => {
  await provider.close();
  usePortals(undefined);
});
beforeEach(async () => {
  await emptyDatabase();
  const { person } = await anOrganisation({ employees: ["bram"] });
  bram = person("bram");
  session = await signedIn(bram);
});

/** A sign-on, which can be tried with its code once more. */
async function aSignOn() {
  const browser = await aBrowser(provider.fetch, session);
  const { url, state, nonce, verifier } = await beginning(mkb, "MKB");
  const { at } = await browser.follow(url);
  const redeem = () =>
    client.authorizationCodeGrant(mkb, new URL(at), {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier },
    });
  const { access_token: access, refresh_token: refresh = "" } = await redeem();
  return { access, refresh, redeem };
}

/** What it still opens: its person, and its own portal's question about it. */
async function opens(token: string) {
  const me = await provider.fetch(`${issuer()}/me`, { headers: { authorization: `Bearer ${token}` } });
  return { me: me.status, active: (await client.tokenIntrospection(mkb, token)).active };
}

const endings: Record<string, (of: Awaited<ReturnType<typeof aSignOn>>) => Promise<unknown>> = {
  "its refresh token in another portal's hands": ({ refresh }) =>
    expect(client.refreshTokenGrant(broker, refresh)).rejects.toMatchObject({ error: "invalid_grant" }),
  "its code brought again": ({ redeem }) => expect(redeem()).rejects.toMatchObject({ error: "invalid_grant" }),
  "its refresh token taken back": ({ refresh }) => client.tokenRevocation(mkb, refresh),
  "itself taken back": ({ access }) => client.tokenRevocation(mkb, access),
  "the end of the session": () => execute(endSession, session, {}),
};

test.each(Object.keys(endings))("an access token, which no row keeps, ends with %s", async (name) => {
  const signedOn = await aSignOn();
  const { access_token: next } = await client.refreshTokenGrant(mkb, signedOn.refresh);
  const { prisma } = await database();
  expect(await prisma.oidcArtifact.count({ where: { kind: "AccessToken" } })).toBe(0);
  for (const token of [signedOn.access, next]) expect(await opens(token)).toEqual({ me: 200, active: true });
  await endings[name]?.(signedOn);
  for (const token of [signedOn.access, next]) expect(await opens(token)).toEqual({ me: 401, active: false });
});

test("an access token opens as a whole or not at all, and stands for no other kind", async () => {
  const { access, refresh } = await aSignOn();
  const carried = openedText(access, sealedFor, z.looseObject({})) ?? {};
  const changed = [0, 10, 40, access.length - 2].map(
    (at) => access.slice(0, at) + (access[at] === "A" ? "B" : "A") + access.slice(at + 1),
  );
  const none = {
    ...Object.fromEntries(changed.map((token, i) => [`changed ${i}`, token])),
    cut: access.slice(0, -4),
    "a refresh token": refresh,
    "sealed for something else": sealedText(carried, "oidc"),
    "of another kind": sealedText({ ...carried, kind: "RefreshToken" }, sealedFor),
    "of a grant that is none": sealedText({ ...carried, grantId: newId() }, sealedFor),
    "of another person's grant": sealedText({ ...carried, accountId: newId() }, sealedFor),
    over: sealedText({ ...carried, exp: Math.floor(Date.now() / 1000) - 60 }, sealedFor),
  };
  for (const [name, token] of Object.entries(none)) expect([name, (await opens(token)).me]).toEqual([name, 401]);
  expect(await opens(sealedText(carried, sealedFor))).toEqual({ me: 200, active: true });
  await expect(client.refreshTokenGrant(mkb, access)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("a sign-on that ended with the right to its portal does not come back with that right", async () => {
  const { access, refresh } = await aSignOn();
  const allowed = (portals: readonly string[]) =>
    changed((tx) =>
      tx.authorisation.updateMany({ where: { account: { email: bram.email } }, data: { portals: [...portals] } }),
    );
  await allowed([]);
  await allowed(["MKB"]);
  await expect(client.refreshTokenGrant(mkb, refresh)).rejects.toMatchObject({ error: "invalid_grant" });
  expect(await opens(access)).toEqual({ me: 401, active: false });
});
