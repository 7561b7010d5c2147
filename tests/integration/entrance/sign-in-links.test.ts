import { afterEach, beforeEach, expect, test } from "vitest";
import { askLink, openSignIn } from "#lib/features/entrance/sign-in-links/commands.ts";
import { signInLink } from "#lib/features/entrance/sign-in-links/queries.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { jobs } from "#lib/jobs.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed, password, type TestPerson } from "#tests/support/people.ts";
import { aRequest, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const office = async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"], invited: ["gerda"] });
  return { anna: person("anna"), dora: person("dora"), gerda: person("gerda") };
};
const asking = (identifier: string) => execute(askLink, visitor, { identifier }, aRequest());
const tryWith = (identifier: string, secret: string, devices: readonly string[] = []) =>
  execute(signIn, visitor, { identifier, password: secret }, { ...aRequest(), devices });

/** Asks for a link and clicks the button in it, in the browser that then may try. */
async function opened(who: TestPerson) {
  await asking(who.email);
  await runJobs(jobs);
  const link = await lastLink(who.email, "link");
  const reply = await execute(openSignIn, visitor, { link }, aRequest());
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return { link, devices: [reply.result.deviceSecret] };
}

test("past a stranger's wait: the link lets this browser try, and only its button does", async () => {
  const { dora } = await office();
  for (let i = 0; i < 5; i++) await tryWith(dora.email, "helemaal verkeerd");
  expect(await tryWith(dora.email, password)).toMatchObject({ code: "wait" });
  await asking(dora.accessCode.toLowerCase());
  await runJobs(jobs);
  const link = await lastLink(dora.email, "link");
  expect(await ask(signInLink, visitor, { link })).toMatchObject({ value: { isOpen: true } });
  const { prisma } = await database();
  expect(await prisma.knownDevice.count()).toBe(0);
  const { devices, link: used } = await opened(dora);
  expect(await tryWith(dora.email, password)).toMatchObject({ code: "wait" });
  expect(await tryWith(dora.email, password, devices)).toMatchObject({ status: "done" });
  expect(await ask(signInLink, visitor, { link: used })).toMatchObject({ value: { isOpen: false } });
});

test("past a lane that is closed for good too; and who then signs in has a known browser", async () => {
  const { dora } = await office();
  const { prisma } = await database();
  await prisma.passwordTries.create({ data: { key: dora.accountId, count: 1, total: 60, firstTriedAt: start } });
  expect(await tryWith(dora.email, password)).toMatchObject({ code: "closed" });
  const { devices } = await opened(dora);
  expect(await tryWith(dora.email, password, devices)).toMatchObject({ status: "done" });
});

test("past a wait of one's own browser too, while what adds up there goes on to the block", async () => {
  const { dora } = await office();
  const own = [(await reallySignedIn(dora)).deviceSecret];
  const { prisma } = await database();
  const count = async () => (await prisma.passwordTries.findMany()).map(({ count }) => count);
  for (let i = 0; i < 5; i++) await tryWith(dora.email, "helemaal verkeerd", own);
  expect(await tryWith(dora.email, password, own)).toMatchObject({ code: "wait" });
  const { devices } = await opened(dora);
  expect(await count()).toEqual([5]);
  expect(await tryWith(dora.email, "helemaal verkeerd", [...own, ...devices])).toMatchObject({ code: "wrong" });
  expect(await count()).toEqual([6]);
  expect(await tryWith(dora.email, password, [...own, ...devices])).toMatchObject({ status: "done" });
});

test("the mail says of nobody's password that it was wrong: anyone may have typed the address", async () => {
  const { dora } = await office();
  await asking(dora.email);
  await runJobs(jobs);
  const [mail] = await mails();
  expect(mail?.text).toContain("Houden foute wachtwoorden je tegen?");
  expect(mail?.text).not.toContain("Er is te vaak");
});

test("for an hour, once, and never for another's account", async () => {
  const { anna, dora } = await office();
  const { link, devices } = await opened(dora);
  expect(await execute(openSignIn, visitor, { link }, aRequest())).toMatchObject({ code: "linkClosed" });
  for (let i = 0; i < 5; i++) {
    await tryWith(dora.email, "helemaal verkeerd");
    await tryWith(anna.email, "helemaal verkeerd");
  }
  expect(await tryWith(anna.email, password, devices)).toMatchObject({ code: "wait" });
  const { prisma } = await database();
  await prisma.passwordTries.updateMany({ data: { waitUntil: after(start, hours(2)) } });
  fixClock(after(start, hours(1) - 1));
  expect(await tryWith(dora.email, password, devices)).toMatchObject({ status: "done" });
  fixClock(after(start, hours(1)));
  expect(await tryWith(dora.email, password, devices)).toMatchObject({ code: "wait" });
});

test("a link works for an hour, also when a stranger asks for another; a made-up one does nothing", async () => {
  const { dora } = await office();
  await asking(dora.email);
  await runJobs(jobs);
  const first = await lastLink(dora.email, "link");
  await asking(dora.email);
  await runJobs(jobs);
  const second = await lastLink(dora.email, "link");
  fixClock(after(start, hours(1) - 1));
  expect(await execute(openSignIn, visitor, { link: first }, aRequest())).toMatchObject({ status: "done" });
  fixClock(after(start, hours(1)));
  for (const link of [first, second, "bestaat-niet"])
    expect(await execute(openSignIn, visitor, { link }, aRequest())).toMatchObject({
      status: "refused",
      code: "linkClosed",
    });
});

test("everyone gets the same answer; a mail goes only to who may sign in, and not without end", async () => {
  const { anna, dora, gerda } = await office();
  await changed((tx) =>
    tx.account.update({ where: { id: dora.accountId }, data: { status: "BLOCKED", blockCause: "STAFF" } }),
  );
  const answers = [];
  for (const name of [anna.email, dora.email, gerda.email, "niemand@nergens.example"]) answers.push(await asking(name));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  await runJobs(jobs);
  expect((await mails()).map(({ to }) => to)).toEqual([anna.email]);
  for (let i = 0; i < 4; i++) await asking(anna.accessCode);
  await runJobs(jobs);
  expect(await mails()).toHaveLength(3);
  const here = aRequest();
  for (let i = 0; i < 10; i++) await execute(askLink, visitor, { identifier: anna.email }, here);
  expect(await execute(askLink, visitor, { identifier: anna.email }, here)).toMatchObject({ status: "limited" });
});

test("who uses up another's links leaves those of their browser, of their network, and the last one that was mailed", async () => {
  const { dora } = await office();
  const { deviceSecret } = await reallySignedIn(dora);
  const { prisma } = await database();
  const network = "192.0.2.7";
  await changed((tx) => tx.session.updateMany({ data: { network } }));
  await prisma.outbox.deleteMany();
  const count = async () => {
    await runJobs(jobs);
    return (await mails()).length;
  };
  for (let i = 0; i < 9; i++) await asking(dora.email);
  expect(await count()).toBe(3);
  await execute(askLink, visitor, { identifier: dora.email }, { ...aRequest(), devices: [deviceSecret] });
  expect(await count()).toBe(4);
  await execute(askLink, visitor, { identifier: dora.email }, { ...aRequest(), ip: network });
  expect(await count()).toBe(5);

  // One who is known nowhere has the last of those that the stranger asked for.
  const [, , third = ""] = (await mails()).map(({ text }) => /\/link\/([\w-]+)/.exec(text)?.[1] ?? "");
  fixClock(after(start, minutes(59)));
  for (let i = 0; i < 9; i++) await asking(dora.email);
  expect(await count()).toBe(5);
  expect(await execute(openSignIn, visitor, { link: third }, aRequest())).toMatchObject({ status: "done" });
});

test("a stranger who guesses all day keeps neither an owner's known browser out, nor one who asks for the link", async () => {
  const { anna, dora } = await office();
  const own = [(await reallySignedIn(anna)).deviceSecret];
  const { prisma } = await database();
  for (let hour = 0; hour <= 24; hour += 3) {
    fixClock(after(start, hours(hour)));
    // As a guesser who never waits in vain: the moment that a wait is over there are five more.
    for (let i = 0; i < 5; i++) for (const { email } of [anna, dora]) await tryWith(email, "helemaal verkeerd");
    await prisma.passwordTries.updateMany({ where: { total: { gt: 4 } }, data: { total: hour < 12 ? 30 : 60 } });
    expect(await tryWith(anna.email, password, own)).toMatchObject({ status: "done" });
    const { devices } = await opened(dora);
    expect(await tryWith(dora.email, password, devices)).toMatchObject({ status: "done" });
  }
  expect(await prisma.account.count({ where: { status: "BLOCKED" } })).toBe(0);
});
