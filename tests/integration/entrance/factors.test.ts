import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { askReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { askOwnCode, confirmOwnCode } from "#lib/features/entrance/step-up/commands.ts";
import { jobs } from "#lib/jobs.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { appCode, withApp, withRecoveryCodes, wrongAppCode } from "#tests/support/factors.ts";
import { changeRoleFreshly } from "#tests/support/gate-commands.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed, password, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { aRequest, codesSentTo, halfSignedIn, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:10Z");
const later = (ms: number) => fixClock(after(start, ms));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** Dora with an app and ten codes on paper, ten minutes later. */
async function doraWithAll() {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const dora = person("dora");
  const session = await signedIn(dora);
  await withApp(dora, session);
  const codes = await withRecoveryCodes(session);
  later(minutes(10));
  return { dora, anna: person("anna"), codes };
}

const enter = (browserSecret: string, code: string, factor?: string) =>
  execute(enterCode, visitor, { browserSecret, code, factor }, aRequest());

const wayOf = async (sessionId: string) =>
  (await (await database()).prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).way;

/** What the page for the code shows. */
async function shownTo(browserSecret: string) {
  const answer = await ask(loginUnderWay, visitor, { browserSecret });
  return answer.status === "found" ? answer.value.login : null;
}

const subjectsTo = async (address: string) =>
  (await mails()).filter(({ to }) => to === address).map(({ subject }) => subject);

describe("after the password", () => {
  test("who has an app gets no SMS by itself, and one when they ask", async () => {
    const { dora } = await doraWithAll();
    const { browserSecret } = await halfSignedIn(dora);
    expect(await codesSentTo(dora.mobileNumber)).toEqual([]);
    expect(await shownTo(browserSecret)).toMatchObject({
      ...{ codes: ["app", "sms", "recovery"], isSent: false, hasPasskey: false },
    });
    expect(await execute(resendCode, visitor, { browserSecret })).toMatchObject({ result: { isFirst: true } });
    const [code = ""] = await codesSentTo(dora.mobileNumber);
    const reply = await enter(browserSecret, code, "sms");
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    expect(await wayOf(reply.result.sessionId)).toBe("PASSWORD_SMS");
  });

  test("a code of the app opens a session that says so, and works once, in every login", async () => {
    const { dora } = await doraWithAll();
    const [one, two] = [await halfSignedIn(dora), await halfSignedIn(dora)];
    const code = await appCode(dora);
    const reply = await enter(one.browserSecret, code);
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    expect(reply.result.by).toBe("app");
    expect(await wayOf(reply.result.sessionId)).toBe("PASSWORD_APP");
    expect(await enter(two.browserSecret, code)).toMatchObject({ code: "wrongCode" });
    expect(await enter(two.browserSecret, await appCode(dora, -1))).toMatchObject({ code: "wrongCode" });
    expect(await enter(two.browserSecret, await appCode(dora, 1))).toMatchObject({ status: "done" });
  });

  test("a recovery code opens a session wherever it is typed, works once, and its owner is told", async () => {
    const { dora, codes } = await doraWithAll();
    const { browserSecret } = await halfSignedIn(dora);
    const reply = await enter(browserSecret, (codes[3] ?? "").toLowerCase(), "app");
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    expect(await wayOf(reply.result.sessionId)).toBe("RECOVERY");
    expect(await subjectsTo(dora.email)).toContain("Herstelcode gebruikt");
    const again = await halfSignedIn(dora);
    expect(await enter(again.browserSecret, codes[3] ?? "")).toMatchObject({ code: "wrongCode" });
    expect(await shownTo(again.browserSecret)).toMatchObject({ codes: ["app", "sms", "recovery"] });
  });

  test("with three recovery codes left comes a mail that asks to make new ones", async () => {
    const { dora, codes } = await doraWithAll();
    await changed((tx) => tx.recoveryCode.updateMany({ data: { usedAt: start } }));
    const { prisma } = await database();
    const rows = await prisma.recoveryCode.findMany({ select: { id: true } });
    await emptyUse(rows.slice(0, 4).map(({ id }) => id));
    for (const code of codes) {
      const { browserSecret } = await halfSignedIn(dora);
      if ((await enter(browserSecret, code)).status === "done") break;
    }
    expect(await subjectsTo(dora.email)).toContain("Je hebt nog 3 herstelcodes");
  });

  test("a login with nothing to show is refused, and one without a number goes by the app", async () => {
    const { dora, anna } = await doraWithAll();
    await changed((tx) =>
      tx.account.updateMany({
        where: { id: { in: [dora.accountId, anna.accountId] } },
        data: { mobileNumber: null },
      }),
    );
    const tryIn = (email: string) => execute(signIn, visitor, { identifier: email, password }, aRequest());
    expect(await tryIn(anna.email)).toMatchObject({ status: "failed", code: "noMobile" });
    const reply = await tryIn(dora.email);
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    const { browserSecret } = reply.result;
    expect(await execute(resendCode, visitor, { browserSecret })).toMatchObject({ code: "noMobile" });
    expect(await enter(browserSecret, await appCode(dora))).toMatchObject({ status: "done" });
  });
});

/** Makes used codes new again, which no command can: the database refuses it, so they are written anew. */
async function emptyUse(ids: readonly string[]) {
  await changed(async (tx) => {
    const rows = await tx.recoveryCode.findMany({ where: { id: { in: [...ids] } } });
    await tx.recoveryCode.deleteMany({ where: { id: { in: [...ids] } } });
    await tx.recoveryCode.createMany({ data: rows.map((row) => ({ ...row, usedAt: null })) });
  });
}

describe("wrong codes", () => {
  test("of the app end the login at the fifth and the app at the twentieth of a day; SMS and paper stay open", async () => {
    const { dora, codes } = await doraWithAll();
    const wrong = await wrongAppCode(dora);
    const extra = await halfSignedIn(dora);
    for (let login = 0; login < 4; login++) {
      const { browserSecret } = await halfSignedIn(dora);
      for (let i = 0; i < 4; i++) expect(await enter(browserSecret, wrong, "app")).toMatchObject({ code: "wrongCode" });
      expect(await enter(browserSecret, wrong, "app")).toMatchObject({ code: "over" });
      expect(await enter(browserSecret, await appCode(dora), "app")).toMatchObject({ code: "gone" });
    }
    expect(await shownTo(extra.browserSecret)).toMatchObject({ codes: ["sms", "recovery"] });
    // A login that was begun before gives no further try: not even the right code is looked at.
    expect(await enter(extra.browserSecret, await appCode(dora), "app")).toMatchObject({ code: "over" });
    const { browserSecret } = await halfSignedIn(dora);
    expect(await enter(browserSecret, codes[0] ?? "")).toMatchObject({ status: "done" });
    later(minutes(10) + days(1));
    const next = await halfSignedIn(dora);
    expect(await enter(next.browserSecret, await appCode(dora), "app")).toMatchObject({ status: "done" });
  });

  test("by SMS close the codes by SMS, and neither the app nor the password", async () => {
    const { dora } = await doraWithAll();
    await changed(async (tx, now) => {
      const { authorisationId: _, ...whose } = { accountId: dora.accountId, authorisationId: null };
      const row = { ...whose, purpose: "SIGN_IN" as const, createdAt: now, expiresAt: now, endedAt: now };
      await tx.loginTransaction.create({ data: { ...row, browserHash: "a", wrongCodes: 20 } });
    });
    const half = await halfSignedIn(dora);
    expect(await shownTo(half.browserSecret)).toMatchObject({ codes: ["app", "recovery"] });
    expect(await execute(resendCode, visitor, half)).toMatchObject({ code: "noGuessesLeft" });
    expect(await enter(half.browserSecret, await appCode(dora))).toMatchObject({ status: "done" });
  });

  test("a recovery code of somebody else is wrong, and stays theirs", async () => {
    const { dora, anna, codes } = await doraWithAll();
    const theirs = await halfSignedIn(anna);
    expect(await enter(theirs.browserSecret, codes[0] ?? "")).toMatchObject({ code: "wrongCode" });
    const { browserSecret } = await halfSignedIn(dora);
    expect(await enter(browserSecret, codes[0] ?? "")).toMatchObject({ status: "done" });
  });
});

test("the step-up asks for the app, sends an SMS only when that is chosen, and takes each of them", async () => {
  const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
  const anna = person("anna");
  const session = await signedIn(anna);
  await withApp(anna, session);
  const codes = await withRecoveryCodes(session);
  later(minutes(20));
  const act = () => execute(changeRoleFreshly, session, { authorisationId: person("bert").authorisationId });
  expect(await act()).toEqual({ status: "stale" });
  const asked = await execute(askOwnCode, session, { browserSecret: "" });
  if (asked.status !== "done") throw new Error(JSON.stringify(asked));
  expect(asked.result.factors).toEqual(["app", "sms", "recovery"]);
  expect(await codesSentTo(anna.mobileNumber)).toEqual([]);
  const { browserSecret } = asked.result;
  const answer = async (code: string, factor?: string) =>
    execute(confirmOwnCode, session, { browserSecret, code, factor });
  expect(await answer(await wrongAppCode(anna), "app")).toMatchObject({ code: "wrongCode" });
  expect(await act()).toEqual({ status: "stale" });
  expect(await execute(askOwnCode, session, { browserSecret, factor: "sms" })).toMatchObject({
    result: { browserSecret, factors: ["sms", "app", "recovery"] },
  });
  expect(await codesSentTo(anna.mobileNumber)).toHaveLength(1);
  const shown = await answer(await appCode(anna), "app");
  if (shown.status !== "done") throw new Error(JSON.stringify(shown));
  const renewed = { kind: "session", sessionId: shown.result.sessionId } as const;
  const { authorisationId } = person("bert");
  expect(await execute(changeRoleFreshly, renewed, { authorisationId })).toMatchObject({ status: "done" });
  expect(await execute(confirmOwnCode, renewed, { browserSecret, code: codes[0] ?? "" })).toMatchObject({
    code: "gone",
  });
});

test("the record of a step-up says which factor was shown: after a restore a used recovery code is right once more", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"] });
  const session = await signedIn(person("anna"));
  await withApp(person("anna"), session);
  const codes = await withRecoveryCodes(session);
  later(minutes(20));
  const asked = await execute(askOwnCode, session, { browserSecret: "" });
  if (asked.status !== "done") throw new Error(JSON.stringify(asked));
  const { browserSecret } = asked.result;
  const reply = await execute(confirmOwnCode, session, { browserSecret, code: codes[0] ?? "" });
  expect(reply).toMatchObject({ status: "done" });
  expect(await recordsOf("step-up.confirm")).toMatchObject([{ after: { factor: "recovery" } }]);
});

test("a reset takes the factor its owner chose, here the app, and then a new beginning of it takes nothing away", async () => {
  const { dora } = await doraWithAll();
  await execute(askReset, visitor, { email: dora.email }, aRequest());
  await runJobs(jobs);
  const link = await lastLink(dora.email, "wachtwoord-herstellen");
  const chosen = await execute(choosePassword, visitor, { link, password: "een heel ander geheim" }, aRequest());
  if (chosen.status !== "done") throw new Error(JSON.stringify(chosen));
  expect(await codesSentTo(dora.mobileNumber)).toEqual([]);
  const { browserSecret } = chosen.result;
  const code = await appCode(dora);
  expect(await execute(confirmPassword, visitor, { browserSecret, code }, aRequest())).toMatchObject({
    status: "done",
    result: { opened: { way: "PASSWORD_APP" } },
  });
  expect(await halfSignedIn(dora, dora.email, "een heel ander geheim")).toMatchObject({ code: "" });
});

test("who has only a number gets a code at once, as before", async () => {
  const { dora } = { dora: (await anOrganisation({ employees: ["dora"] })).person("dora") };
  await reallySignedIn(dora);
  expect(await codesSentTo(dora.mobileNumber)).toHaveLength(1);
});
