import { hash } from "@node-rs/argon2";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  blockAuthorisation,
  unblockAuthorisation,
} from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { colleague } from "#lib/features/administration/authorisations/queries.ts";
import { homeOf } from "#lib/features/entrance/sign-in/rules.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { takeTry } from "#lib/features/entrance/sign-in/store/tries.ts";
import { clearTries, waitsAmong } from "#lib/features/entrance/sign-in/store/waits.ts";
import { counted, laddersOf, type Tries, verdictOf } from "#lib/features/entrance/sign-in/rules.ts";
import type { SignInWay } from "#lib/platform/access/ways.ts";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { endSession, mostSessions } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { Message } from "#lib/platform/outbox/message.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import {
  anOrganisation,
  aPerson,
  aStaffMember,
  changed,
  password,
  signedIn,
  type TestPerson,
} from "#tests/support/people.ts";
import { aRequest, codesSentTo, guessCodesOf, halfSignedIn, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => fixClock(after(start, ms));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const tryWith = (identifier: string, secret = "helemaal verkeerd", devices: readonly string[] = []) =>
  execute(signIn, visitor, { identifier, password: secret }, { ...aRequest(), devices });

/** A browser in which this person once signed in. */
const ownBrowser = async (who: TestPerson) => [(await reallySignedIn(who)).deviceSecret];

async function office() {
  const made = await anOrganisation({ administrators: ["anna"], employees: ["dora"], invited: ["gerda"] });
  return { ...made, anna: made.person("anna"), dora: made.person("dora"), gerda: made.person("gerda") };
}

const block = (accountId: string) =>
  changed((tx) => tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause: "STAFF" } }));

const withdraw = (id: string) =>
  changed((tx) => tx.authorisation.update({ where: { id }, data: { status: "WITHDRAWN" } }));

const statusOf = async ({ accountId: id }: TestPerson) =>
  (await (await database()).prisma.account.findUniqueOrThrow({ where: { id } })).status;

const actorIn = async (sessionId: string) => {
  const { prisma } = await database();
  return (await actorOf(prisma, { kind: "session", sessionId })).actor;
};

describe("the password", () => {
  test("right: a code goes to the number on file, and nothing is open yet", async () => {
    const { dora } = await office();
    await halfSignedIn(dora);
    expect(await codesSentTo(dora.mobileNumber)).toHaveLength(1);
    const { prisma } = await database();
    expect(await prisma.session.count()).toBe(0);
  });

  test("the name is found in any case, by address and by toegangscode", async () => {
    const { dora } = await office();
    for (const name of [` ${dora.email.toUpperCase()} `, dora.accessCode.toLowerCase(), `${dora.accessCode} `]) {
      expect(await tryWith(name, password)).toMatchObject({ status: "done" });
    }
  });

  test("wrong, unknown, blocked, withdrawn and not activated get the same answers through the whole ladder", async () => {
    const { organisationId, anna, dora, gerda } = await office();
    const bram = await aPerson("bram", { organisationId, email: "bram@x.example" });
    await block(dora.accountId);
    await withdraw(bram.authorisationId);
    const { prisma } = await database();
    const answers = [];
    for (const name of [anna.email, "niemand@nergens.example", dora.email, bram.accessCode, gerda.email]) {
      const given = [];
      for (let i = 0; i < 6; i++) given.push(await tryWith(name));
      await prisma.passwordTries.updateMany({ data: { count: 18, total: 58, waitUntil: null } });
      for (let i = 0; i < 4; i++) {
        given.push(await tryWith(name));
        await prisma.passwordTries.updateMany({ data: { waitUntil: null } });
      }
      answers.push(JSON.stringify(given));
    }
    expect(new Set(answers).size).toBe(1);
  });

  test("the right password of someone blocked, withdrawn or not activated is answered like a wrong one", async () => {
    const { dora, anna, gerda } = await office();
    await block(dora.accountId);
    await withdraw(anna.authorisationId);
    const wrong = JSON.stringify(await tryWith("niemand@nergens.example"));
    for (const { email } of [dora, anna, gerda]) expect(JSON.stringify(await tryWith(email, password))).toBe(wrong);
    const { prisma } = await database();
    expect(await prisma.loginTransaction.count()).toBe(0);
  });

  test("a toegangscode that is not active opens nothing, although another of the same person is", async () => {
    const one = await anOrganisation();
    const two = await anOrganisation();
    const ivo = await aPerson("ivo", { ...one, email: "ivo@dubbel.example" });
    const also = await aPerson("ivo", { ...two, email: "ivo@dubbel.example" });
    await withdraw(also.authorisationId);
    expect(await tryWith(also.accessCode, password)).toMatchObject({ status: "refused", code: "wrong" });
    expect(await tryWith(ivo.accessCode, password)).toMatchObject({ status: "done" });
  });

  test("during a wait the right password is not looked at; after it, it opens and the count is gone", async () => {
    const { dora } = await office();
    for (let i = 0; i < 4; i++) expect(await tryWith(dora.email)).toMatchObject({ code: "wrong" });
    const until = after(start, minutes(1));
    expect(await tryWith(dora.email)).toMatchObject({ status: "refused", code: "wait", detail: { until } });
    later(minutes(1) - 1);
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "refused", code: "wait", detail: { until } });
    const { prisma } = await database();
    expect(await prisma.passwordTries.findUnique({ where: { key: dora.accountId } })).toMatchObject({
      waitUntil: until,
    });
    later(minutes(1));
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "done" });
    expect(await prisma.passwordTries.count()).toBe(0);
  });

  test("in a browser of one's own the twentieth blocks, ends the sessions and tells the person, once", async () => {
    const { dora } = await office();
    const session = await reallySignedIn(dora);
    const own = [session.deviceSecret];
    const { prisma } = await database();
    await tryWith(dora.email, undefined, own);
    await prisma.passwordTries.updateMany({ data: { count: 18 } });
    await tryWith(dora.email, undefined, own);
    expect(await actorIn(session.sessionId)).toMatchObject({ kind: "member" });
    for (let i = 0; i < 3; i++) await tryWith(dora.email, undefined, own);
    const account = await prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } });
    expect(account).toMatchObject({ status: "BLOCKED", blockCause: "WRONG_TRIES" });
    expect(await actorIn(session.sessionId)).toEqual({ kind: "visitor" });
    const told = (await mails()).filter(({ to }) => to === dora.email);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("/nl/hulp-bij-inloggen/vraag-je-beheerder");
    const records = await prisma.auditRecord.findMany({
      where: { event: "sign-in.password", subjectId: dora.accountId },
    });
    expect(records.filter(({ after }) => JSON.stringify(after).includes("WRONG_TRIES"))).toHaveLength(1);
  });

  test("wrong tries are written down once for each quarter of an hour, with how many there were", async () => {
    const { dora } = await office();
    const { prisma } = await database();
    const written = () =>
      prisma.auditRecord.findMany({ where: { event: { startsWith: "sign-in" } }, orderBy: { id: "asc" } });
    for (const at of [minutes(2), minutes(5), minutes(9)]) {
      later(at);
      await tryWith(dora.email);
      await tryWith("niemand@nergens.example");
    }
    expect(await written()).toEqual([]);
    later(minutes(15));
    await tryWith(dora.email);
    await runJobs(jobs);
    const because = { tries: 3, since: "2026-11-22T09:02:00.000Z", until: "2026-11-22T09:15:00.000Z" };
    expect(await written()).toMatchObject([
      { outcome: "done", subjectId: dora.accountId, organisationId: null, after: { ...because, because: "password" } },
      { outcome: "done", subjectId: null, after: { ...because, because: "unknown", of: expect.any(String) as string } },
    ]);
    later(minutes(30));
    await runJobs(jobs);
    expect((await written()).at(-1)).toMatchObject({ subjectId: dora.accountId, after: { tries: 1 } });
  });

  test("a right password is no wrong try, and a try during a wait is none either", async () => {
    const { dora } = await office();
    await halfSignedIn(dora);
    for (let i = 0; i < 8; i++) await tryWith(dora.email);
    later(minutes(15));
    await runJobs(jobs);
    const { prisma } = await database();
    const notes = await prisma.auditRecord.findMany({ where: { event: "sign-in.note-tries" } });
    expect(notes).toMatchObject([{ after: { tries: 5 } }]);
  });

  test.each(["known", "elsewhere"] as const)(
    "%s: the statement in the database and the rule say the same",
    async (lane) => {
      const ladders = laddersOf(settings());
      const ladder = ladders[lane];
      let tries: Tries | null = null;
      let now = start;
      // A fixed row of pauses that meets every wait's edge, the block and the end of the day.
      const pauses = [
        0,
        1,
        2,
        minutes(1) - 1,
        1,
        minutes(3),
        minutes(5),
        minutes(15),
        hours(1),
        hours(5),
        days(1) - 1,
        days(1),
      ];
      for (let i = 0; i < 150; i++) {
        now = after(now, i % 6 === 5 ? (pauses[(i * 7) % pauses.length] ?? 0) : i % 3);
        const said = await transaction((_, tx) => takeTry(tx, { key: "someone", lane }, ladders, now));
        const next = counted(tries, ladder, now);
        expect(said).toEqual(verdictOf(tries, next, ladder, now));
        tries = next ?? tries;
      }
    },
  );

  test("a stranger's wrong passwords close nobody's own browser, block nobody and end no session", async () => {
    const { dora } = await office();
    const session = await reallySignedIn(dora);
    for (let i = 0; i < 30; i++) {
      await tryWith(dora.email);
      await tryWith(dora.email, undefined, ["x".repeat(43)]);
    }
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "refused", code: "wait" });
    expect(await tryWith(dora.email, password, [session.deviceSecret])).toMatchObject({ status: "done" });
    expect(await actorIn(session.sessionId)).toMatchObject({ kind: "member" });
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "refused", code: "wait" });
  });

  test("another person's known browser is a stranger's", async () => {
    const { anna, dora } = await office();
    const annas = await ownBrowser(anna);
    for (let i = 0; i < 5; i++) await tryWith(dora.email, undefined, annas);
    const { prisma } = await database();
    expect(await prisma.passwordTries.findMany()).toMatchObject([{ key: dora.accountId, count: 5 }]);
  });

  test("a wait in one's own browser is no stranger's to meet, and the beheerder sees it", async () => {
    const { dora } = await office();
    const own = await ownBrowser(dora);
    for (let i = 0; i < 5; i++) await tryWith(dora.email, undefined, own);
    const { prisma } = await database();
    expect(await tryWith(dora.email, undefined, own)).toMatchObject({ code: "wait" });
    // What a stranger reads is what they would read of a name that nobody has.
    expect(await tryWith(dora.email)).toEqual(await tryWith("niemand@nergens.example"));
    const waits = await waitsAmong(prisma, [dora.accountId], start);
    expect(waits).toEqual(new Map([[dora.accountId, after(start, minutes(1))]]));
    later(minutes(1));
    expect(await tryWith(dora.email, password, own)).toMatchObject({ status: "done" });
    expect(await prisma.passwordTries.count()).toBe(2);
  });

  test("after too many in a row, over however many days, elsewhere none is looked at; the person hears of it once", async () => {
    const { dora } = await office();
    const own = await ownBrowser(dora);
    const { prisma } = await database();
    await tryWith(dora.email);
    await prisma.passwordTries.updateMany({ data: { count: 3, total: 59 } });
    expect(await tryWith(dora.email)).toMatchObject({ status: "failed", code: "closed" });
    later(days(40));
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "refused", code: "closed" });
    expect(await tryWith(dora.email)).toMatchObject({ status: "refused", code: "closed" });
    expect((await mails()).filter(({ to }) => to === dora.email).map(({ text }) => text)).toMatchObject([
      expect.stringContaining("/nl/wachtwoord-vergeten"),
    ]);
    expect(await prisma.account.findUnique({ where: { id: dora.accountId } })).toMatchObject({ status: "ACTIVE" });
    expect(await tryWith(dora.email, password, own)).toMatchObject({ status: "done" });
    await transaction((_, tx) => clearTries(tx, dora.accountId));
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "done" });
  });

  test("staff hear once an hour that one network, or one organisation, is tried at scale", async () => {
    const { dora } = await office();
    const sara = await aStaffMember("sara", "SERVICEDESK");
    const request = aRequest();
    const { prisma } = await database();
    const guess = (identifier: string) =>
      execute(signIn, visitor, { identifier, password: "helemaal verkeerd" }, request);
    await guess(dora.email);
    await prisma.limit.updateMany({ where: { bucket: { startsWith: "tries-watched" } }, data: { count: 98 } });
    for (let i = 0; i < 4; i++) await guess(`niemand${i}@nergens.example`);
    await runJobs(jobs);
    const told = async () => (await mails()).filter(({ to }) => to === sara.email).map(({ text }) => text);
    expect(await told()).toMatchObject([
      expect.stringContaining(`100 foute wachtwoorden ingevuld vanaf het netwerk ${request.ip}`),
    ]);
    await prisma.limit.updateMany({ where: { bucket: { contains: dora.organisationId } }, data: { count: 49 } });
    await tryWith(dora.email);
    await tryWith(dora.email);
    await runJobs(jobs);
    expect(await told()).toMatchObject([
      expect.any(String),
      expect.stringContaining("50 foute wachtwoorden ingevuld bij mensen van"),
    ]);
  });

  test("who comes in without a password ends a wait, and the log of the organisation says by whom", async () => {
    const { anna, dora } = await office();
    for (let i = 0; i < 5; i++) await tryWith(dora.email);
    const enter = (way: SignInWay) =>
      changed(async (tx) => {
        const at = { tx, actor: visitor, request: aRequest(), now: start };
        const opened = await completeSignIn(at, { ...dora, way });
        if ("send" in opened) await enqueue(tx, opened.send, start);
      });
    await enter("PASSWORD_APP");
    expect(await tryWith(dora.email, password)).toMatchObject({ code: "wait" });
    await enter("PASSKEY");
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "done" });
    await enter("PASSKEY");
    await runJobs(jobs);
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "sign-in.end-wait" } })).toMatchObject([
      { subjectId: dora.accountId, after: { way: "PASSKEY" } },
    ]);
    const seen = await ask(log, await signedIn(anna), {});
    expect(JSON.stringify(seen)).toContain("sign-in.end-wait");
  });

  test("a hash of less work than today's is made anew by a right password alone", async () => {
    const { dora } = await office();
    const cheap = await hash(password, { memoryCost: 8192, timeCost: 2, parallelism: 1 });
    await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { passwordHash: cheap } }));
    const { prisma } = await database();
    const kept = async () => (await prisma.account.findUniqueOrThrow({ where: { id: dora.accountId } })).passwordHash;
    await tryWith(dora.email);
    expect(await kept()).toBe(cheap);
    await reallySignedIn(dora);
    const anew = await kept();
    expect(anew).toContain("$m=19456,t=2,p=1$");
    await reallySignedIn(dora);
    expect(await kept()).toBe(anew);
  });

  test("nothing typed into the form breaks it", async () => {
    for (const identifier of ["\0", "a\0b@c.example", "' OR 1=1 --", "‮abc", "a@", "@", "%", "\ud800"]) {
      expect(["refused", "invalid"]).toContain((await tryWith(identifier)).status);
    }
    for (const raw of [{}, { identifier: {}, password: [] }, { identifier: "a".repeat(10_000), password: "b" }]) {
      expect(await execute(signIn, visitor, raw, aRequest())).toMatchObject({ status: "invalid" });
    }
  });
});

describe("the code", () => {
  test("opens a session in the organisation of the one authorisation", async () => {
    const { dora, anna, organisationId } = await office();
    const session = await reallySignedIn(dora);
    expect(session.home).toBe("/mijn");
    expect(await actorIn(session.sessionId)).toMatchObject({ kind: "member", organisationId, role: "EMPLOYEE" });
    expect((await reallySignedIn(anna)).home).toBe("/beheer");
  });

  test("staff land at their queue", async () => {
    expect((await reallySignedIn(await aStaffMember("sara", "SERVICEDESK"))).home).toBe("/medewerker");
  });

  test("with a toegangscode the session acts in that organisation; with an address a person of two chooses", async () => {
    const one = await anOrganisation();
    const two = await anOrganisation();
    const ivo = await aPerson("ivo", { ...one, email: "ivo@dubbel.example" });
    const also = await aPerson("ivo", { ...two, email: "ivo@dubbel.example" });
    const there = await reallySignedIn(ivo, also.accessCode);
    expect(await actorIn(there.sessionId)).toMatchObject({ organisationId: two.organisationId });
    const undecided = await reallySignedIn(ivo);
    expect(undecided.home).toBe("/kies-organisatie");
    expect(await actorIn(undecided.sessionId)).toMatchObject({ kind: "person" });
  });

  test("works once", async () => {
    const { dora } = await office();
    const half = await halfSignedIn(dora);
    expect(await execute(enterCode, visitor, half)).toMatchObject({ status: "done" });
    expect(await execute(enterCode, visitor, half)).toMatchObject({ status: "refused", code: "gone" });
  });

  test("belongs to the browser and the login it was sent for", async () => {
    const { dora, anna } = await office();
    const doras = await halfSignedIn(dora);
    const annas = await halfSignedIn(anna);
    const again = await halfSignedIn(dora);
    expect(await execute(enterCode, visitor, { ...doras, browserSecret: annas.browserSecret })).toMatchObject({
      status: "failed",
    });
    expect(await execute(enterCode, visitor, { ...doras, browserSecret: again.browserSecret })).toMatchObject({
      status: "failed",
    });
    expect(await execute(enterCode, visitor, { ...doras, browserSecret: "" })).toMatchObject({ code: "gone" });
    expect(await execute(enterCode, visitor, doras)).toMatchObject({ status: "done" });
  });

  test("lives five minutes, and an expired one is called so without being counted", async () => {
    const { dora } = await office();
    const half = await halfSignedIn(dora);
    later(minutes(5));
    expect(await execute(enterCode, visitor, half)).toMatchObject({ status: "refused", code: "codeExpired" });
    later(minutes(5) - 1);
    expect(await execute(enterCode, visitor, half)).toMatchObject({ status: "done" });
  });

  test("five wrong ones end the login, over all its codes", async () => {
    const { dora } = await office();
    const half = await halfSignedIn(dora);
    const wrong = { ...half, code: half.code === "000000" ? "111111" : "000000" };
    for (let i = 0; i < 3; i++) expect(await execute(enterCode, visitor, wrong)).toMatchObject({ code: "wrongCode" });
    later(minutes(1));
    expect(await execute(resendCode, visitor, half)).toMatchObject({ status: "done" });
    expect(await execute(enterCode, visitor, wrong)).toMatchObject({ code: "wrongCode" });
    expect(await execute(enterCode, visitor, wrong)).toMatchObject({ status: "failed", code: "over" });
    expect(await execute(enterCode, visitor, half)).toMatchObject({ code: "gone" });
  });

  test("twenty wrong ones in a day stop new logins, and not the count of passwords", async () => {
    const { dora } = await office();
    for (let i = 0; i < 4; i++) {
      const half = await halfSignedIn(dora);
      const wrong = { ...half, code: half.code === "000000" ? "111111" : "000000" };
      for (let n = 0; n < 5; n++) await execute(enterCode, visitor, wrong);
    }
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "failed", code: "noGuessesLeft" });
    const { prisma } = await database();
    expect(await prisma.passwordTries.count()).toBe(0);
    later(days(1));
    expect(await tryWith(dora.email, password)).toMatchObject({ status: "done" });
  });

  test("forty wrong ones in a row, over however many days, block: whoever types them has the password", async () => {
    const { anna, dora } = await office();
    const guessing = () => guessCodesOf(dora, 20);
    const status = () => statusOf(dora);
    await guessing();
    later(days(1));
    await reallySignedIn(dora);
    later(days(1) + minutes(1));
    await guessing();
    expect(await status()).toBe("ACTIVE");
    later(days(3));
    await guessing();
    expect(await status()).toBe("BLOCKED");
    const told = (await mails()).filter(({ to }) => to === dora.email).map(({ subject }) => subject);
    const failed = "Inloggen mislukt na het juiste wachtwoord";
    // Once a day that somebody has the password, and at the end that the account is blocked.
    expect(told).toEqual([failed, failed, failed, expect.stringContaining("geblokkeerd")]);
    const { prisma } = await database();
    const where = { event: "sign-in.code", outcome: "failed" } as const;
    expect(await prisma.auditRecord.findFirst({ where, orderBy: { id: "desc" } })).toMatchObject({
      after: { status: "BLOCKED", cause: "WRONG_CODES" },
    });
    const seen = await ask(colleague, await signedIn(anna), { id: dora.authorisationId });
    expect(seen).toMatchObject({ value: { account: { blockCause: "WRONG_TRIES", codesGuessed: true } } });
  });

  test("who is unblocked after that has forty anew, however soon a code is wrong again", async () => {
    const { anna, dora } = await office();
    await guessCodesOf(dora, 20);
    later(days(2));
    await guessCodesOf(dora, 20);
    expect(await statusOf(dora)).toBe("BLOCKED");
    later(days(3));
    const { authorisationId } = dora;
    expect(await execute(unblockAuthorisation, await signedIn(anna), { authorisationId })).toMatchObject({
      status: "done",
    });
    later(days(3) + minutes(1));
    await guessCodesOf(dora, 19);
    expect(await statusOf(dora)).toBe("ACTIVE");
    later(days(4) + minutes(1));
    await guessCodesOf(dora, 20);
    expect(await statusOf(dora)).toBe("ACTIVE");
    later(days(5) + minutes(1));
    await guessCodesOf(dora, 1);
    expect(await statusOf(dora)).toBe("BLOCKED");
  });

  test("nor does that end when the authorisation is withdrawn and begins again", async () => {
    const { anna, dora } = await office();
    await guessCodesOf(dora, 20);
    later(days(2));
    await guessCodesOf(dora, 20);
    const asAnna = await signedIn(anna);
    const { authorisationId } = dora;
    expect((await execute(unblockAuthorisation, asAnna, { authorisationId })).status).toBe("done");
    expect((await execute(withdrawAuthorisation, asAnna, { authorisationId, reason: "LEFT" })).status).toBe("done");
    expect((await execute(reauthoriseColleague, asAnna, { authorisationId, MKB: "on" })).status).toBe("done");
    later(days(3));
    await guessCodesOf(dora, 1);
    expect(await statusOf(dora)).toBe("ACTIVE");
  });

  test("the forty are not counted anew from an unblocking that lifts no block by them", async () => {
    const { anna, dora } = await office();
    await guessCodesOf(dora, 20);
    later(days(2));
    await guessCodesOf(dora, 19);
    const asAnna = await signedIn(anna);
    const { authorisationId } = dora;
    expect((await execute(blockAuthorisation, asAnna, { authorisationId, reason: "LONG_ABSENT" })).status).toBe("done");
    expect((await execute(unblockAuthorisation, asAnna, { authorisationId })).status).toBe("done");
    later(days(3));
    await guessCodesOf(dora, 1);
    expect(await statusOf(dora)).toBe("BLOCKED");
  });

  test("who gets no SMS is called where that is set: after a second one, or once one is said not to have come", async () => {
    const { dora } = await office();
    const called = async () =>
      (await waiting())
        .map(({ message }) => Message.safeParse(message).data)
        .find((found) => found && "spoken" in found);
    const mayCall = async (half: { browserSecret: string }) => {
      const answer = await ask(loginUnderWay, visitor, half);
      return answer.status === "found" && answer.value.login?.mayCall;
    };
    const half = await halfSignedIn(dora);
    later(minutes(1));
    expect(await execute(resendCode, visitor, { ...half, by: "call" })).toMatchObject({ code: "noCall" });
    Object.assign(settings(), { CODE_BY_CALL: true });
    try {
      expect(await mayCall(half)).toBe(false);
      expect(await execute(resendCode, visitor, { ...half, by: "call" })).toMatchObject({ code: "noCall" });
      const reported = { sentAt: start, fate: "BOUNCED" } as const;
      await (await database()).prisma.outbox.updateMany({ where: { to: dora.mobileNumber }, data: reported });
      expect(await mayCall(half)).toBe(true);
      expect(await execute(resendCode, visitor, { ...half, by: "call" })).toMatchObject({ result: { by: "call" } });
      const call = await called();
      expect(call).toMatchObject({ to: dora.mobileNumber, spoken: "nl" });
      const code = /: ((?:\d, ){5}\d)\./.exec(call?.text ?? "")?.[1]?.replaceAll(", ", "") ?? "";
      // Of the second message nothing was heard yet, and two were sent.
      expect(await mayCall(half)).toBe(true);
      expect(await execute(enterCode, visitor, { ...half, code }, aRequest())).toMatchObject({ status: "done" });
    } finally {
      Object.assign(settings(), { CODE_BY_CALL: false });
    }
  });

  test("sent again: three in all, half a minute apart, and the first still works", async () => {
    const { dora } = await office();
    const half = await halfSignedIn(dora);
    expect(await execute(resendCode, visitor, half)).toMatchObject({ code: "tooSoon" });
    later(minutes(1));
    expect(await execute(resendCode, visitor, half)).toMatchObject({ status: "done" });
    later(minutes(2));
    expect(await execute(resendCode, visitor, half)).toMatchObject({ status: "done" });
    later(minutes(3));
    expect(await execute(resendCode, visitor, half)).toMatchObject({ code: "noCodesLeft" });
    expect(await codesSentTo(dora.mobileNumber)).toHaveLength(3);
    expect(await execute(enterCode, visitor, half)).toMatchObject({ status: "done" });
  });

  test("opens nothing for someone blocked or withdrawn in the meantime", async () => {
    const { dora, anna } = await office();
    const doras = await halfSignedIn(dora);
    const annas = await halfSignedIn(anna);
    await block(dora.accountId);
    await withdraw(anna.authorisationId);
    expect(await execute(enterCode, visitor, doras)).toMatchObject({ status: "failed", code: "gone" });
    expect(await execute(enterCode, visitor, annas)).toMatchObject({ status: "failed", code: "gone" });
  });

  test("stands nowhere in the database but sealed", async () => {
    const { dora } = await office();
    const { code, browserSecret } = await halfSignedIn(dora);
    const { prisma } = await database();
    const tables = await prisma.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`;
    for (const { name } of tables) {
      const rows = await prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
      for (const { row } of rows) {
        expect(row.includes(browserSecret)).toBe(false);
        expect(new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`).test(row)).toBe(false);
      }
    }
  });
});

describe("the session", () => {
  test("ends when it is signed out, and the old cookie opens nothing", async () => {
    const session = await reallySignedIn((await office()).dora);
    expect(await execute(endSession, session, {})).toMatchObject({ status: "done" });
    expect(await actorIn(session.sessionId)).toEqual({ kind: "visitor" });
    expect((await execute(endSession, session, {})).status).not.toBe("denied");
  });

  test.each([
    ["after half an hour without a page", minutes(30)],
    ["after twelve hours", hours(12)],
  ])("ends %s", async (_, ms) => {
    const session = await reallySignedIn((await office()).dora);
    later(ms - 1);
    const { prisma } = await database();
    if (ms > hours(1)) await prisma.session.updateMany({ data: { lastSeenAt: after(start, ms - 2) } });
    expect(await actorIn(session.sessionId)).toMatchObject({ kind: "member" });
    later(ms);
    expect(await actorIn(session.sessionId)).toEqual({ kind: "visitor" });
  });

  test("the eleventh ends the oldest, which is no failure, is written down, and stands with the session", async () => {
    const { dora } = await office();
    // One that nobody used for half an hour is over, and does not count.
    const idle = await signedIn(dora);
    later(minutes(31));
    const first = await reallySignedIn(dora);
    const others: Identity[] = [];
    for (let n = 1; n < mostSessions; n++) {
      later(minutes(31 + n));
      others.push(await signedIn(dora));
    }
    expect(await actorIn(first.sessionId)).toMatchObject({ kind: "member" });
    later(minutes(50));
    const eleventh = await reallySignedIn(dora);
    expect(await actorIn(eleventh.sessionId)).toMatchObject({ kind: "member" });
    expect(await actorIn(first.sessionId)).toEqual({ kind: "visitor" });
    const { prisma } = await database();
    for (const other of others) expect((await actorOf(prisma, other)).actor).toMatchObject({ kind: "member" });
    const crowded = await prisma.session.findMany({ where: { crowdedOut: true }, select: { id: true, endedAt: true } });
    expect(crowded).toEqual([{ id: first.sessionId, endedAt: after(start, minutes(50)) }]);
    await runJobs(jobs);
    const [record] = await prisma.auditRecord.findMany({ where: { event: "session.note-crowded-out" } });
    expect(record).toMatchObject({ subjectId: dora.accountId, after: { sessionIds: [first.sessionId] } });
    expect(idle).not.toEqual(first);
  });

  test("a new sign-in in the same browser ends the one before", async () => {
    const { dora } = await office();
    const first = await reallySignedIn(dora);
    expect(await execute(enterCode, first, await halfSignedIn(dora))).toMatchObject({ status: "done" });
    expect(await actorIn(first.sessionId)).toEqual({ kind: "visitor" });
  });
});

describe("choosing an organisation", () => {
  async function ivoOfTwo() {
    const one = await anOrganisation({ employees: ["dora"] });
    const two = await anOrganisation();
    const here = await aPerson("ivo", { ...one, email: "ivo@dubbel.example" });
    const there = await aPerson("ivo", { ...two, email: "ivo@dubbel.example", role: "ADMINISTRATOR" });
    return { here, there, dora: one.person("dora"), session: await reallySignedIn(here) };
  }

  test("gives a new session that acts there and lives no longer than the first", async () => {
    const { there, session } = await ivoOfTwo();
    later(minutes(20));
    const reply = await execute(chooseOrganisation, session, { authorisationId: there.authorisationId });
    if (reply.status !== "done") throw new Error(reply.status);
    expect(homeOf(reply.result.chosen)).toBe("/beheer");
    expect(await actorIn(session.sessionId)).toEqual({ kind: "visitor" });
    expect(await actorIn(reply.result.sessionId)).toMatchObject({
      organisationId: there.organisationId,
      factorAt: start,
    });
    const { prisma } = await database();
    expect(await prisma.session.findUnique({ where: { id: reply.result.sessionId } })).toMatchObject({
      createdAt: start,
    });
  });

  test("another's authorisation, one's own that ended, and a made-up one are not there", async () => {
    const { there, dora, session } = await ivoOfTwo();
    await withdraw(there.authorisationId);
    const nowhere = "00000000-0000-7000-8000-000000000000";
    for (const authorisationId of [there.authorisationId, dora.authorisationId, nowhere]) {
      expect(await execute(chooseOrganisation, session, { authorisationId })).toEqual({ status: "notFound" });
    }
  });

  test("nobody chooses without being signed in", async () => {
    const { there } = await ivoOfTwo();
    expect(await execute(chooseOrganisation, visitor, { authorisationId: there.authorisationId })).toEqual({
      status: "notFound",
    });
  });
});
