import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import {
  expireAuthorisation,
  withdrawAuthorisation,
} from "#lib/features/administration/authorisations/commands/ending.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { followRegistry, tellChanged, tellPerson } from "#lib/features/entrance/provisioning/commands.ts";
import { tellAgain } from "#lib/features/insurer/portal-deliveries/commands.ts";
import { portalDeliveries } from "#lib/features/insurer/portal-deliveries/queries.ts";
import { closeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { hourly } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { subjectOf } from "#lib/platform/oidc/claims.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { clientPortals, usePortals } from "#lib/platform/portals.ts";
import { reconcile, sentenceOf } from "#scripts/portal-accounts.ts";
import { blockAccount, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { useClients } from "#tests/support/portals-signed-on.ts";
import { aScimServer } from "#tests/support/scim-server.ts";

const secrets = ["new", "old"].map((name) => `whsec_${Buffer.from(name.padEnd(32, "-")).toString("base64")}`);
let there: Awaited<ReturnType<typeof aScimServer>>;
let listening: Server;
let clients: Parameters<typeof useClients>[0];
type Heard = { readonly headers: Record<string, string>; readonly body: string };
const heard: Heard[] = [];
let answers = 204;

beforeAll(async () => {
  process.env["TEST_SCIM_TOKEN"] = "a-token-of-the-portal";
  for (const [i, secret] of secrets.entries()) process.env[`TEST_WEBHOOK_${i}`] = secret;
  there = await aScimServer("a-token-of-the-portal");
  listening = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      heard.push({ headers: request.headers as Record<string, string>, body });
      response.writeHead(answers).end();
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  clients = {
    MKB: { scim: { uri: there.uri, token: { setting: "TEST_SCIM_TOKEN" } } },
    MY_ALLIANZ_BROKER: {
      claims: ["email"],
      webhook: {
        uri: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/haak`,
        secrets: [{ setting: "TEST_WEBHOOK_0" }, { setting: "TEST_WEBHOOK_1" }],
      },
    },
  };
  useClients(clients);
});
afterAll(async () => {
  await there.close();
  listening.close();
  usePortals(undefined);
});
beforeEach(async () => {
  await emptyDatabase();
  await executeAs("test", followRegistry, {});
  there.rows.clear();
  there.asked.length = 0;
  there.fail(null);
  heard.length = 0;
  answers = 204;
});

const telling = [tellChanged, tellPerson];
const isTelling = ({ to }: { readonly to: string }) => telling.some(({ event }) => event === to);

/** Has the worker's jobs done that tell portals, and leaves all else. */
async function tell(): Promise<void> {
  const { prisma } = await database();
  await prisma.outbox.updateMany({
    where: { kind: "JOB", sentAt: null, to: { notIn: telling.map(({ event }) => event) } },
    data: { sentAt: new Date() },
  });
  await runJobs(telling);
}

type Office = {
  readonly anna: Identity;
  readonly bram: TestPerson;
  readonly organisationId: string;
};

async function anOffice(): Promise<Office> {
  const { person, organisationId } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  await setAuthorisation(person("bram"), { portals: ["MKB", "MY_ALLIANZ_BROKER"] });
  await tell();
  return { anna: await signedIn(person("anna")), bram: person("bram"), organisationId };
}

const accountOf = ({ accountId }: TestPerson) => {
  const mkb = clientPortals().find(({ key }) => key === "MKB");
  const subject = mkb && subjectOf(mkb, accountId);
  return [...there.rows.values()].find(({ externalId }) => externalId === subject);
};

test("whoever may go in has an account before their first sign-in, by the word of a sign-on, and nobody else", async () => {
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
  await tell();
  expect([...there.rows.values()]).toMatchObject([
    {
      userName: person("anna").email,
      active: true,
      displayName: "Anna Testanna",
      name: { givenName: "Anna", familyName: "Testanna" },
      emails: [{ value: person("anna").email, primary: true }],
      roles: [{ value: `administrator@${organisationId}` }],
    },
  ]);
  expect(accountOf(person("anna"))).toBeDefined();
});

/** Whatever changes what a portal knows of somebody, and what then stands there. */
const acts: Record<string, { act(office: Office): Promise<unknown>; leaves: object }> = {
  "a beheerder's block": {
    act: ({ anna, bram: { authorisationId } }) =>
      execute(blockAuthorisation, anna, { authorisationId, reason: "OTHER" }),
    leaves: { active: false },
  },
  "a block that was lifted": {
    act: ({ anna, bram: { authorisationId } }) => execute(unblockAuthorisation, anna, { authorisationId }),
    leaves: { active: true },
  },
  "a withdrawal": {
    act: ({ anna, bram: { authorisationId } }) =>
      execute(withdrawAuthorisation, anna, { authorisationId, reason: "OTHER" }),
    leaves: { active: false },
  },
  "the end date": {
    async act({ bram }) {
      await setAuthorisation(bram, { validUntil: new Date(Date.now() - 1000) });
      await execute(expireAuthorisation, { kind: "system", job: "authorisation.expire" }, bram);
    },
    leaves: { active: false },
  },
  "the loss of the right to this portal": {
    act: ({ anna, bram: { authorisationId } }) =>
      execute(changeAuthorisationRights, anna, { authorisationId, portals: ["MY_ALLIANZ_BROKER"], validUntil: "" }),
    leaves: { active: false },
  },
  "a freeze of the account": { act: ({ bram }) => blockAccount(bram, "FREEZE"), leaves: { active: false } },
  "the closing of the organisation": {
    act: async ({ organisationId }) =>
      execute(closeOrganisation, await signedIn(await aStaffMember("otto", "ONBOARDING")), {
        organisationId,
        reason: "ENDED",
      }),
    leaves: { active: false },
  },
  "another name": {
    act: ({ bram: { accountId } }) =>
      changed((tx) => tx.account.update({ where: { id: accountId }, data: { namePrefix: "van", lastName: "Loon" } })),
    leaves: { active: true, displayName: "Bram van Loon", name: { familyName: "van Loon" } },
  },
  "another address": {
    act: ({ bram: { accountId } }) =>
      changed((tx) => tx.account.update({ where: { id: accountId }, data: { email: "nieuw@kantoor.example" } })),
    leaves: { userName: "nieuw@kantoor.example", emails: [{ value: "nieuw@kantoor.example" }] },
  },
  "another name of the organisation": {
    act: ({ organisationId }) =>
      changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { name: "Anders" } })),
    leaves: { active: true, roles: [{ display: "Anders" }] },
  },
  "another organisation as well": {
    async act({ bram }) {
      const { organisationId } = await anOrganisation();
      const { authorisationId } = await aPerson("bram", { organisationId, email: bram.email });
      await setAuthorisation({ ...bram, authorisationId }, { status: "ACTIVE" });
    },
    leaves: { active: true, roles: [{}, {}] },
  },
};

/** Those that leave somebody in the portal, so that the next can follow in the same office. */
const staying = [
  ...["a beheerder's block", "a block that was lifted", "another name", "another name of the organisation"],
  ...["another organisation as well", "another address"],
];

test.each([staying, ...Object.keys(acts).flatMap((name) => (staying.includes(name) ? [] : [[name]]))])(
  "the portal's account follows %s",
  async (...names) => {
    const office = await anOffice();
    const { id } = accountOf(office.bram) ?? {};
    for (const name of names) {
      await acts[name]?.act(office);
      await tell();
      expect(accountOf(office.bram), name).toMatchObject({ id, ...acts[name]?.leaves });
    }
    const { prisma } = await database();
    expect(await prisma.portalPerson.findMany({ where: { plannedAt: { not: null } } })).toEqual([]);
  },
);

test("nothing goes to a portal when nothing changes that it may know", async () => {
  const { bram } = await anOffice();
  const before = [there.asked.length, heard.length];
  await changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { mobileNumber: "+31612349999" } }));
  expect((await waiting()).filter(isTelling)).toEqual([]);
  // The second portal may know the address alone.
  await changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { firstName: "Bas" } }));
  await tell();
  expect(there.asked.length).toBeGreaterThan(before[0] ?? 0);
  expect(heard).toHaveLength(before[1] ?? -1);
});

test("a try that broke off after the portal had done it makes no second account", async () => {
  const { bram } = await anOffice();
  const { prisma } = await database();
  await prisma.portalPerson.updateMany({ data: { toldVersion: 0, toldAs: null, remoteId: null, wasOpen: false } });
  there.asked.length = 0;
  for (const { channel, accountId, portal } of await prisma.portalPerson.findMany({ where: { channel: "SCIM" } }))
    await executeAs("portal.tell-person", tellPerson, { portal, channel, accountId });
  expect(there.asked.filter((one) => !one.startsWith("GET"))).toEqual([]);
  expect(accountOf(bram)).toBeDefined();
  expect(there.rows.size).toBe(2);
});

test("what somebody else changed meanwhile is read again, and not written over unseen", async () => {
  const { bram } = await anOffice();
  const account = accountOf(bram);
  there.asked.length = 0;
  there.meanwhile(() => account && Object.assign(account, { version: account.version + 1, active: false }));
  await acts["another name"]?.act({ anna: { kind: "visitor" }, bram, organisationId: "" });
  await tell();
  expect(there.asked.map((one) => one.split(" ")[0])).toEqual(["GET", "PUT", "GET", "PUT"]);
  expect(accountOf(bram)).toMatchObject({ active: true, displayName: "Bram van Loon" });
});

test("what changes while a portal is being told is told after", async () => {
  const { bram } = await anOffice();
  await acts["another name"]?.act({ anna: { kind: "visitor" }, bram, organisationId: "" });
  await executeAs("portal.tell-changed", tellChanged, {});
  // The job has read the name when the next one is written; it is done here, and no other is waiting.
  const { prisma } = await database();
  await prisma.outbox.updateMany({ where: { to: "portal.tell-person" }, data: { sentAt: new Date() } });
  there.meanwhile(() =>
    changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { lastName: "Jansen", namePrefix: "" } })),
  );
  const { accountId } = bram;
  await executeAs("portal.tell-person", tellPerson, { portal: "MKB", channel: "SCIM", accountId });
  expect(accountOf(bram)).toMatchObject({ displayName: "Bram van Loon" });
  await tell();
  expect(accountOf(bram)).toMatchObject({ displayName: "Bram Jansen" });
});

test("a portal that gives everybody, whoever was looked for, loses no account to another person", async () => {
  const { bram } = await anOffice();
  const before = new Map([...there.rows].map(([id, row]) => [id, { ...row }]));
  there.ignoreFilters(true);
  const { prisma } = await database();
  await prisma.portalPerson.updateMany({ data: { toldVersion: 0, toldAs: null, remoteId: null } });
  for (const { channel, accountId, portal } of await prisma.portalPerson.findMany({ where: { channel: "SCIM" } }))
    await executeAs("portal.tell-person", tellPerson, { portal, channel, accountId });
  there.ignoreFilters(false);
  expect(there.rows).toEqual(before);
  expect(accountOf(bram)).toBeDefined();
});

test("an account of somebody else with the same address is never taken over", async () => {
  const { organisationId } = await anOrganisation();
  const stranger = { id: "stranger", userName: "bram@kantoor.example", active: true, version: 1 };
  there.rows.set("stranger", stranger);
  const bram = await aPerson("bram", { organisationId, email: "bram@kantoor.example" });
  await expect(tell()).rejects.toMatchObject({ message: "portal MKB 409 creating", forGood: true });
  expect(there.rows.get("stranger")).toEqual(stranger);
  expect(accountOf(bram)).toBeUndefined();
});

test("what a portal does not take for a fault of its own is tried again", async () => {
  const { bram } = await anOffice();
  await acts["another address"]?.act({ anna: { kind: "visitor" }, bram, organisationId: "" });
  for (const how of [401, 429, 500, "hang up"] as const) {
    there.fail(() => how);
    await expect(tell(), String(how)).rejects.toMatchObject({ forGood: false });
  }
  there.fail(null);
  await tell();
  expect(accountOf(bram)).toMatchObject(acts["another address"]?.leaves ?? {});
});

test.each(["for good", "after its last try"])("a job given up %s hides no later change", async (when) => {
  const { anna, bram } = await anOffice();
  const { prisma } = await database();
  await acts["another name"]?.act({ anna, bram, organisationId: "" });
  await executeAs("portal.tell-changed", tellChanged, {});
  if (when !== "for good")
    await prisma.outbox.updateMany({ where: { to: "portal.tell-person" }, data: { attempts: 29 } });
  there.fail((method) => (method === "PUT" ? (when === "for good" ? 400 : 500) : null));
  await workOff({ jobs: telling });
  there.asked.length = 0;
  // What did not change since is left to staff.
  await executeAs("portal.tell-changed", tellChanged, {});
  await workOff({ jobs: telling });
  expect(there.asked).toEqual([]);
  there.fail(null);
  await execute(blockAuthorisation, anna, { authorisationId: bram.authorisationId, reason: "OTHER" });
  await workOff({ jobs: telling });
  expect(accountOf(bram)).toMatchObject({ active: false });
});

test("a change of which no job is left is told within the hour", async () => {
  const { anna, bram, organisationId } = await anOffice();
  const { prisma } = await database();
  await acts["a beheerder's block"]?.act({ anna, bram, organisationId });
  await prisma.outbox.deleteMany({ where: { sentAt: null } });
  await enqueue(prisma, hourly, new Date());
  await tell();
  expect(accountOf(bram)).toMatchObject({ active: false });
});

test("a withdrawal is told also where the answer to the opening before it got lost", async () => {
  const { anna, bram, organisationId } = await anOffice();
  const block = () => acts["a beheerder's block"]?.act({ anna, bram, organisationId });
  await block();
  await tell();
  await acts["a block that was lifted"]?.act({ anna, bram, organisationId });
  const account = accountOf(bram);
  there.meanwhile(() => {
    Object.assign(account ?? {}, { active: true, version: (account?.version ?? 0) + 1 });
    there.fail(() => "hang up");
  });
  await expect(tell()).rejects.toMatchObject({ forGood: false });
  expect(accountOf(bram)).toMatchObject({ active: true });
  await block();
  there.fail(null);
  await tell();
  expect(accountOf(bram)).toMatchObject({ active: false });
});

test("a webhook whose answer got lost is the same at its next try, and a withdrawal in between is told", async () => {
  const { anna, bram, organisationId } = await anOffice();
  const dora = await aPerson("dora", { organisationId, email: "dora@kantoor.example" });
  await setAuthorisation(dora, { portals: ["MY_ALLIANZ_BROKER"] });
  // It takes what it hears, and what it answers arrives as an error.
  answers = 500;
  heard.length = 0;
  const triesOf = async ({ email }: TestPerson) => {
    for (let i = 0; i < 2; i++) await expect(tell()).rejects.toMatchObject({ forGood: false });
    const ours = heard.filter(({ body }) => body.includes(email));
    expect(ours.length).toBeGreaterThan(1);
    expect(new Set(ours.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    return new Set(ours.map(({ body }) => (JSON.parse(body) as { type: string }).type));
  };
  expect(await triesOf(dora)).toEqual(new Set(["account.created"]));
  await execute(blockAuthorisation, anna, { authorisationId: dora.authorisationId, reason: "OTHER" });
  answers = 204;
  heard.length = 0;
  await tell();
  expect(heard.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ type: "account.deactivated" }]);
  answers = 500;
  heard.length = 0;
  await changed((tx) => tx.account.update({ where: { id: bram.accountId }, data: { email: "bram@elders.example" } }));
  expect(await triesOf({ ...bram, email: "bram@elders.example" })).toEqual(new Set(["account.updated"]));
});

test("a portal that begins to ask for accounts gets those of everybody who may go in", async () => {
  const { prisma } = await database();
  await prisma.portalFeed.deleteMany({});
  const { person } = await anOrganisation({ employees: ["bram"] });
  expect(await prisma.portalPerson.count()).toBe(0);
  expect(await executeAs("test", followRegistry, {})).toEqual({ people: 1 });
  await tell();
  expect(accountOf(person("bram"))).toMatchObject({ active: true });
  expect(await executeAs("test", followRegistry, {})).toEqual({ people: 0 });
});

test("a portal that asks again after a while hears who was withdrawn meanwhile", async () => {
  const { anna, bram, organisationId } = await anOffice();
  heard.length = 0;
  // A job is left for somebody new, and finds the portal gone.
  const emre = await aPerson("emre", { organisationId, email: "emre@kantoor.example" });
  await executeAs("portal.tell-changed", tellChanged, {});
  useClients({});
  await executeAs("test", followRegistry, {});
  await acts["a withdrawal"]?.act({ anna, bram, organisationId });
  await acts["a beheerder's block"]?.act({ anna, bram: emre, organisationId });
  await tell();
  expect(accountOf(bram)).toMatchObject({ active: true });
  useClients(clients);
  expect(await executeAs("test", followRegistry, {})).toEqual({ people: 4 });
  await tell();
  expect(accountOf(bram)).toMatchObject({ active: false });
  expect(heard.map(({ body }) => JSON.parse(body) as object)).toMatchObject([{ type: "account.deactivated" }]);
  await acts["a block that was lifted"]?.act({ anna, bram: emre, organisationId });
  await tell();
  expect(accountOf(emre)).toMatchObject({ active: true });
});

test("a reconciliation says every difference, and mends those of whom we know", async () => {
  const { bram, organisationId } = await anOffice();
  const dora = await aPerson("dora", { organisationId, email: "dora@kantoor.example" });
  await tell();
  expect((await reconcile("MKB", false)).differences).toEqual([]);

  there.rows.delete(accountOf(bram)?.id ?? "");
  Object.assign(accountOf(dora) ?? {}, { displayName: "Iemand anders", active: false });
  there.rows.set("x", { id: "x", externalId: "nobody-of-ours", userName: "x", active: true, version: 1 });
  const { differences, people } = await reconcile("MKB", true);
  expect(people).toBe(3);
  expect(differences.map(sentenceOf).sort()).toEqual(
    [
      `${bram.accountId} may go in and has no account there.`,
      `${dora.accountId} has other active, displayName there.`,
      'The account "x" there is open, and is of nobody who may go in.',
    ].sort(),
  );
  await tell();
  expect((await reconcile("MKB", false)).differences).toEqual([{ is: "unknown", remoteId: "x" }]);
  expect(accountOf(bram)).toMatchObject({ active: true });
});

test("the same goes out as webhooks, signed by the new secret and the old, with one id for every try", async () => {
  const { anna, bram } = await anOffice();
  const { authorisationId, email } = bram;
  const ofBram = () => heard.filter(({ body }) => body.includes(email));
  answers = 500;
  await execute(blockAuthorisation, anna, { authorisationId, reason: "OTHER" });
  await expect(tell()).rejects.toMatchObject({ message: "portal MY_ALLIANZ_BROKER 500" });
  answers = 204;
  await tell();
  await execute(unblockAuthorisation, anna, { authorisationId });
  await tell();
  const events = ofBram().map(({ headers, body }) => ({
    id: headers["webhook-id"],
    ...(new Webhook(secrets[1] ?? "").verify(body, headers) as { type: string; data: Record<string, unknown> }),
  }));
  for (const { headers, body } of heard) new Webhook(secrets[0] ?? "").verify(body, headers);
  expect(events.map(({ type }) => type)).toEqual([
    ...["account.created", "account.deactivated", "account.deactivated", "account.updated"],
  ]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  expect(events[1]?.id).toBe(events[2]?.id);
  expect(events.map(({ data }) => data["active"])).toEqual([true, false, false, true]);
  // Its entry names the address alone.
  expect(Object.keys(events[0]?.data ?? {}).sort()).toEqual(["active", "emails", "externalId", "userName"]);
  expect(() => new Webhook(secrets[0] ?? "").verify(`${heard[0]?.body} `, heard[0]?.headers ?? {})).toThrow();
});

test("staff see what a portal did not take, and have it told again", async () => {
  const { anna, bram } = await anOffice();
  const { authorisationId } = bram;
  answers = 410;
  await execute(blockAuthorisation, anna, { authorisationId, reason: "OTHER" });
  await workOff({ jobs: telling });
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  const shown = async () => {
    const answer = await ask(portalDeliveries, sara, {});
    return answer.status === "found" ? answer.value.rows : [];
  };
  const failed = { portal: "MY_ALLIANZ_BROKER", telling: "portal.tell-person" };
  expect(await shown()).toMatchObject([
    { portal: "MKB", failed: 0, waiting: 0, trouble: null, canAgain: false },
    { ...failed, failed: 1, waiting: 0, trouble: "refused", canAgain: true },
  ]);
  expect((await shown())[0]?.lastAt).toBeInstanceOf(Date);

  // Elsewhere it is not found; who audits may not; where nothing failed nothing is done.
  const aad = await signedIn(await aStaffMember("aad", "AUDITOR"));
  expect(await execute(tellAgain, anna, failed)).toMatchObject({ status: "notFound" });
  expect(await execute(tellAgain, aad, failed)).toMatchObject({ status: "denied" });
  expect(await execute(tellAgain, sara, { ...failed, portal: "MKB" })).toMatchObject({ code: "nothingFailed" });
  await workOff({ jobs: telling });
  expect((await shown())[1]).toMatchObject({ failed: 1 });

  answers = 204;
  heard.length = 0;
  expect(await execute(tellAgain, sara, failed)).toMatchObject({ status: "done" });
  await workOff({ jobs: telling });
  expect(heard.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(["account.deactivated"]);
  expect((await shown())[1]).toMatchObject({ failed: 0, waiting: 0, trouble: null });
});
