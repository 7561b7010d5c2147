import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { askForAccess, bindOwn, unbindOwn } from "#lib/features/entrance/eherkenning/commands/binding.ts";
import { comeBackFromThere, setOutThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { askBindLink, bindByLink } from "#lib/features/entrance/eherkenning/commands/linking.ts";
import { bindLink, mine, waiting } from "#lib/features/entrance/eherkenning/queries.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { openSession } from "#lib/platform/auth/sessions.ts";
import { forgetBrokers } from "#lib/platform/broker/broker.ts";
import { claimParts } from "#lib/platform/broker/claims.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import * as given from "#lib/platform/settings.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { rachid, startBroker, type TestBroker } from "#tests/support/broker.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { jobs } from "#lib/jobs.ts";
import { mails, runJobs, waiting as outgoing } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const kvkNumber = "69599084";
let broker: TestBroker;

beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker.stop());
beforeEach(async () => {
  await emptyDatabase();
  forgetBrokers();
  broker.does({});
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const settings = given.readSettings({
    ...process.env,
    ...{ EHERKENNING_ISSUER: broker.issuer, EHERKENNING_CLIENT_ID: "portaalhulp" },
    EHERKENNING_CLIENT_SECRET: "a secret of the tests",
  });
  vi.spyOn(given, "settings").mockReturnValue(settings);
});
afterEach(() => vi.restoreAllMocks());

/** Sets out from a browser and comes back to it; `change` is what happens to the address in between. */
async function visit(as: Identity = visitor, change: (query: URLSearchParams) => void = () => undefined) {
  const out = await execute(setOutThere, as, { naar: "/nl/mijn" }, aRequest());
  if (out.status !== "done") throw new Error(`nobody set out: ${JSON.stringify(out)}`);
  const { browserSecret, url } = out.result;
  const back = broker.visit(url);
  change(back.searchParams);
  const query = back.search;
  return { browserSecret, query, reply: await execute(comeBackFromThere, as, { browserSecret, query }, aRequest()) };
}

const bound = async () => {
  const { prisma } = await database();
  return prisma.externalIdentity.findMany({ where: { endedAt: null } });
};

const sessionsOf = async ({ accountId }: { readonly accountId: string }) => {
  const { prisma } = await database();
  return prisma.session.findMany({ where: { accountId, endedAt: null } });
};

const lastRecord = async (event: string) => {
  const { prisma } = await database();
  return prisma.auditRecord.findFirst({ where: { event }, orderBy: { id: "desc" } });
};

async function bakery() {
  const made = await anOrganisation({ name: "Bakkerij", kvkNumber, administrators: ["cees"], employees: ["rachid"] });
  return { ...made, cees: made.person("cees"), rachid: made.person("rachid") };
}

/** Signs in with the own password and code, in the browser that came back from the broker, and binds. */
async function bindAs(who: TestPerson) {
  const { browserSecret } = await visit();
  const session = await reallySignedIn(who);
  return { session, reply: await execute(bindOwn, session, { browserSecret }, marked(who)) };
}

const marked = ({ accountId, organisationId }: TestPerson) => ({
  ...aRequest(),
  madeFor: { accountId, organisationId },
});

test("the first time the person finishes it, and the second time eHerkenning opens that organisation alone", async () => {
  const { rachid: person, organisationId } = await bakery();
  const elsewhere = await anOrganisation({ name: "Adviseurs", kvkNumber: "68750110" });
  await aPerson("rachid", { ...elsewhere, email: person.email });

  const first = await visit();
  expect(first.reply).toMatchObject({ status: "done", result: { next: "finish", appoints: null } });
  expect(await bound()).toEqual([]);
  expect(await sessionsOf(person)).toEqual([]);

  const session = await reallySignedIn(person, person.accessCode);
  const shown = await ask(mine, await askedBy(session), { browserSecret: first.browserSecret });
  expect(shown).toMatchObject({ value: { identities: [], mayChange: true, waits: { kvkNumber, fits: true } } });
  const reply = await execute(bindOwn, session, { browserSecret: first.browserSecret }, marked(person));
  expect(reply.status).toBe("done");
  expect(await bound()).toMatchObject([{ accountId: person.accountId, kvkNumber, issuer: broker.issuer }]);
  expect((await bound())[0]?.subjectHash).not.toContain("0123456789");
  expect(await lastRecord("eherkenning.bind")).toMatchObject({ outcome: "done", subjectId: person.accountId });
  const letter = (await outgoing()).at(-1);
  expect(letter).toMatchObject({ to: person.email });
  expect(JSON.stringify(letter)).toContain("/dit-was-ik-niet/");

  const second = await visit();
  expect(second.reply).toMatchObject({ status: "done", result: { next: "signedIn", destination: "/nl/mijn" } });
  const opened = (await sessionsOf(person)).find(({ way }) => way === "EHERKENNING");
  expect(opened).toMatchObject({ onlyOrganisationId: organisationId, authorisationId: person.authorisationId });
  expect((await bound())[0]?.lastUsedAt).not.toBeNull();

  // Used once: neither the same address nor the same proof does anything again.
  const again = await execute(comeBackFromThere, visitor, second, aRequest());
  expect(again).toMatchObject({ status: "failed", code: "expired" });
  const twice = await execute(bindOwn, session, { browserSecret: first.browserSecret }, marked(person));
  expect(twice).toMatchObject({ status: "refused", code: "expired" });
});

const askedBy = async (identity: Identity) => {
  const { reader } = await database();
  return actorOf(reader, identity);
};

test("only the browser that set out comes back, with its own state, and in time", async () => {
  const { rachid: person } = await bakery();
  await bindAs(person);
  const before = (await sessionsOf(person)).length;
  const [ours, theirs] = [
    await visit(visitor, (query) => query.set("state", "guessed")),
    await visit(visitor, (query) => query.delete("state")),
  ];
  for (const { reply } of [ours, theirs]) expect(reply).toMatchObject({ status: "failed", code: "expired" });

  // An address that somebody else sent, in a browser that is on its way too.
  const out = await execute(setOutThere, visitor, {}, aRequest());
  const { url = "", browserSecret = "" } = out.status === "done" ? out.result : {};
  const mineToo = await execute(setOutThere, visitor, {}, aRequest());
  const other = mineToo.status === "done" ? mineToo.result.browserSecret : "";
  const query = broker.visit(url).search;
  for (const secret of ["", other]) {
    const reply = await execute(comeBackFromThere, visitor, { browserSecret: secret, query }, aRequest());
    expect(reply).toMatchObject({ status: "failed", code: "expired" });
  }
  // It took nothing from the one who may.
  const reply = await execute(comeBackFromThere, visitor, { browserSecret, query }, aRequest());
  expect(reply).toMatchObject({ status: "done", result: { next: "signedIn" } });
  expect((await sessionsOf(person)).length).toBe(before + 1);
  expect(await lastRecord("eherkenning.come-back")).toMatchObject({ outcome: "done" });
});

test.each([
  ["cancelled", {}, (query: URLSearchParams) => (query.delete("code"), query.set("error", "access_denied"))],
  ["level", { [claimParts.loa]: "urn:etoegang:core:assurance-class:loa2" }, () => undefined],
  ["branch", { [claimParts.branch_number]: "000012345678" }, () => undefined],
  ["chain", { [claimParts.intermediate]: "68750110" }, () => undefined],
  ["kvk", { [claimParts.legal_subject]: "" }, () => undefined],
] as const)("%s opens nothing, is recorded, and says why", async (code, claims, change) => {
  const { rachid: person } = await bakery();
  await bindAs(person);
  const before = await sessionsOf(person);
  broker.does({}, { ...rachid, ...claims });
  const { reply } = await visit(visitor, (query) => void change(query));
  expect(reply).toMatchObject({ status: "failed", code, detail: { locale: "nl" } });
  expect(await sessionsOf(person)).toHaveLength(before.length);
  expect(await lastRecord("eherkenning.come-back")).toMatchObject({ outcome: "failed", after: { because: code } });
});

test("who may not enter with a password does not with eHerkenning, and a stranger's tries do not keep anyone out", async () => {
  const { rachid: person } = await bakery();
  await bindAs(person);
  const { prisma } = await database();
  const wait = {
    key: person.accountId,
    count: 19,
    total: 40,
    firstTriedAt: new Date(),
    waitUntil: new Date(Date.now() + 900_000),
  };
  await prisma.passwordTries.create({ data: wait });
  expect((await visit()).reply).toMatchObject({ status: "done" });
  // Whoever guesses gets no new tries by it: what adds up stays.
  expect(await prisma.passwordTries.findMany()).toMatchObject([{ total: 40, count: 0, waitUntil: null }]);

  await setAuthorisation(person, { status: "WITHDRAWN" });
  expect((await visit()).reply).toMatchObject({ status: "failed", code: "noAccess" });
  await setAuthorisation(person, { status: "ACTIVE" });
  await changed((tx, now) =>
    tx.account.update({
      where: { id: person.accountId },
      data: { status: "BLOCKED", blockCause: "FREEZE", blockedAt: now },
    }),
  );
  expect((await visit()).reply).toMatchObject({ status: "failed", code: "noAccess" });
  const blocked = await prisma.account.findUnique({ where: { id: person.accountId } });
  expect(blocked).toMatchObject({ status: "BLOCKED" });
});

test("an identity opens one account: not another's, not under another issuer or number, and never by an address", async () => {
  const { rachid: person, cees } = await bakery();
  await bindAs(person);
  const taken = await bindAs(cees);
  expect(taken.reply).toMatchObject({ status: "refused", code: "expired" });
  expect(await bound()).toMatchObject([{ accountId: person.accountId }]);

  // The same person for another company, and another person who says to have the same address.
  for (const claims of [
    { [claimParts.legal_subject]: "68750110" },
    { [claimParts.acting_subject]: "another", email: person.email },
  ]) {
    broker.does({}, { ...rachid, ...claims });
    expect((await visit()).reply).toMatchObject({ status: "done", result: { next: "finish" } });
  }
  await changed((tx) => tx.externalIdentity.updateMany({ data: { endedAt: new Date() } }));
  await changed((tx, boundAt) =>
    tx.externalIdentity.create({
      data: {
        ...{ issuer: "https://elsewhere.example", subjectHash: "x", kvkNumber, boundAt },
        accountId: person.accountId,
      },
    }),
  );
  broker.does({});
  expect((await visit()).reply).toMatchObject({ status: "done", result: { next: "finish" } });
});

test("a beheerder cannot take a colleague's account this way", async () => {
  const { rachid: person, cees } = await bakery();
  // Cees has an eHerkenning for the same company; Rachid has none bound yet.
  const { browserSecret, reply } = await visit();
  expect(reply).toMatchObject({ result: { next: "finish" } });
  const session = await reallySignedIn(cees);

  // The form carries no account: whoever is signed in gets it on their own.
  const names = { accountId: person.accountId, email: person.email, authorisationId: person.authorisationId };
  expect(await execute(bindOwn, session, { browserSecret, ...names }, marked(cees))).toMatchObject({ status: "done" });
  expect(await bound()).toMatchObject([{ accountId: cees.accountId }]);

  // Asking for access with a colleague's address only has that colleague's beheerders told.
  broker.does({}, { ...rachid, [claimParts.acting_subject]: "a second one of Cees" });
  const again = await visit();
  const asked = await execute(
    askForAccess,
    visitor,
    { browserSecret: again.browserSecret, email: person.email },
    aRequest(),
  );
  expect(asked).toMatchObject({ status: "done" });
  expect(await bound()).toHaveLength(1);
  expect((await visit()).reply).toMatchObject({ result: { next: "finish" } });
  expect(await sessionsOf(person)).toEqual([]);
});

test("binding asks for a session of one's own, at the organisation with that number", async () => {
  const { rachid: person } = await bakery();
  const other = await anOrganisation({ name: "Adviseurs", kvkNumber: "68750110", employees: ["bram"] });
  const { browserSecret } = await visit();
  const bram = other.person("bram");
  const theirs = await reallySignedIn(bram);
  expect(await execute(bindOwn, theirs, { browserSecret }, marked(bram))).toMatchObject({
    status: "refused",
    code: "kvk",
  });

  expect(await execute(bindOwn, visitor, { browserSecret }, aRequest())).toMatchObject({ status: "notFound" });
  const { accountId, authorisationId, organisationId } = person;
  const sessionId = await changed((tx, now) =>
    openSession(tx, { accountId, authorisationId, way: "EHERKENNING", onlyOrganisationId: organisationId }, now),
  );
  const byEherkenning = { kind: "session", sessionId } as const;
  expect(await execute(bindOwn, byEherkenning, { browserSecret }, marked(person))).toMatchObject({ status: "denied" });
  expect(await lastRecord("eherkenning.bind")).toMatchObject({ outcome: "denied" });
  expect(await bound()).toEqual([]);
});

test("who is signed in binds and is not signed in again; somebody else's identity stays theirs", async () => {
  const { rachid: person, cees } = await bakery();
  const session = await reallySignedIn(person);
  const { browserSecret, reply } = await visit(session);
  expect(reply).toMatchObject({ status: "done", result: { next: "bind" } });
  expect(await execute(bindOwn, session, { browserSecret }, marked(person))).toMatchObject({ status: "done" });
  expect((await visit(session)).reply).toMatchObject({ status: "done", result: { next: "bound" } });
  expect((await visit(await reallySignedIn(cees))).reply).toMatchObject({ status: "failed", code: "taken" });
  expect((await sessionsOf(person)).map(({ way }) => way)).toEqual(["PASSWORD_SMS"]);
});

test("one's own is unbound with what began by it; a colleague's is not there", async () => {
  const { rachid: person, cees } = await bakery();
  const { session } = await bindAs(person);
  await visit();
  const [identity] = await bound();
  const input = { identityId: identity?.id ?? "" };
  const theirs = await reallySignedIn(cees);
  expect(await execute(unbindOwn, theirs, input, marked(cees))).toMatchObject({ status: "notFound" });
  expect(await bound()).toHaveLength(1);
  expect(await execute(unbindOwn, session, input, marked(person))).toMatchObject({ status: "done" });
  expect(await bound()).toEqual([]);
  expect((await sessionsOf(person)).map(({ way }) => way)).toEqual(["PASSWORD_SMS"]);
  expect((await visit()).reply).toMatchObject({ result: { next: "finish" } });
  expect(
    (await outgoing()).filter(
      ({ to, message }) => to === person.email && /eHerkenning .*gekoppeld/.test(JSON.stringify(message)),
    ),
  ).toHaveLength(2);
});

test("somebody new asks the beheerder; without one, or an organisation, the form that puts one forward knows the number", async () => {
  const seen = async (browserSecret: string) => ask(waiting, await askedBy(visitor), { browserSecret });
  const nobody = await visit();
  expect(nobody.reply).toMatchObject({ result: { next: "finish", appoints: { kvkNumber } } });
  expect(await seen(nobody.browserSecret)).toMatchObject({
    value: { waits: { organisation: null, finish: "appoint" } },
  });

  const { organisationId } = await anOrganisation({ name: "Bakkerij", kvkNumber });
  const alone = await visit();
  expect(await seen(alone.browserSecret)).toMatchObject({
    value: { waits: { organisation: "Bakkerij", finish: "appoint" } },
  });

  await aPerson("cees", { organisationId, email: "cees@bakkerij.example", role: "ADMINISTRATOR" });
  const { browserSecret } = await visit();
  expect(await seen(browserSecret)).toMatchObject({ value: { waits: { finish: "ask" } } });
  const input = { browserSecret, email: "nieuw@bakkerij.example" };
  expect(await execute(askForAccess, visitor, input, aRequest())).toMatchObject({ status: "done" });
  expect((await outgoing()).at(-1)).toMatchObject({
    message: { email: "nieuw@bakkerij.example", organisationNumber: kvkNumber, problem: "NO_ACCESS" },
  });
  expect(await execute(askForAccess, visitor, input, aRequest())).toMatchObject({ status: "refused", code: "expired" });
  expect(await seen(browserSecret)).toMatchObject({ value: { waits: null } });
  expect(await seen("")).toMatchObject({ value: { waits: null } });
});

/** Comes back from the broker, and asks there for a link to this address. */
async function askedFor(email: string) {
  const { browserSecret } = await visit();
  const reply = await execute(askBindLink, visitor, { browserSecret, email }, aRequest());
  await runJobs(jobs);
  return { browserSecret, reply };
}
const click = (browserSecret: string, link: string) =>
  execute(bindByLink, visitor, { browserSecret, link }, aRequest());
const linkOf = ({ email }: TestPerson) => lastLink(email, "koppelen");
const visits = async () => (await database()).prisma.externalSignIn.findMany();

test("a link to the known address finishes it: by its button, in the browser that asked, once", async () => {
  const { rachid: person, organisationId } = await bakery();
  const { browserSecret } = await askedFor(person.email);
  const link = await linkOf(person);
  const other = await visit();

  // Opening it changes nothing, and it says nothing in another browser.
  const before = await visits();
  const shown = async (secret: string) => ask(bindLink, await askedBy(visitor), { browserSecret: secret, link });
  expect(await shown(browserSecret)).toMatchObject({ value: { binds: { organisation: "Bakkerij" } } });
  for (const secret of ["", other.browserSecret]) expect(await shown(secret)).toMatchObject({ value: { binds: null } });
  expect(await visits()).toEqual(before);
  for (const [secret, tried] of [
    ["", link],
    [other.browserSecret, link],
    [browserSecret, ""],
    [browserSecret, "made up"],
  ] as const)
    expect(await click(secret, tried)).toMatchObject({ status: "refused", code: "linkClosed" });
  expect(await bound()).toEqual([]);
  expect(await sessionsOf(person)).toEqual([]);
  expect(await visits()).toEqual(before);

  expect(await click(browserSecret, link)).toMatchObject({ status: "done", result: { destination: "/nl/mijn" } });
  expect(await bound()).toMatchObject([{ accountId: person.accountId, kvkNumber }]);
  expect(await sessionsOf(person)).toMatchObject([{ way: "EHERKENNING", onlyOrganisationId: organisationId }]);
  expect(await lastRecord("eherkenning.bind-by-link")).toMatchObject({
    ...{ outcome: "done", subjectId: person.accountId, organisationId },
  });
  const told = await outgoing();
  expect(
    told.some(({ to, message }) => to === person.email && JSON.stringify(message).includes("dit-was-ik-niet")),
  ).toBe(true);
  expect(told.some(({ to }) => to === person.mobileNumber)).toBe(true);

  expect(await click(browserSecret, link)).toMatchObject({ status: "refused", code: "linkClosed" });
  expect((await visit()).reply).toMatchObject({ status: "done", result: { next: "signedIn" } });
});

test("whoever asks gets one answer; a link goes to who may enter there, and to no beheerder", async () => {
  const { rachid: person, cees } = await bakery();
  const elsewhere = await anOrganisation({ kvkNumber: "68750110", employees: ["bram"], administrators: ["anna"] });
  const bram = elsewhere.person("bram");
  const answers = [];
  for (const email of [person.email, cees.email, bram.email, "niemand@nergens.example"])
    answers.push((await askedFor(email)).reply);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: "done", result: null });
  expect((await mails()).map(({ to, subject }) => [to, subject])).toEqual([
    [person.email, "Koppel eHerkenning aan je account"],
    [cees.email, "Koppel eHerkenning met je wachtwoord"],
    [bram.email, "Met deze eHerkenning kom je niet binnen"],
  ]);
  expect((await visits()).filter(({ linkHash }) => linkHash !== null)).toHaveLength(1);

  for (let n = 0; n < 4; n++) await askedFor(person.email);
  expect((await mails()).filter(({ to }) => to === person.email)).toHaveLength(3);
  // Who proved nothing here asks for nothing.
  const nothing = await execute(askBindLink, visitor, { browserSecret: "", email: person.email }, aRequest());
  expect(nothing).toMatchObject({ status: "refused", code: "expired" });
});

test("what a link bound opens no account of a beheerder: the next time it ends, with a mail, and password and code bind it anew", async () => {
  const { rachid: person, organisationId } = await bakery();
  const { browserSecret } = await askedFor(person.email);
  await click(browserSecret, await linkOf(person));
  const [byLink] = await bound();
  expect(byLink).toMatchObject({ byLink: true });
  const [began] = await sessionsOf(person);
  const actor = async () => (await askedBy({ kind: "session", sessionId: began?.id ?? "" })).actor;
  expect(await actor()).toMatchObject({ kind: "member", role: "EMPLOYEE" });

  // From the moment on which a deputy begins, what a link opened is nobody.
  const inHours = (later: number) => new Date(Date.now() + later * 3_600_000);
  await setAuthorisation(person, { deputyFrom: inHours(-1), deputyUntil: inHours(1) });
  expect(await actor()).toEqual({ kind: "visitor" });
  await setAuthorisation(person, { deputyFrom: null, deputyUntil: null, role: "ADMINISTRATOR" });
  expect(await actor()).toEqual({ kind: "visitor" });

  // Who may not enter at all hears nothing of it, and keeps what is bound.
  await setAuthorisation(person, { status: "BLOCKED" });
  expect((await visit()).reply).toMatchObject({ status: "failed", code: "noAccess" });
  expect(await bound()).toMatchObject([{ id: byLink?.id }]);
  await setAuthorisation(person, { status: "ACTIVE" });

  const again = await visit();
  expect(again.reply).toMatchObject({ status: "done", result: { next: "finish", appoints: null } });
  expect(await bound()).toEqual([]);
  expect(await sessionsOf(person)).toEqual([]);
  expect(await lastRecord("eherkenning.come-back")).toMatchObject({
    ...{ subjectId: person.accountId, organisationId },
    after: { waits: "finish", endedIdentityId: byLink?.id },
  });
  expect((await mails()).map(({ to, subject }) => [to, subject])).toContainEqual([
    person.email,
    "Koppel eHerkenning opnieuw",
  ]);

  const session = await reallySignedIn(person);
  expect(await execute(bindOwn, session, { browserSecret: again.browserSecret }, marked(person))).toMatchObject({
    status: "done",
  });
  expect(await bound()).toMatchObject([{ accountId: person.accountId, byLink: false }]);
  expect((await visit()).reply).toMatchObject({ status: "done", result: { next: "signedIn" } });
});

test("of a link nothing is left once its time is over, its account is closed to it, or its identity is somebody's", async () => {
  const { rachid: person, cees } = await bakery();
  const late = await askedFor(person.email);
  const lateLink = await linkOf(person);
  await (await database()).prisma.externalSignIn.updateMany({ data: { provenAt: new Date(Date.now() - 1_800_000) } });
  expect(await click(late.browserSecret, lateLink)).toMatchObject({ code: "linkClosed" });

  const { browserSecret } = await askedFor(person.email);
  const link = await linkOf(person);
  const closed = { may: { role: "ADMINISTRATOR" }, withdrawn: { status: "WITHDRAWN" } } as const;
  for (const change of Object.values(closed)) {
    await setAuthorisation(person, change);
    expect(await click(browserSecret, link)).toMatchObject({ status: "refused", code: "noAccess" });
    await setAuthorisation(person, { status: "ACTIVE", role: "EMPLOYEE" });
  }
  expect(await bound()).toEqual([]);
  expect(await sessionsOf(person)).toEqual([]);

  const session = await reallySignedIn(cees);
  const theirs = await visit();
  expect(await execute(bindOwn, session, { browserSecret: theirs.browserSecret }, marked(cees))).toMatchObject({
    status: "done",
  });
  expect(await click(browserSecret, link)).toMatchObject({ status: "refused", code: "taken" });
  expect(await bound()).toMatchObject([{ accountId: cees.accountId }]);
});

test("a link that was mailed to an address binds nothing once the account has another", async () => {
  const { cees, rachid: person } = await bakery();
  const { browserSecret } = await askedFor(person.email);
  const link = await linkOf(person);
  const { authorisationId } = person;
  const email = "rachid.nieuw@bakkerij.example";
  await execute(startEmailChange, await signedIn(cees), { authorisationId, email });
  for (const address of [person.email, email])
    await execute(confirmEmail, visitor, { link: await lastLink(address, "e-mailadres") });
  expect(await click(browserSecret, link)).toMatchObject({ status: "refused", code: "linkClosed" });
  expect(await bound()).toEqual([]);
  expect(await sessionsOf(person)).toEqual([]);
});

test("the insurer's own people do not come in this way", async () => {
  const { rachid: person } = await bakery();
  await bindAs(person);
  const before = (await sessionsOf(person)).length;
  await changed((tx) => tx.account.update({ where: { id: person.accountId }, data: { staffRoles: ["SERVICEDESK"] } }));
  expect((await visit()).reply).toMatchObject({ status: "failed", code: "noAccess" });
  expect(await sessionsOf(person)).toHaveLength(before);
});

test("of a broker that is down nothing is kept, and it says so", async () => {
  broker.does({ answers: { discovery: (_, response) => void response.writeHead(500).end() } });
  expect(await execute(setOutThere, visitor, {}, aRequest())).toMatchObject({ status: "refused", code: "down" });
  const { prisma } = await database();
  expect(await prisma.externalSignIn.count()).toBe(0);
});
