import { afterEach, beforeEach, expect, test } from "vitest";
import { moveClock, signInAs } from "#lib/features/demo/guide/commands.ts";
import { guide } from "#lib/features/demo/guide/queries.ts";
import { people } from "#lib/features/demo/guide/rules.ts";
import { aheadIn } from "#lib/features/demo/guide/store.ts";
import { askForHelp } from "#lib/features/help/help-requests/commands/asking.ts";
import { jobs } from "#lib/jobs.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { clockNow, fixClock, putClockAhead, asOutside } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";
import { aRequest, halfSignedIn, visitor } from "#tests/support/sign-in.ts";

/** A Monday at ten, so that four working hours later is the same day. */
const start = new Date("2026-11-23T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** The demo's Dora and Anna, in an office of the test. */
async function theDemo() {
  const made = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const [anna, dora] = [made.person("anna"), made.person("dora")];
  for (const [who, email] of [
    [anna, people.anna],
    [dora, people.dora],
  ] as const)
    await changed((tx) => tx.account.update({ where: { id: who.accountId }, data: { email } }));
  return { anna: { ...anna, email: people.anna }, dora: { ...dora, email: people.dora } };
}

const recorded = async () =>
  (await database()).prisma.auditRecord.findMany({ where: { event: { startsWith: "demo." } }, orderBy: { at: "asc" } });

const be = (wie: string) => execute(signInAs, visitor, { wie }, aRequest());

test("a click signs in, by the end of every way in, under its own name in the log", async () => {
  const { dora } = await theDemo();
  const reply = await be("dora");
  if (reply.status !== "done") throw new Error(reply.status);
  const { prisma, reader } = await database();
  const { sessionId } = reply.result;
  expect(await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({ way: "DEMO" });
  expect((await actorOf(reader, { kind: "session", sessionId })).actor).toMatchObject({ accountId: dora.accountId });
  expect(await recorded()).toMatchObject([{ event: "demo.sign-in-as", outcome: "done", subjectId: dora.accountId }]);
});

test("who may not sign in does not, and the log says why; who is not of the demo is nobody", async () => {
  const { dora } = await theDemo();
  const data = { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
  await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data }));
  expect(await be("dora")).toMatchObject({ status: "failed", code: "stopped" });
  expect(await be("hanna")).toMatchObject({ status: "notFound" });
  expect(await be("iemand")).toMatchObject({ status: "invalid" });
  const { prisma } = await database();
  expect(await prisma.session.count()).toBe(0);
  expect(await recorded()).toMatchObject([{ outcome: "failed", after: { because: "blocked" } }]);
  const seen = await ask(guide, visitor, { wie: "dora" });
  expect(seen).toMatchObject({ value: { stopped: "dora", story: { done: ["tries"], now: "waits" } } });
});

test("the clock moves deadlines and jobs; sessions, logins and their codes keep real time", async () => {
  const { anna, dora } = await theDemo();
  await execute(askForHelp, visitor, { email: dora.email, organisationNumber: "", problem: "BLOCKED" }, aRequest());
  await runJobs(jobs);
  const told = (await mails()).filter(({ to }) => to === anna.email).length;
  const reply = await be("anna");
  if (reply.status !== "done") throw new Error(reply.status);
  await halfSignedIn(anna);
  const { prisma, reader } = await database();
  const ages = async () => ({
    session: (await prisma.session.findFirstOrThrow()).factorAt.getTime() - clockNow().getTime(),
    login: (await prisma.loginTransaction.findFirstOrThrow()).expiresAt.getTime() - clockNow().getTime(),
    code: (await prisma.oneTimeCode.findFirstOrThrow()).expiresAt.getTime() - clockNow().getTime(),
  });
  const before = await ages();

  const moved = await execute(moveClock, visitor, { naar: "fourHours" }, aRequest());
  expect(moved).toMatchObject({ status: "done", result: { milliseconds: hours(4) } });
  fixClock(after(start, hours(4)));
  expect(await ages()).toEqual(before);
  const identity = { kind: "session", sessionId: reply.result.sessionId } as const;
  expect((await actorOf(reader, identity)).actor).toMatchObject({ accountId: anna.accountId });
  await runJobs(jobs);
  expect((await mails()).filter(({ to }) => to === anna.email).length).toBeGreaterThan(told);
  expect(await aheadIn(reader)).toBe(hours(4));
});

test("the clock goes to the next working day, and no further ahead than the demo's past can bear", async () => {
  const move = (naar: string) => execute(moveClock, visitor, { naar }, aRequest());
  expect(await move("nextDay")).toMatchObject({ result: { milliseconds: days(1) - hours(1) } });
  for (let n = 0; n < 8; n++) expect(await move("week")).toMatchObject({ status: "done" });
  expect(await move("week")).toMatchObject({ status: "refused", code: "tooFar" });
  expect(await recorded()).toHaveLength(9);
  expect(await aheadIn((await database()).reader)).toBe(days(57) - hours(1));
});

test("a clock that is ahead goes on, and what is told outside is by the clock outside", () => {
  fixClock(null);
  putClockAhead(days(2));
  try {
    expect(clockNow().getTime() - Date.now()).toBeGreaterThan(days(2) - 60_000);
    expect(Math.abs(asOutside(clockNow()).getTime() - Date.now())).toBeLessThan(60_000);
  } finally {
    putClockAhead(-days(2));
  }
});
