import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createLocalJWKSet, jwtVerify } from "jose";
import * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import {
  expireAuthorisation,
  withdrawAuthorisation,
} from "#lib/features/administration/authorisations/commands/ending.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { closeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { publicKeys } from "#lib/platform/oidc/keys.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { blockAccount, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aBrowser, aPortal, aProvider, signedOn, useClients } from "#tests/support/portals-signed-on.ts";

let provider: Awaited<ReturnType<typeof aProvider>>;
let mkb: client.Configuration;
let listening: Server;
const heard: string[] = [];
let answers = 200;

beforeAll(async () => {
  listening = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      heard.push(new URLSearchParams(body).get("logout_token") ?? "");
      response.writeHead(answers).end();
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  const { port } = listening.address() as AddressInfo;
  useClients({ MKB: { backchannelLogoutUri: `http://127.0.0.1:${port}/uitgelogd` } });
  provider = await aProvider();
  mkb = await aPortal("MKB", provider.fetch);
});
afterAll(async () => {
  await provider.close();
  listening.close();
  usePortals(undefined);
});
beforeEach(async () => {
  await emptyDatabase();
  heard.length = 0;
  answers = 200;
});

type Office = {
  readonly anna: Identity;
  readonly bram: TestPerson;
  readonly session: Identity;
  readonly organisationId: string;
};

/** Every way in which somebody goes out of a portal without going there. */
const ways: Record<string, (office: Office) => Promise<unknown>> = {
  "signing out here": ({ session }) => execute(endSession, session, {}),
  "a beheerder's block": ({ anna, bram: { authorisationId } }) =>
    execute(blockAuthorisation, anna, { authorisationId, reason: "OTHER" }),
  "a withdrawal": ({ anna, bram: { authorisationId } }) =>
    execute(withdrawAuthorisation, anna, { authorisationId, reason: "OTHER" }),
  "the end date": async ({ bram }) => {
    await setAuthorisation(bram, { validUntil: new Date(Date.now() - 1000) });
    await execute(expireAuthorisation, { kind: "system", job: "authorisation.expire" }, bram);
  },
  "the loss of the right to this portal": ({ anna, bram: { authorisationId } }) =>
    execute(changeAuthorisationRights, anna, { authorisationId, portals: ["MY_ALLIANZ_BROKER"], validUntil: "" }),
  "a freeze of the account": ({ bram }) => blockAccount(bram, "FREEZE"),
  "the closing of the organisation": async ({ organisationId }) =>
    execute(closeOrganisation, await signedIn(await aStaffMember("otto", "ONBOARDING")), {
      organisationId,
      reason: "ENDED",
    }),
  "going to another organisation": async ({ session, bram }) => {
    const other = await anOrganisation();
    const { authorisationId } = await aPerson("bram", { organisationId: other.organisationId, email: bram.email });
    await setAuthorisation({ ...bram, authorisationId }, { status: "ACTIVE" });
    await execute(chooseOrganisation, session, { authorisationId });
  },
};

test.each(Object.keys(ways))("out is out, by %s", async (way) => {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const bram = person("bram");
  const session = await signedIn(bram);
  const tokens = await signedOn(mkb, "MKB", await aBrowser(provider.fetch, session));
  const { refresh_token: token = "", access_token: access } = tokens;
  expect(await client.tokenIntrospection(mkb, token)).toMatchObject({ active: true });

  await ways[way]?.({ anna: await signedIn(person("anna")), bram, session, organisationId });

  await expect(client.refreshTokenGrant(mkb, token)).rejects.toMatchObject({ error: "invalid_grant" });
  expect(await client.tokenIntrospection(mkb, token)).toEqual({ active: false });
  expect(await client.tokenIntrospection(mkb, access)).toEqual({ active: false });
  await expect(client.fetchUserInfo(mkb, access, client.skipSubjectCheck)).rejects.toThrow();
  const { prisma } = await database();
  const told = jobs.filter(({ event }) => event.startsWith("portal."));
  for (let round = 0; round < 3; round++) {
    const ours = (await waiting()).filter(({ to }) => to.startsWith("portal."));
    for (const { id, to, message } of ours) {
      const command = told.find(({ event }) => event === to);
      if (command) await execute(command, { kind: "system", job: to }, message);
      await prisma.outbox.update({ where: { id }, data: { sentAt: new Date() } });
    }
  }
  expect(heard).toHaveLength(1);
  const keys = publicKeys();
  const { payload, protectedHeader } = await jwtVerify(heard[0] ?? "", createLocalJWKSet({ keys }), {
    ...{ issuer: `${settings().PUBLIC_ORIGIN}/oidc`, audience: "mkb", typ: "logout+jwt" },
  });
  expect(payload).toMatchObject({
    sid: tokens.claims()?.["sid"],
    sub: tokens.claims()?.sub,
    events: { "http://schemas.openid.net/event/backchannel-logout": {} },
  });
  expect(payload).not.toHaveProperty("nonce");
  expect(protectedHeader.kid).toBe(keys[0]?.kid);
  expect(await prisma.portalSignOn.findMany({ where: { toldAt: null } })).toEqual([]);
});

test("a portal that does not answer is told again, and nobody waits for it", async () => {
  answers = 503;
  const { person } = await anOrganisation({ employees: ["bram"] });
  const session = await signedIn(person("bram"));
  await signedOn(mkb, "MKB", await aBrowser(provider.fetch, session));
  expect(await execute(endSession, session, {})).toMatchObject({ status: "done" });
  await expect(runJobs(jobs)).rejects.toThrow("portal MKB 503");
  const { prisma } = await database();
  expect(await prisma.portalSignOn.count({ where: { toldAt: null } })).toBe(1);
  answers = 200;
  await runJobs(jobs);
  expect(await prisma.portalSignOn.count({ where: { toldAt: null } })).toBe(0);
  expect(heard).toHaveLength(2);
});

test("what ends at a portal that listens to nothing leaves nothing to do", async () => {
  const broker = await aPortal("MY_ALLIANZ_BROKER", provider.fetch);
  const { person } = await anOrganisation({ employees: ["bram"] });
  await setAuthorisation(person("bram"), { portals: ["MKB", "MY_ALLIANZ_BROKER"] });
  const session = await signedIn(person("bram"));
  await signedOn(broker, "MY_ALLIANZ_BROKER", await aBrowser(provider.fetch, session));
  await execute(endSession, session, {});
  await runJobs(jobs);
  expect(heard).toEqual([]);
});

test("signing out at a portal ends the session also after it went on under another id", async () => {
  const { person } = await anOrganisation({ employees: ["bram"] });
  const bram = person("bram");
  await setAuthorisation(bram, { portals: ["MKB"] });
  const session = await signedIn(bram);
  const other = await signedIn(bram);
  const { id_token: hint = "" } = await signedOn(mkb, "MKB", await aBrowser(provider.fetch, session));
  const again = await execute(chooseOrganisation, session, { authorisationId: bram.authorisationId });
  if (again.status !== "done" || other.kind !== "session") throw new Error(again.status);
  const renewed = await aBrowser(provider.fetch, { kind: "session", sessionId: again.result.sessionId });
  const answer = await renewed.get(`${settings().PUBLIC_ORIGIN}/oidc/session/end?id_token_hint=${hint}`);
  expect(answer.status).toBe(303);
  expect(renewed.jar.size).toBe(0);
  const { prisma } = await database();
  const open = await prisma.session.findMany({ where: { endedAt: null }, select: { id: true } });
  expect(open).toEqual([{ id: other.sessionId }]);
});
