import * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { requests } from "#lib/features/administration/requests/queries.ts";
import { landing } from "#lib/features/entrance/sign-in/rules.ts";
import { deliverHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { wayIn, wishIn } from "#lib/platform/auth/browser.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { askForAccess } from "#lib/features/help/help-requests/commands/asking.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { renewSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { issuer } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
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
  useClients({ MKB: { postLogoutRedirectUris: ["https://mkb.example/"] } });
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

test("a portal stays open for who shows the own factor once more; the cookie of before opens nothing", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const before = await signedIn(person("bram"));
  if (before.kind !== "session") throw new Error("bram has no session");
  const old = await aBrowser(provider.fetch, before);
  const { refresh_token: token = "" } = await signedOn(mkb, "MKB", old);
  // Twice, so that the line is longer than one.
  const next = await changed((tx, now) => renewSession(tx, before.sessionId, { factorAt: now }, now));
  const living = await changed((tx, now) => renewSession(tx, next ?? "", { factorAt: now }, now));

  expect((await client.refreshTokenGrant(mkb, token)).access_token).toBeTruthy();
  await expect(signedOn(mkb, "MKB", old)).rejects.toThrow();

  await changed((tx, now) => tx.session.update({ where: { id: living ?? "" }, data: { endedAt: now } }));
  await expect(client.refreshTokenGrant(mkb, token)).rejects.toMatchObject({ error: "invalid_grant" });
  const { prisma } = await database();
  expect(await prisma.portalSignOn.count({ where: { endedAt: null } })).toBe(0);
});

test("who is not signed in comes to our sign-in, and afterwards to the portal", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch);
  const { url } = await beginning(mkb, "MKB");
  const { at } = await browser.follow(url);
  expect(at).toMatch(/\/nl\/inloggen\?naar=/);
  const naar = new URL(at).searchParams.get("naar") ?? "";
  const uid = new URLSearchParams(naar.split("?")[1]).get("verder");
  // Whatever comes between, a block and its help, the sign-in of this browser leads back.
  expect(landing(to.mine(), wishIn(browser.jar, {}))).toBe(`/portaal/MKB?verder=${uid}`);
  expect(landing(to.mine(), wishIn(browser.jar, { naar: to.myAdministrators() }))).toBe(to.myAdministrators());
  await browser.signIn(await signedIn(person("bram")));
  const after = await browser.follow(`http://localhost:3000/oidc/verder/${uid}`);
  expect(after.at.startsWith(callback.MKB)).toBe(true);
  expect(new URL(after.at).searchParams.get("code")).toBeTruthy();
  expect(landing(to.mine(), wishIn(browser.jar, {}))).toBe(to.mine());
});

test.each([
  ...["/portaal/MKB", "/portaal/MKB?verder=kort", "https://elders.example/portaal/MKB?verder=0123456789"],
  ...["/mijn", "//elders.example", "/portaal/MKB?verder=0123456789&naar=//elders", ""],
])("a cookie %s leads nowhere", (value) => {
  expect(wayIn({ get: () => ({ value }) })).toBeUndefined();
});

const underWay = (at: string) =>
  new URLSearchParams((new URL(at).searchParams.get("naar") ?? new URL(at).search).split("?").at(-1)).get("verder") ??
  "";
const onward = (at: string) => `http://localhost:3000/oidc/verder/${underWay(at)}`;

test("a portal that is open already, or that no beheerder can open, cannot be asked for", async () => {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  const session = await signedIn(person("bram"));
  await setAuthorisation(person("bram"), { portals: ["MKB"] });
  const asks = (portal: string) => execute(askForAccess, session, { portal });
  expect(await asks("MKB")).toMatchObject({ status: "refused", code: "alreadyOpen" });
  await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { portals: ["MKB"] } }));
  expect(await asks("MY_ALLIANZ_BROKER")).toMatchObject({ status: "refused", code: "notOpenHere" });
  expect(await waiting()).toEqual([]);
});

test("without a right one click asks the beheerder, whose form gives the portal, and the way leads back into it", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  const { prisma } = await database();
  const broker = await aPortal("MY_ALLIANZ_BROKER", provider.fetch);
  const session = await signedIn(person("bram"));
  await setAuthorisation(person("bram"), { portals: ["MKB"] });
  const browser = await aBrowser(provider.fetch, session);
  const { at } = await browser.follow((await beginning(broker, "MY_ALLIANZ_BROKER")).url);
  expect(at).toMatch(/\/nl\/portaal\/MY_ALLIANZ_BROKER\?verder=/);
  expect(await execute(askForAccess, session, { portal: "MY_ALLIANZ_BROKER" })).toMatchObject({ status: "done" });
  expect(await waiting()).toMatchObject([
    { to: "help-request.deliver", message: { problem: "NO_ACCESS", portal: "MY_ALLIANZ_BROKER" } },
  ]);
  // One request for each portal, however often it is asked for.
  await execute(askForAccess, session, { portal: "MY_ALLIANZ_BROKER" });
  await setAuthorisation(person("bram"), { portals: ["MY_ALLIANZ_BROKER"] });
  await execute(askForAccess, session, { portal: "MKB" });
  await setAuthorisation(person("bram"), { portals: ["MKB"] });
  await runJobs([deliverHelpRequest]);
  const open = async () =>
    (await prisma.helpRequest.findMany({ where: { resolvedAt: null } })).map((one) => one.portal);
  expect((await open()).sort()).toEqual(["MKB", "MY_ALLIANZ_BROKER"]);
  const anna = await signedIn(person("anna"));
  const shown = await ask(requests, anna, {});
  expect(shown.status === "found" && shown.value.open.map(({ portal }) => portal).sort()).toEqual([
    ...["MKB", "MY_ALLIANZ_BROKER"],
  ]);
  const toAnna = (await mails()).filter(({ to }) => to === person("anna").email).map(({ subject }) => subject);
  expect(toAnna).toContain("Bram Testbram vraagt toegang tot MyAllianzBroker");

  const { authorisationId } = person("bram");
  const given = { authorisationId, portals: ["MKB", "MY_ALLIANZ_BROKER"], validUntil: "" };
  expect(await execute(changeAuthorisationRights, anna, given)).toMatchObject({ status: "done" });
  expect(await open()).toEqual([]);
  const last = (await mails()).findLast(({ to }) => to === person("bram").email);
  expect(last?.text).toMatch(/\/nl\/portaal\/(MKB|MY_ALLIANZ_BROKER)/);
  expect(await prisma.portalSignOn.count()).toBe(0);
  expect((await browser.follow(onward(at))).at).toContain(`${callback.MY_ALLIANZ_BROKER}?code=`);
});

test("a portal that may show nothing hears what is needed, and nothing else", async () => {
  const visitor = await aBrowser(provider.fetch);
  const { at } = await visitor.follow((await beginning(mkb, "MKB", { prompt: "none" })).url);
  expect(new URL(at).searchParams.get("error")).toBe("login_required");
  const { person } = await anOrganisation({ employees: ["bram"] });
  const bram = await aBrowser(provider.fetch, await signedIn(person("bram")));
  expect((await signedOn(mkb, "MKB", bram, { prompt: "none" })).access_token).toBeTruthy();
});

test("a portal that asks for a fresh sign-in gets one, and is told when", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const { prisma } = await database();
  await prisma.$executeRaw`UPDATE "Session" SET "factorAt" = "factorAt" - interval '2 minutes'`;
  const { url, state, nonce, verifier } = await beginning(mkb, "MKB", { max_age: "60" });
  const { at } = await browser.follow(url);
  expect(at).toMatch(/\/nl\/bevestigen\?/);
  // Going on without showing anything leads back to the same page.
  expect((await browser.follow(onward(at))).at).toMatch(/\/nl\/bevestigen\?/);
  await prisma.$executeRaw`UPDATE "Session" SET "factorAt" = now()`;
  const { at: back } = await browser.follow(onward(at));
  const tokens = await client.authorizationCodeGrant(mkb, new URL(back), {
    ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge: 60 },
  });
  expect(Date.now() / 1000 - (tokens.claims()?.auth_time ?? 0)).toBeLessThan(60);
});

/** A request that our pages let on, and that stands before its last step. */
async function letOn(browser: Awaited<ReturnType<typeof aBrowser>>, more: Record<string, string>) {
  const { prisma } = await database();
  await prisma.$executeRaw`UPDATE "Session" SET "factorAt" = "factorAt" - interval '2 minutes'`;
  const { at } = await browser.follow((await beginning(mkb, "MKB", more)).url);
  await prisma.$executeRaw`UPDATE "Session" SET "factorAt" = now()`;
  const step = await browser.get(onward(at));
  return { at, last: new URL(step.headers.get("location") ?? "", at).href };
}

test("a portal that asks for a fresh sign-in gets one also when its request waits before the last step", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const { last } = await letOn(browser, { prompt: "login", max_age: "600" });
  const { prisma } = await database();
  await prisma.$executeRaw`UPDATE "Session" SET "factorAt" = now() - interval '11 minutes'`;
  expect((await browser.follow(last)).at).toMatch(/\/nl\/bevestigen\?/);
});

test("a request whose session goes on under another id before the last step is looked at anew, and goes on", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const session = await signedIn(person("bram"));
  if (session.kind !== "session") throw new Error("bram has no session");
  const browser = await aBrowser(provider.fetch, session);
  const { at, last } = await letOn(browser, { prompt: "login" });
  const next = await changed((tx, now) => renewSession(tx, session.sessionId, { factorAt: now }, now));
  await browser.signIn({ kind: "session", sessionId: next ?? "" });
  const answer = await browser.get(last);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, new URL(onward(at)).pathname]);
  expect((await browser.follow(last)).at).toContain(`${callback.MKB}?code=`);
});

test("a portal can name the organisation, and a token is for one of them", async () => {
  const [here, there] = [await anOrganisation({ employees: ["ivo"] }), await anOrganisation({ name: "Jansen" })];
  const ivo = here.person("ivo");
  const other = await aPerson("ivo", { organisationId: there.organisationId, email: ivo.email });
  await setAuthorisation(other, { status: "ACTIVE" });
  const session = await signedIn(ivo);
  const browser = await aBrowser(provider.fetch, session);
  const { url } = await beginning(mkb, "MKB", { organisation: there.organisationId });
  const { at } = await browser.follow(url);
  expect(at).toMatch(/\/nl\/portaal\/MKB\?verder=/);
  const chosen = await execute(chooseOrganisation, session, { authorisationId: other.authorisationId });
  if (chosen.status !== "done") throw new Error(chosen.status);
  await browser.signIn({ kind: "session", sessionId: chosen.result.sessionId });
  expect(new URL((await browser.follow(onward(at))).at).searchParams.get("code")).toBeTruthy();
  const tokens = await signedOn(mkb, "MKB", browser);
  expect(tokens.claims()?.["organisation"]).toMatchObject({ id: there.organisationId, name: "Jansen" });
});

test("a request can be pushed by the back door, once", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const asked = new URL((await beginning(mkb, "MKB")).url).searchParams;
  const { href } = await client.buildAuthorizationUrlWithPAR(mkb, asked);
  expect(new URL((await browser.follow(href)).at).searchParams.get("code")).toBeTruthy();
  expect(new URL((await browser.follow(href)).at).searchParams.get("code")).toBeNull();
});

test("signing out at a portal ends the session here, and leads back only where the portal may", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const browser = await aBrowser(provider.fetch, await signedIn(person("bram")));
  const { id_token: idToken = "" } = await signedOn(mkb, "MKB", browser);
  const out = (back: string) => {
    const { href } = client.buildEndSessionUrl(mkb, {
      ...{ id_token_hint: idToken, post_logout_redirect_uri: back, state: "x" },
    });
    return browser.follow(href);
  };
  expect(client.buildEndSessionUrl(mkb).href).toMatch(`${issuer()}/session/end`);
  expect((await out("https://mkb.example/")).at).toBe("https://mkb.example/?state=x");
  expect(browser.jar.size).toBe(0);
  const { prisma } = await database();
  expect(await prisma.session.count({ where: { endedAt: null } })).toBe(0);
  expect((await out("https://aanvaller.example/")).at).toBe("http://localhost:3000/nl");
});
