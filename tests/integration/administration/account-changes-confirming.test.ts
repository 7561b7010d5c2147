import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { confirmMobileNumber } from "#lib/features/administration/account-changes/commands/confirming.ts";
import { numberLink } from "#lib/features/administration/account-changes/queries.ts";
import { deliverHelpRequest } from "#lib/features/help/help-requests/commands/telling.ts";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  finish,
  lastRecord,
  newNumber,
  numberLinkOf,
  office,
  prove,
  startFor,
  told,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { changed, signedIn } from "#tests/support/people.ts";
import { codesSentTo, halfSignedIn, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function started() {
  const made = await office();
  await startFor(made.session, made.fleur);
  return { ...made, link: await numberLinkOf(made.fleur) };
}

describe("finishing a change of number", () => {
  test("takes link, password and the code on the new number; then it is bound and everything open has ended", async () => {
    const { fleur, bert, anna } = await started();
    const session = await reallySignedIn(fleur);
    const before = (await waiting()).length;
    expect(await finish(fleur)).toEqual({ status: "done", result: { email: fleur.email } });
    expect(await accountOf(fleur)).toMatchObject({
      mobileNumber: newNumber,
      mobileProvenAt: start,
      mobileChangedAt: start,
      status: "ACTIVE",
    });
    const { prisma } = await database();
    expect((await actorOf(prisma, session)).actor).toEqual({ kind: "visitor" });
    expect(await prisma.loginTransaction.count({ where: { accountId: fleur.accountId, endedAt: null } })).toBe(0);
    expect((await told(before)).sort()).toEqual(
      [
        `SMS ${newNumber}`,
        `EMAIL ${fleur.email}`,
        `SMS ${fleur.mobileNumber}`,
        `EMAIL ${anna.email}`,
        `EMAIL ${bert.email}`,
      ].sort(),
    );
    const changedMails = (await mails()).slice(-3);
    for (const { text } of changedMails) expect(text).toMatch(/\/dit-was-ik-niet\/[\w-]{43}/);
    expect(await lastRecord("mobile-number.confirm")).toMatchObject({
      outcome: "done",
      actorKind: "visitor",
      subjectId: fleur.authorisationId,
      organisationId: fleur.organisationId,
    });
  });

  test("sends the next code to sign in to the new number", async () => {
    const { fleur } = await started();
    await finish(fleur);
    const moved = { ...fleur, mobileNumber: newNumber };
    const old = (await codesSentTo(fleur.mobileNumber)).length;
    expect(await execute(enterCode, visitor, await halfSignedIn(moved))).toMatchObject({ status: "done" });
    expect((await codesSentTo(fleur.mobileNumber)).length).toBe(old);
  });

  test("solves what was asked about the number, by the beheerder who began it", async () => {
    const { fleur, anna, session } = await office();
    const { helpRequestId } = await executeAs("test", deliverHelpRequest, {
      authorisationId: fleur.authorisationId,
      problem: "WRONG_MOBILE_NUMBER",
    });
    await startFor(session, fleur);
    await finish(fleur);
    const { prisma } = await database();
    expect(await prisma.helpRequest.findUnique({ where: { id: helpRequestId } })).toMatchObject({
      status: "RESOLVED",
      resolvedById: anna.authorisationId,
    });
  });

  test("lets a beheerder whose number is new rest for a day", async () => {
    const { bert, session } = await office();
    await startFor(session, bert);
    await finish(bert);
    const { prisma } = await database();
    expect((await actorOf(prisma, await signedIn(bert))).actor).toMatchObject({ restsUntil: after(start, hours(24)) });
  });
});

describe("two of the three proofs are not enough", () => {
  const unchanged = async (fleur: Parameters<typeof accountOf>[0]) =>
    expect(await accountOf(fleur)).toMatchObject({ mobileNumber: fleur.mobileNumber, mobileChangedAt: null });

  test("link and code without the password: no code is sent", async () => {
    const { fleur, link } = await started();
    expect(await prove(link, "verkeerd")).toMatchObject({ status: "refused", code: "wrong" });
    expect(await codesSentTo(newNumber)).toEqual([]);
    await unchanged(fleur);
  });

  test("link and password without the code: nothing is bound", async () => {
    const { fleur, link } = await started();
    const proven = await prove(link);
    if (proven.status !== "done") throw new Error(proven.status);
    const right = (await codesSentTo(newNumber)).at(-1) ?? "";
    const code = right === "000000" ? "000001" : "000000";
    expect(await execute(confirmMobileNumber, visitor, { ...proven.result, code })).toMatchObject({
      status: "failed",
      code: "wrongCode",
    });
    await unchanged(fleur);
  });

  test("password and a code without the link: a code to sign in binds nothing, and a made-up link asks nothing", async () => {
    const { fleur } = await started();
    expect(await prove("verzonnen")).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await execute(confirmMobileNumber, visitor, await halfSignedIn(fleur))).toMatchObject({ code: "gone" });
    await unchanged(fleur);
  });

  test("the code signs nobody in", async () => {
    const { link } = await started();
    const proven = await prove(link);
    if (proven.status !== "done") throw new Error(proven.status);
    const half = { ...proven.result, code: (await codesSentTo(newNumber)).at(-1) };
    expect(await execute(enterCode, visitor, half)).toMatchObject({ code: "gone" });
  });
});

describe("the password on the way", () => {
  test("stands on the ladder of signing in, and its last wrong try blocks", async () => {
    const { fleur, link } = await started();
    await changed((tx) =>
      tx.passwordTries.create({ data: { key: `${fleur.accountId} known`, count: 19, firstTriedAt: start } }),
    );
    expect(await prove(link, "verkeerd")).toMatchObject({ status: "failed", code: "wrong" });
    expect(await accountOf(fleur)).toMatchObject({ status: "BLOCKED", blockCause: "WRONG_TRIES" });
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "blocked" } });
    expect((await mails()).at(-1)).toMatchObject({ to: fleur.email, subject: "Je account is geblokkeerd" });
  });

  test("waits where signing in waits", async () => {
    const { fleur, link } = await started();
    const waitUntil = after(start, minutes(5));
    const tries = { key: `${fleur.accountId} known`, count: 5, firstTriedAt: start, waitUntil };
    await changed((tx) => tx.passwordTries.create({ data: tries }));
    expect(await prove(link)).toMatchObject({ status: "refused", code: "wait", detail: { until: waitUntil } });
  });

  test("of a blocked account is not looked at, nor counted", async () => {
    const { fleur, link } = await started();
    await changed((tx) =>
      tx.account.update({ where: { id: fleur.accountId }, data: { status: "BLOCKED", blockCause: "WRONG_TRIES" } }),
    );
    expect(await prove(link)).toMatchObject({ status: "refused", code: "linkClosed" });
    const { prisma } = await database();
    expect(await prisma.passwordTries.count()).toBe(0);
  });
});

describe("the link", () => {
  test("opened fifty times is spent by none of them, and by finishing once", async () => {
    const { fleur, link } = await started();
    for (let i = 0; i < 50; i++)
      expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "open" } });
    await finish(fleur);
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "used" } });
    expect(await prove(link)).toMatchObject({ code: "linkClosed" });
  });

  test("works for a day, to the second", async () => {
    const { link } = await started();
    fixClock(after(start, hours(24) - 1000));
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "open" } });
    fixClock(after(start, hours(24) + 1000));
    expect(await ask(numberLink, visitor, { link })).toMatchObject({ value: { state: "expired" } });
    expect(await prove(link)).toMatchObject({ code: "linkClosed" });
  });

  test("that expires before the code is there binds nothing", async () => {
    const { fleur, link } = await started();
    fixClock(after(start, hours(24) - 1000));
    const proven = await prove(link);
    if (proven.status !== "done") throw new Error(proven.status);
    fixClock(after(start, hours(24) + 1000));
    const half = { ...proven.result, code: (await codesSentTo(newNumber)).at(-1) };
    expect(await execute(confirmMobileNumber, visitor, half)).toMatchObject({ status: "failed", code: "linkClosed" });
    expect(await accountOf(fleur)).toMatchObject({ mobileNumber: fleur.mobileNumber });
  });

  test("another code goes to the new number too", async () => {
    const { fleur, link } = await started();
    const proven = await prove(link);
    if (proven.status !== "done") throw new Error(proven.status);
    fixClock(after(start, minutes(1)));
    const before = (await codesSentTo(fleur.mobileNumber)).length;
    expect(await execute(resendCode, visitor, proven.result)).toMatchObject({ status: "done" });
    expect((await codesSentTo(newNumber)).length).toBe(2);
    expect((await codesSentTo(fleur.mobileNumber)).length).toBe(before);
  });
});
