import { afterEach, beforeEach, expect, test } from "vitest";
import { askOwnCode, confirmOwnCode } from "#lib/features/entrance/step-up/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { changeRoleFreshly } from "#tests/support/gate-commands.ts";
import { mails } from "#tests/support/outbox.ts";
import { confirmBy, withPasskey } from "#tests/support/passkeys.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { codesSentTo, visitor, wrongInsteadOf } from "#tests/support/sign-in.ts";

const start = new Date("2026-03-02T08:00:00Z");
beforeEach(emptyDatabase);
afterEach(() => fixClock(null));

async function annaLater() {
  fixClock(start);
  const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
  const anna = await signedIn(person("anna"));
  fixClock(after(start, minutes(20)));
  const act = (as: Identity = anna) =>
    execute(changeRoleFreshly, as, { authorisationId: person("bert").authorisationId });
  const codes = () => codesSentTo(person("anna").mobileNumber);
  return { anna, person, act, codes };
}

async function asked(who: Identity, browserSecret = ""): Promise<string> {
  const reply = await execute(askOwnCode, who, { browserSecret });
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return reply.result.browserSecret;
}

async function confirmed(who: Identity, given: { browserSecret: string; code: string }): Promise<Identity> {
  const reply = await execute(confirmOwnCode, who, given);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return { kind: "session", ...reply.result };
}

test("the own code makes the factor of this session fresh, and of no other", async () => {
  const { anna, person, act, codes } = await annaLater();
  fixClock(start);
  const elsewhere = await signedIn(person("anna"));
  fixClock(after(start, minutes(20)));
  expect(await act()).toEqual({ status: "stale" });
  const browserSecret = await asked(anna);
  const [code = ""] = await codes();
  expect(await act(await confirmed(anna, { browserSecret, code }))).toMatchObject({ status: "done" });
  const authorisationId = person("bert").authorisationId;
  expect(await execute(changeRoleFreshly, elsewhere, { authorisationId })).toEqual({ status: "stale" });
});

test("it renews the session: the old cookie opens nothing from then on, and the new one ends no later", async () => {
  const { anna, person, codes } = await annaLater();
  const browserSecret = await asked(anna);
  const [code = ""] = await codes();
  const renewed = await confirmed(anna, { browserSecret, code });
  expect(renewed).not.toEqual(anna);
  const { prisma } = await database();
  expect((await actorOf(prisma, anna)).actor).toEqual({ kind: "visitor" });
  expect((await actorOf(prisma, renewed)).actor).toMatchObject({ authorisationId: person("anna").authorisationId });
  const sessions = await prisma.session.findMany({ orderBy: { id: "asc" } });
  expect(sessions.map(({ createdAt, endedAt }) => [createdAt, endedAt])).toEqual([
    [start, after(start, minutes(20))],
    [start, null],
  ]);
  expect(await execute(askOwnCode, anna, { browserSecret: "" })).toEqual({ status: "notFound" });
});

test("a code works once", async () => {
  const { anna, codes } = await annaLater();
  const browserSecret = await asked(anna);
  const [code = ""] = await codes();
  const replies = await Promise.all([1, 2, 3].map(() => execute(confirmOwnCode, anna, { browserSecret, code })));
  // Those that come after it find the code used, or the session gone on under another id.
  const others = replies.map(({ status }) => status).filter((status) => status !== "done");
  expect(others.map((status) => ["refused", "notFound"].includes(status))).toEqual([true, true]);
});

test("wrong codes are counted, end the step-up at the fifth, and leave the factor stale", async () => {
  const { anna, act, codes } = await annaLater();
  const browserSecret = await asked(anna);
  const [right = ""] = await codes();
  const code = right === "000000" ? "111111" : "000000";
  for (let tries = 1; tries <= 4; tries++) {
    expect(await execute(confirmOwnCode, anna, { browserSecret, code })).toMatchObject({ code: "wrongCode" });
  }
  expect(await execute(confirmOwnCode, anna, { browserSecret, code })).toMatchObject({ code: "over" });
  expect(await execute(confirmOwnCode, anna, { browserSecret, code: right })).toMatchObject({ code: "gone" });
  expect(await act()).toEqual({ status: "stale" });
});

test("forty wrong ones since one came in block, as after a password, and end the session; a mail tells of it each day", async () => {
  const { anna, person, codes } = await annaLater();
  const guess = async (who: Identity) => {
    for (let times = 0; times < 4; times++) {
      const browserSecret = await asked(who);
      const code = wrongInsteadOf((await codes()).at(-1));
      for (let n = 0; n < 5; n++) await execute(confirmOwnCode, who, { browserSecret, code });
    }
  };
  const { prisma } = await database();
  const status = async () =>
    (await prisma.account.findUniqueOrThrow({ where: { id: person("anna").accountId } })).status;
  await guess(anna);
  expect(await status()).toBe("ACTIVE");
  fixClock(after(start, days(2)));
  const again = await signedIn(person("anna"));
  await guess(again);
  expect(await status()).toBe("BLOCKED");
  expect((await actorOf(prisma, again)).actor).toEqual({ kind: "visitor" });
  expect(
    await prisma.auditRecord.findFirst({ where: { event: "step-up.confirm" }, orderBy: { id: "desc" } }),
  ).toMatchObject({
    ...{ outcome: "failed", after: { status: "BLOCKED", cause: "WRONG_CODES" } },
  });
  const told = (await mails()).filter(({ to }) => to === person("anna").email).map(({ subject }) => subject);
  const failed = "Bevestigen mislukt op je account";
  expect(told).toEqual([failed, failed, "Je account is geblokkeerd"]);
});

test("asking again sends the next code of the same login, not at once, and three in all", async () => {
  const { anna, codes } = await annaLater();
  const browserSecret = await asked(anna);
  expect(await execute(askOwnCode, anna, { browserSecret })).toMatchObject({ code: "tooSoon" });
  for (const more of [1, 2]) {
    fixClock(after(start, minutes(20 + more)));
    expect(await asked(anna, browserSecret)).toBe(browserSecret);
  }
  fixClock(after(start, minutes(23)));
  expect(await execute(askOwnCode, anna, { browserSecret })).toMatchObject({ code: "noCodesLeft" });
  expect(await codes()).toHaveLength(3);
});

test("nobody shows a factor with a code that went to someone else, nor without being signed in", async () => {
  const { anna, person, codes } = await annaLater();
  const browserSecret = await asked(anna);
  const [code = ""] = await codes();
  fixClock(start);
  const bert = await signedIn(person("bert"));
  fixClock(after(start, minutes(20)));
  expect(await execute(confirmOwnCode, bert, { browserSecret, code })).toMatchObject({ code: "gone" });
  expect(await execute(confirmOwnCode, visitor, { browserSecret, code })).toEqual({ status: "notFound" });
  expect(await execute(askOwnCode, visitor, { browserSecret: "" })).toEqual({ status: "notFound" });
  expect(await execute(confirmOwnCode, anna, { browserSecret, code })).toMatchObject({ status: "done" });
});

test("who has a passkey is asked for that, and an SMS leaves only when it is asked for", async () => {
  const { anna, person, codes } = await annaLater();
  const { device } = await withPasskey(person("anna"));
  const reply = await execute(askOwnCode, anna, { browserSecret: "" });
  expect(reply).toMatchObject({ status: "done", result: { factors: ["sms"], passkey: "first", mobile: "" } });
  expect(await codes()).toEqual([]);
  const { browserSecret = "" } = reply.status === "done" ? reply.result : {};
  const chosen = await execute(askOwnCode, anna, { browserSecret, factor: "sms" });
  expect(chosen).toMatchObject({ status: "done", result: { factors: ["sms"], passkey: "offered" } });
  expect(await codes()).toHaveLength(1);
  expect(await confirmBy(anna, person("anna").accountId, device)).toMatchObject({ status: "done" });
});

test("what was shown counts five minutes, and a session that ended shows nothing", async () => {
  const { anna, act, codes } = await annaLater();
  const browserSecret = await asked(anna);
  const [code = ""] = await codes();
  const renewed = await confirmed(anna, { browserSecret, code });
  fixClock(after(start, minutes(25) + 1));
  expect(await act(renewed)).toEqual({ status: "stale" });
  fixClock(after(start, hours(12)));
  expect(await execute(askOwnCode, renewed, { browserSecret: "" })).toEqual({ status: "notFound" });
  expect(
    await (await database()).prisma.session.count({ where: { factorAt: { gt: after(start, minutes(20)) } } }),
  ).toBe(0);
});

test("whoever is not signed in has no code to confirm, however often they send one", async () => {
  const code = { browserSecret: "", code: "123456" };
  for (let times = 0; times < 5; times++)
    expect(await execute(confirmOwnCode, visitor, code)).toEqual({ status: "notFound" });
  expect(await (await database()).prisma.auditRecord.count()).toBe(0);
});
