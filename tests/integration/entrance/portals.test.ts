import * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import {
  aBrowser,
  aPortal,
  aProvider,
  beginning,
  callback,
  signedOn,
  useClients,
} from "#tests/support/portals-signed-on.ts";

let provider: Awaited<ReturnType<typeof aProvider>>;
let mkb: client.Configuration;

beforeAll(async () => {
  useClients();
  provider = await aProvider();
  mkb = await aPortal("MKB", provider.fetch);
});
afterAll(async () => {
  await provider.close();
  usePortals(undefined);
});
beforeEach(emptyDatabase);

test("who is signed in here is signed on there, with what the portal may know", async () => {
  const { person, organisationId } = await anOrganisation({ name: "De Linden", employees: ["bram"] });
  const bram = person("bram");
  const browser = await aBrowser(provider.fetch, await signedIn(bram));
  const tokens = await signedOn(mkb, "MKB", browser);
  expect(tokens.claims()).toMatchObject({
    email: bram.email,
    organisation: { id: organisationId, kind: "intermediary", name: "De Linden" },
    role: "employee",
    access_code: bram.accessCode,
    acr: "mfa",
    amr: ["pwd", "sms", "mfa"],
  });
  expect(JSON.stringify(tokens)).not.toContain(bram.accountId);
  const { sub } = tokens.claims() ?? {};
  expect(await client.fetchUserInfo(mkb, tokens.access_token, sub ?? "")).toMatchObject({ sub, role: "employee" });
  const { prisma } = await database();
  const [signOn] = await prisma.portalSignOn.findMany();
  expect(signOn).toMatchObject({ portal: "MKB", accountId: bram.accountId, id: tokens.claims()?.["sid"] });
});

test("a refresh gives new tokens, for as long as the session lives", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const { refresh_token: token = "" } = await signedOn(mkb, "MKB", browser);
  expect((await client.refreshTokenGrant(mkb, token)).access_token).toBeTruthy();
  const { prisma } = await database();
  await prisma.$executeRaw`UPDATE "Session" SET "lastSeenAt" = "lastSeenAt" - interval '2 hours'`;
  await expect(client.refreshTokenGrant(mkb, token)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("who is not signed in comes to our sign-in, and afterwards to the portal", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch);
  const { url } = await beginning(mkb, "MKB");
  const { at } = await browser.follow(url);
  expect(at).toMatch(/\/nl\/inloggen\?naar=/);
  const naar = new URL(at).searchParams.get("naar") ?? "";
  const uid = new URLSearchParams(naar.split("?")[1]).get("verder");
  await browser.signIn(await signedIn(person("bram")));
  const after = await browser.follow(`http://localhost:3000/oidc/verder/${uid}`);
  expect(after.at.startsWith(callback.MKB)).toBe(true);
  expect(new URL(after.at).searchParams.get("code")).toBeTruthy();
});
