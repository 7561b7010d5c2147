import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { execute, executeAs, noRequest } from "#lib/platform/gate/execute.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mostAttempts } from "#lib/platform/outbox/backoff.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { claim, leaseMs, markTaken, postpone, renew } from "#lib/platform/outbox/queue.ts";
import { startWorker, workOff } from "#lib/platform/outbox/worker.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { allLanes, aText } from "#tests/support/outbox.ts";

const start = new Date("2026-03-02T08:00:00.000Z");
const audit = { subjectId: null, organisationId: null, before: null, after: null };
const system = { kind: "system", job: "test" } as const;

let outgoing: Outgoing[] = [];
let worked = 0;
let behave: "succeed" | "throw" | "refuse" = "succeed";

const events = declareEvents("help", {
  "help-request.ask": quiet({ title: { nl: "Geprobeerd", en: "Tried" } }),
  "help-request.route": quiet({ title: { nl: "Geprobeerd", en: "Tried" } }),
});

const write = command({
  event: events["help-request.ask"],
  input: z.object({}),
  subject: () => Promise.resolve({}),
  may: anyone,
  run: () => Promise.resolve(done({ result: null, audit, send: outgoing })),
});

const work = command({
  event: events["help-request.route"],
  input: z.object({ email: z.string() }),
  subject: () => Promise.resolve({}),
  may: anyone,
  run: () => {
    worked++;
    if (behave === "throw") throw new Error("the database says dora@delinden.example");
    return Promise.resolve(behave === "refuse" ? refuse("no") : done({ result: null, audit }));
  },
});

const jobs = [work];
const mail: Outgoing = {
  kind: "EMAIL",
  to: "dora@delinden.example",
  subject: "Dag",
  text: "Dag Dora",
  html: "<p>Dag</p>",
};
const sms = (expiresAt: Date): Outgoing => aText("123456 is je code", expiresAt);
const aJobWith = (input: object) => ({ kind: "JOB", event: work.event, input }) as const;
const aJob = aJobWith({ email: "dora@delinden.example" });

async function send(...messages: Outgoing[]) {
  outgoing = messages;
  await executeAs("test", write, {});
}

const rows = async () => (await database()).prisma.outbox.findMany({ orderBy: { id: "asc" } });
const mailbox = async () => (await database()).prisma.demoMessage.findMany({ orderBy: { id: "asc" } });
const workedRecords = async () => (await database()).prisma.auditRecord.count({ where: { event: work.event } });

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
  worked = 0;
  behave = "succeed";
});
afterEach(() => fixClock(null));

test("a message arrives once, and its row forgets what it said", async () => {
  await send(mail, sms(after(start, minutes(5))));
  await workOff({ jobs });
  await workOff({ jobs });
  expect(await mailbox()).toMatchObject([
    { kind: "EMAIL", to: "dora@delinden.example", subject: "Dag", text: "Dag Dora", html: "<p>Dag</p>" },
    { kind: "SMS", to: "+31612340001", subject: "", text: "123456 is je code", html: null },
  ]);
  const sent = await rows();
  expect(sent.map(({ id }) => id)).toEqual((await mailbox()).map(({ id }) => id));
  for (const row of sent) expect(row).toMatchObject({ payload: null, leasedUntil: null, deadAt: null, attempts: 1 });
});

test("one that cannot be written as sent leaves those that were taken with it as they are", async () => {
  await send(mail, sms(after(start, minutes(5))), mail);
  const taken = { answer: "250 Ok" };
  const [first = "", second = "", third = ""] = (await rows()).map(({ id }) => id);
  const odd = { answer: "250 \0" };
  // The first is written alone; those that come meanwhile go together.
  const marks = [first, second, third].map((id) => markTaken({ id, at: start, taken: id === second ? odd : taken }));
  expect((await Promise.allSettled(marks)).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect((await rows()).map(({ sentAt }) => sentAt)).toEqual([start, null, start]);
});

test("what the outbox holds cannot be read in the database", async () => {
  await send(sms(after(start, minutes(5))));
  const [row] = await rows();
  expect(Buffer.from(row?.payload ?? []).toString("latin1")).not.toContain("123456");
});

test("a code that has expired is not sent, to the millisecond", async () => {
  await send(sms(after(start, minutes(5))), sms(new Date(after(start, minutes(5)).getTime() + 1_000)));
  fixClock(after(start, minutes(5)));
  await workOff({ jobs });
  expect(await rows()).toMatchObject([
    { sentAt: null, deadAt: after(start, minutes(5)), lastError: "expired", payload: null },
    { deadAt: null, payload: null },
  ]);
  expect(await mailbox()).toHaveLength(1);
});

test("a message for later waits until then", async () => {
  await send({ ...aJobWith({ email: "x" }), notBefore: after(start, minutes(10)) });
  await workOff({ jobs });
  expect(worked).toBe(0);
  fixClock(after(start, minutes(10)));
  await workOff({ jobs });
  expect(worked).toBe(1);
});

test("a job that throws is tried again later, until it succeeds", async () => {
  behave = "throw";
  await send(aJob);
  await workOff({ jobs });
  expect(worked).toBe(1);
  const [row] = await rows();
  expect(row).toMatchObject({ attempts: 1, sentAt: null, deadAt: null, leasedUntil: null, lastError: "Error" });
  expect(row?.notBefore.getTime()).toBeGreaterThan(start.getTime());
  behave = "succeed";
  fixClock(after(start, minutes(1)));
  await workOff({ jobs });
  expect(await rows()).toMatchObject([{ attempts: 2, lastError: null, payload: null }]);
  expect(await workedRecords()).toBe(1);
});

test("after so many tries it is a dead letter that staff can see", async () => {
  behave = "throw";
  await send(aJob);
  const { prisma } = await database();
  await prisma.outbox.updateMany({ data: { attempts: mostAttempts } });
  await workOff({ jobs });
  expect(worked).toBe(0);
  // Staff may have it done again, so a job keeps what it was about; a message never does.
  const whole = expect.any(Uint8Array) as unknown;
  expect(await rows()).toMatchObject([{ deadAt: start, lastError: "tried too often", payload: whole }]);
});

test("rows that cannot be delivered do not stop the others", async () => {
  const unknownJob: Outgoing = { kind: "JOB", event: "no.such.command", input: {} };
  await send(mail, unknownJob, aJobWith({ email: 7 }), mail);
  const { prisma } = await database();
  const [first] = await rows();
  await prisma.outbox.update({ where: { id: first?.id ?? "" }, data: { payload: new Uint8Array(40) } });
  await workOff({ jobs });
  expect((await rows()).map(({ lastError, sentAt }) => [lastError, sentAt !== null])).toEqual([
    ["sealed with the key 00000000", false],
    ["no such job", false],
    ["job invalid", false],
    [null, true],
  ]);
  expect(await mailbox()).toHaveLength(1);
});

test("a job that was done is not done again when the process died before it could say so", async () => {
  await send(aJob);
  const [row] = await claim(allLanes(1));
  await execute(work, system, { email: "x" }, { ...noRequest(), outboxId: row?.id ?? "" });
  fixClock(after(start, leaseMs + 1));
  await workOff({ jobs });
  expect(worked).toBe(1);
  expect(await workedRecords()).toBe(1);
});

test("a job that two workers do at once happens once", async () => {
  await send(aJob);
  const [row] = await rows();
  const request = { ...noRequest(), outboxId: row?.id ?? "" };
  const replies = await Promise.all([1, 2, 3, 4].map(() => execute(work, system, { email: "x" }, request)));
  expect(replies.map(({ status }) => status).sort()).toEqual(["done", "notFound", "notFound", "notFound"]);
  expect(await workedRecords()).toBe(1);
});

test("a job that has nothing to do any more is over", async () => {
  behave = "refuse";
  await send(aJob);
  await workOff({ jobs });
  expect(await rows()).toMatchObject([{ sentAt: expect.any(Date), deadAt: null, payload: null }]);
});

test("a row whose worker died is taken by another once its lease is over, not before", async () => {
  await send(mail);
  expect(await claim(allLanes(10))).toHaveLength(1);
  fixClock(new Date(start.getTime() + leaseMs - 1));
  expect(await claim(allLanes(10))).toHaveLength(0);
  fixClock(new Date(start.getTime() + leaseMs));
  expect(await claim(allLanes(10))).toMatchObject([{ attempts: 2 }]);
});

test("a row stays with who has it in hand, for as long as they say so", async () => {
  await send(mail);
  const [row] = await claim(allLanes(1));
  if (!row) throw new Error("there is no row");
  fixClock(after(start, leaseMs - 1));
  expect(await renew([row])).toEqual(new Set([row.id]));
  fixClock(after(start, leaseMs + 1));
  expect(await claim(allLanes(1))).toEqual([]);
  fixClock(after(start, 2 * leaseMs));
  expect(await claim(allLanes(1))).toHaveLength(1);
  // Whoever was silent for so long hears that it is another's, and changes nothing any more.
  expect(await renew([row])).toEqual(new Set());
  await postpone(row, after(start, minutes(5)), "away");
  expect(await rows()).toMatchObject([{ attempts: 2, lastError: null, notBefore: start }]);
});

test("of each lane as many are taken as there is room for, whatever waits in the others", async () => {
  await send(...Array<Outgoing>(9).fill(mail), aJob, { ...aJob, lane: "REGISTER" }, sms(after(start, minutes(5))));
  const claimed = await claim([
    { lane: "SMS", most: 4 },
    { lane: "EMAIL", most: 3 },
    { lane: "REGISTER", most: 1 },
  ]);
  expect(claimed.map(({ lane }) => lane).sort()).toEqual(["EMAIL", "EMAIL", "EMAIL", "REGISTER", "SMS"]);
});

test("a claim takes no more than asked, the oldest first", async () => {
  await send(mail, mail, mail);
  const ids = (await rows()).map(({ id }) => id);
  expect((await claim(allLanes(2))).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect((await claim(allLanes(2))).map(({ id }) => id)).toEqual(ids.slice(2));
});

test("a worker is woken by a change, and stops when asked", async () => {
  const worker = startWorker({ jobs });
  await send(mail);
  await vi.waitFor(async () => expect(await mailbox()).toHaveLength(1), { timeout: 60_000 });
  await worker.stop();
  await send(mail);
  expect(await mailbox()).toHaveLength(1);
  expect(await claim(allLanes(1))).toHaveLength(1);
});
