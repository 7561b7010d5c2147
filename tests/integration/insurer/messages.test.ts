import { afterEach, beforeEach, expect, test } from "vitest";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { writeChangeAgain } from "#lib/features/administration/account-changes/commands/again.ts";
import { sendAgain, viewMessages } from "#lib/features/insurer/messages/commands.ts";
import { messages } from "#lib/features/insurer/messages/queries.ts";
import { viewPerson } from "#lib/features/insurer/servicedesk/commands/viewing.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { seal, unseal } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { runJobs } from "#tests/support/outbox.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function world() {
  const here = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
  const sara = await aStaffMember("sara", "SERVICEDESK");
  return { ...here, sara, asSara: await signedIn(sara), asAnna: await signedIn(here.person("anna")) };
}

/** A row of the outbox as the worker left it. */
async function queued(to: string, more: object = {}) {
  const { prisma } = await database();
  const content = { kind: "EMAIL", to, subject: "s", text: "code 123456", html: "h" };
  const row = { kind: "EMAIL" as const, to, event: "account.invite", payload: seal(content) };
  await prisma.outbox.create({ data: { ...row, createdAt: start, notBefore: start, ...more } });
}

async function read(who: Identity, adres = "") {
  const answer = await ask(messages, who, { adres });
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}

const look = (who: Identity, address: string) => execute(viewMessages, who, { address, reason: "MESSAGES" });
const records = async () =>
  (await database()).prisma.auditRecord.findMany({ where: { event: "staff.view-messages" }, orderBy: { id: "asc" } });
const views = async () => (await database()).prisma.staffView.count();

test("what became of someone's messages is shown after saying why, for half an hour, and the beheerder sees who looked", async () => {
  const { sara, asSara, asAnna, person } = await world();
  const dora = person("dora");
  await queued(dora.email, { sentAt: start, payload: null });
  await queued(dora.email, {
    deadAt: start,
    payload: null,
    lastError: "SMTP 550",
    attempts: 1,
    createdAt: after(start, 1),
  });
  expect(await read(asSara, dora.email)).toEqual({ kind: "unseen", adres: dora.email, organisation: "De Linden" });
  expect(await look(asSara, ` ${dora.email.toUpperCase()} `)).toMatchObject({ status: "done" });
  const seen = await read(asSara, dora.email);
  expect(seen).toMatchObject({
    kind: "seen",
    places: [{ authorisationId: dora.authorisationId, person: "Dora Testdora" }],
    messages: [
      { state: "refused", trouble: "mailboxUnknown" },
      { state: "accepted", at: start },
    ],
  });
  expect(JSON.stringify(seen)).not.toMatch(/123456|payload|lastError/);
  const answer = await ask(log, asAnna, { wat: "verzekeraar" });
  expect(answer.status === "found" && answer.value.entries.map((entry) => sentenceOf("nl", entry))).toEqual([
    "Een medewerker van de verzekeraar bekeek of de berichten van Dora Testdora aankwamen: een bericht dat niet aankwam.",
  ]);
  fixClock(after(start, minutes(30)));
  expect(await read(await signedIn(sara), dora.email)).toMatchObject({ kind: "unseen" });
});

test("a number works too, and a reason given at the person counts here", async () => {
  const { asSara, person } = await world();
  const { authorisationId, mobileNumber } = person("dora");
  await queued(mobileNumber, { kind: "SMS", event: "sign-in.password" });
  await execute(viewPerson, asSara, { authorisationId, reason: "CALLER" });
  expect(await read(asSara, `0${mobileNumber.slice(3)}`)).toMatchObject({
    kind: "seen",
    messages: [{ kind: "SMS", state: "queued" }],
  });
});

test("of an address nobody here has the look is recorded without the address, and counts for that one alone", async () => {
  const { asSara } = await world();
  const stranger = "vreemd@elders.example";
  await queued(stranger);
  expect(await look(asSara, stranger)).toMatchObject({ status: "done" });
  expect(await read(asSara, stranger)).toMatchObject({ kind: "seen", places: [], messages: [{ state: "queued" }] });
  expect(await read(asSara, "ander@elders.example")).toMatchObject({ kind: "unseen", organisation: null });
  const other = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  expect(await read(other, stranger)).toMatchObject({ kind: "unseen" });
  const [record] = await records();
  expect(record).toMatchObject({ organisationId: null, subjectId: null, after: { reason: "MESSAGES" } });
  expect(JSON.stringify(record)).not.toContain("vreemd");
  expect(await views()).toBe(0);
});

test("what is no address, or has no reason, shows and records nothing", async () => {
  const { asSara, person } = await world();
  expect(await look(asSara, "onzin")).toMatchObject({ status: "refused", code: "addressUnclear" });
  expect(await execute(viewMessages, asSara, { address: person("dora").email, reason: "" })).toMatchObject({
    errors: { reason: ["reasonMissing"] },
  });
  expect(await read(asSara, "onzin@")).toEqual({ kind: "unclear", adres: "onzin@" });
  expect([await records(), await views()]).toEqual([[], 0]);
});

test("who manages staff sees no messages, a beheerder none of anyone, and that they tried is recorded", async () => {
  const { asAnna, person } = await world();
  const stef = await signedIn(await aStaffMember("stef", "STAFF_ADMIN"));
  const { email } = person("dora");
  expect(await look(stef, email)).toEqual({ status: "denied" });
  expect(await look(asAnna, email)).toEqual({ status: "notFound" });
  for (const who of [stef, asAnna, visitor]) expect(await ask(messages, who, {})).toEqual({ status: "denied" });
  expect(await records()).toMatchObject([{ outcome: "denied" }]);
  expect(await views()).toBe(0);
});

test("what never arrived in a week, or waits for its key, is listed for all with masked addresses, and no jobs", async () => {
  const { asSara } = await world();
  const dead = { deadAt: start, payload: null, lastError: "SMTP 552" };
  await queued("dora@delinden.example", dead);
  await queued("+31612340001", { ...dead, kind: "SMS", lastError: "expired" });
  await queued("account.invite", { ...dead, kind: "JOB" });
  await queued("oud@delinden.example", { ...dead, deadAt: after(start, -days(7)) });
  await queued("bram@delinden.example");
  await queued("koen@delinden.example", { lastError: "sealed with the key 0a1b2c3d" });
  const page = await read(asSara);
  expect(page).toMatchObject({ kind: "dead", more: false });
  expect(page.kind === "dead" && page.dead.map(({ masked, state }) => [masked, state]).sort()).toEqual([
    ["06\u00a0••••\u00a0•001", "expired"],
    ["d•••@delinden.example", "refused"],
    ["k•••@delinden.example", "kept"],
  ]);
  expect(await records()).toEqual([]);
});

const failedId = "01890000-0000-7000-8000-000000000009";
const again = (who: Identity) => execute(sendAgain, who, { messageId: failedId });
const rowsOf = async (kind: "EMAIL" | "JOB") =>
  (await database()).prisma.outbox.findMany({ where: { kind }, orderBy: { id: "asc" } });

test("a mail about a new password that came back is written anew by staff, as a job that makes a new link", async () => {
  const { asSara, asAnna, person } = await world();
  const { email } = person("dora");
  await queued(email, {
    id: failedId,
    event: "password.mail-reset",
    sentAt: start,
    payload: null,
    fate: "BOUNCED",
    fateAt: start,
    fateReason: "5.2.2",
  });
  const page = await read(asSara);
  expect(page.kind === "dead" && page.dead).toMatchObject([
    { state: "bounced", trouble: "mailboxFull", canAgain: true },
  ]);
  const auditor = await signedIn(await aStaffMember("aad", "AUDITOR"));
  expect(await again(auditor)).toEqual({ status: "denied" });
  expect(await again(asAnna)).toEqual({ status: "notFound" });
  expect(await rowsOf("JOB")).toEqual([]);
  expect(await again(asSara)).toMatchObject({ status: "done" });
  const [job] = await rowsOf("JOB");
  expect([job?.to, unseal(job?.payload ?? new Uint8Array())]).toEqual(["password.mail-reset", { email }]);
  const made = (await database()).prisma.auditRecord.findMany({
    where: { event: "message.send-again", outcome: "done" },
  });
  expect(await made).toMatchObject([{ after: { messageId: failedId, of: "password.mail-reset" } }]);
});

test("a mail or SMS of a change under way is written anew to its person, and to nobody else, while it is under way", async () => {
  const { asSara, person, organisationId } = await world();
  const dora = person("dora");
  const { prisma } = await database();
  const change = {
    kind: "MOBILE_NUMBER" as const,
    ...{ newMobileNumber: "+31687654321", createdAt: start, expiresAt: after(start, days(1)) },
    ...{ accountId: dora.accountId, authorisationId: dora.authorisationId, organisationId },
  };
  const { id: changeId } = await changed((tx) => tx.accountChange.create({ data: change }));
  const failed = { event: "mobile-number.start", deadAt: start, payload: null, lastError: "tried too often" };
  await queued(dora.email, { ...failed, id: failedId });
  await queued(person("anna").email, failed);
  const page = await read(asSara);
  expect(page.kind === "dead" && page.dead.map(({ canAgain }) => canAgain).sort()).toEqual([false, true]);
  expect(await again(asSara)).toMatchObject({ status: "done" });
  const before = (await rowsOf("EMAIL")).length;
  await runJobs([writeChangeAgain]);
  const written = (await rowsOf("EMAIL")).slice(before);
  expect(written.map(({ to, event }) => [to, event])).toEqual([[dora.email, "account-change.write-again"]]);
  const links = { changeId, purpose: "CHANGE_MOBILE_NUMBER", replacedAt: null } as const;
  expect(await prisma.oneTimeLink.count({ where: links })).toBe(1);
  // However many of the staff ask for it, and by however many messages that failed.
  const asSam = await signedIn(await aStaffMember("sam", "SERVICEDESK"));
  const more = [];
  for (const as of [asSam, asSara, asSam]) more.push(await again(as));
  expect(more.map((reply) => ("code" in reply ? reply.code : reply.status))).toEqual(["done", "done", "tooOften"]);
  await changed((tx) => tx.accountChange.update({ where: { id: changeId }, data: { cancelledAt: start } }));
  expect(await again(asSara)).toMatchObject({ status: "refused", code: "notHere" });
});

test("at a telephone of two colleagues nobody's change is written anew: it is not known whose message failed", async () => {
  const { asSara, asAnna, person, organisationId } = await world();
  const [dora, anna] = [person("dora"), person("anna")];
  const to = dora.mobileNumber ?? "";
  await changed(async (tx) => {
    await tx.account.update({ where: { id: anna.accountId }, data: { mobileNumber: to } });
    for (const { accountId, authorisationId } of [dora, anna]) {
      const period = { createdAt: start, expiresAt: after(start, days(1)) };
      const change = { kind: "MOBILE_NUMBER", newMobileNumber: "+31687654321", ...period } as const;
      await tx.accountChange.create({ data: { ...change, accountId, authorisationId, organisationId } });
    }
  });
  const failed = { kind: "SMS", lane: "SMS", event: "mobile-number.start", deadAt: start, payload: null };
  await queued(to, { ...failed, id: failedId, lastError: "SMS 422" });
  const page = await read(asSara);
  expect(page.kind === "dead" && page.dead).toMatchObject([{ canAgain: false }]);
  expect(await again(asSara)).toMatchObject({ status: "refused", code: "notHere" });
  await queued(dora.email, { ...failed, kind: "EMAIL", lane: "EMAIL", lastError: "SMTP 550" });
  const other = await read(asSara);
  expect(other.kind === "dead" && other.dead.map(({ canAgain }) => canAgain).sort()).toEqual([false, true]);
  expect(await again(asAnna)).toEqual({ status: "notFound" });
});

test("what holds a link or code is never sent again as it was, and what did not fail is not found", async () => {
  const { asSara } = await world();
  await queued("dora@delinden.example", { id: failedId, deadAt: start, payload: null, lastError: "SMTP 550" });
  expect(await again(asSara)).toMatchObject({ status: "refused", code: "notHere" });
  const { prisma } = await database();
  await prisma.outbox.updateMany({ data: { deadAt: null, lastError: null } });
  expect(await again(asSara)).toEqual({ status: "notFound" });
});

test("a task that was given up is listed with its name, and done again as it was", async () => {
  const { asSara } = await world();
  await queued("password.mail-reset", {
    id: failedId,
    kind: "JOB",
    lane: "JOB",
    deadAt: start,
    lastError: "tried too often",
    attempts: 31,
  });
  const page = await read(asSara);
  expect(page.kind === "dead" && page.jobs).toMatchObject([
    { name: "password.mail-reset", trouble: "tooOften", canAgain: true },
  ]);
  expect(await again(asSara)).toMatchObject({ status: "done" });
  expect(await rowsOf("JOB")).toMatchObject([
    { deadAt: null, attempts: 0, lastError: null, payload: expect.any(Uint8Array) },
  ]);
});

test("staff see that a server takes nothing of ours, how many wait, and since when", async () => {
  const { asSara } = await world();
  await queued("dora@delinden.example", { lastError: "server EENVELOPE 550" });
  await queued("bram@delinden.example", { lastError: "server EENVELOPE 550", createdAt: after(start, minutes(5)) });
  expect(await read(asSara)).toMatchObject({
    kind: "dead",
    dead: [],
    held: [{ lane: "EMAIL", count: 2, since: start, trouble: "notLetIn" }],
  });
});

test("the list has what failed and what is late, and shows one of them alone when asked; so does an address", async () => {
  const { asSara, person } = await world();
  const { email } = person("dora");
  await queued(email, { deadAt: start, payload: null, lastError: "SMTP 550", attempts: 1 });
  await queued(email, { sentAt: start, payload: null, fate: "DELAYED", fateAt: start, fateReason: "4.4.1" });
  await queued(email, { attempts: 2, lastError: "ETIMEDOUT", notBefore: after(start, minutes(5)) });
  await queued(email, { sentAt: start, payload: null });
  await look(asSara, email);
  const states = async (toon: string, adres = "") => {
    const answer = await ask(messages, asSara, { adres, toon });
    if (answer.status !== "found") throw new Error(answer.status);
    const page = answer.value;
    const list = page.kind === "dead" ? page.dead : page.kind === "seen" ? page.messages : [];
    return list.map(({ state }) => state).sort();
  };
  expect(await states("alles")).toEqual(["delayed", "refused", "retrying"]);
  expect(await states("mislukt")).toEqual(["refused"]);
  expect(await states("onderweg")).toEqual(["delayed", "retrying"]);
  expect(await states("onzin")).toHaveLength(3);
  expect(await states("alles", email)).toEqual(["accepted", "delayed", "refused", "retrying"]);
  expect(await states("mislukt", email)).toEqual(["refused"]);
});
