import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { askReset, mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { sendInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, password, type TestPerson } from "#tests/support/people.ts";
import {
  aRequest,
  codesSentTo,
  halfSignedIn,
  lastLink,
  reallySignedIn,
  visitor,
  wrongInsteadOf,
} from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => fixClock(after(start, ms));
const chosen = "Tulpen bloeien in april";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function office() {
  const made = await anOrganisation({ administrators: ["anna"], employees: ["dora"], invited: ["gerda"] });
  return { anna: made.person("anna"), dora: made.person("dora"), gerda: made.person("gerda") };
}

async function askFor(email: string) {
  const reply = await execute(askReset, visitor, { email }, aRequest());
  await runJobs([mailReset]);
  return reply;
}

test("who waits at an address where mail comes back hears so by SMS, once a day, and the mail leaves all the same", async () => {
  const { dora, gerda } = await office();
  const { prisma } = await database();
  for (const { email: address } of [dora, gerda])
    await prisma.returnedAddress.create({ data: { address, kind: "EMAIL", returnedAt: start, reason: "5.1.1" } });
  await changed((tx) =>
    tx.account.update({ where: { id: dora.accountId }, data: { mobileProvenAt: start, locale: "en" } }),
  );
  await askFor(dora.email);
  await askFor(dora.email);
  // Nobody has proven that this number is Gerda's.
  await askFor(gerda.email);
  const texts = (await waiting()).flatMap(({ kind, to, message }) => (kind === "SMS" ? [{ to, message }] : []));
  expect(texts).toMatchObject([
    { to: dora.mobileNumber, message: { text: expect.stringContaining("Email to your address comes back") as string } },
  ]);
  expect(JSON.stringify(texts)).not.toContain("http");
  expect((await mails()).map(({ to }) => to)).toEqual([dora.email, dora.email, gerda.email]);
});

async function resetLinkOf(who: TestPerson) {
  await askFor(who.email);
  return lastLink(who.email, "wachtwoord-herstellen");
}

async function invitationOf(who: TestPerson) {
  await executeAs("test", sendInvitation, { authorisationId: who.authorisationId });
  return lastLink(who.email, "activeren");
}

const choose = (link: string, secret = chosen) =>
  execute(choosePassword, visitor, { link, password: secret }, aRequest());

async function chooseAndConfirm(link: string, who: TestPerson) {
  const reply = await choose(link);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  const half = { ...reply.result, code: (await codesSentTo(who.mobileNumber)).at(-1) };
  return { half, reply: await execute(confirmPassword, visitor, half) };
}

const signInWith = (who: TestPerson, secret: string) =>
  execute(signIn, visitor, { identifier: who.email, password: secret }, aRequest());

const accountOf = async ({ accountId }: TestPerson) => {
  const { prisma } = await database();
  return prisma.account.findUniqueOrThrow({ where: { id: accountId } });
};

const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
const block = ({ accountId }: TestPerson) =>
  changed((tx) => tx.account.update({ where: { id: accountId }, data: blocked }));

const stateOf = (purpose: "RESET_PASSWORD" | "ACTIVATE", link: string) => ask(linkPage, visitor, { purpose, link });

test("a link works on after too many codes, or when its code came too late", async () => {
  const { dora, gerda } = await office();
  for (const [who, link] of [
    [dora, await resetLinkOf(dora)],
    [gerda, await invitationOf(gerda)],
  ] as const) {
    const first = await choose(link);
    if (first.status !== "done") throw new Error(JSON.stringify(first));
    const wrong = { ...first.result, code: "000000" };
    const statuses = [];
    for (let i = 0; i < 6; i++) statuses.push(await execute(confirmPassword, visitor, wrong));
    expect(statuses.slice(-2)).toMatchObject([{ code: "over" }, { code: "gone" }]);
    expect((await chooseAndConfirm(link, who)).reply).toMatchObject({ status: "done" });
  }
});

describe("asking for a new password", () => {
  test("is answered and written down the same whether we know the address or not, in any state", async () => {
    const { dora, gerda, anna } = await office();
    await block(anna);
    const { prisma } = await database();
    const answers = [];
    for (const email of [dora.email, gerda.email, anna.email, "niemand@nergens.example"]) {
      const before = [await prisma.auditRecord.count(), await prisma.outbox.count()];
      const reply = await execute(askReset, visitor, { email }, aRequest());
      const counted = [await prisma.auditRecord.count(), await prisma.outbox.count()];
      const record = await prisma.auditRecord.findFirstOrThrow({ orderBy: { id: "desc" } });
      answers.push({
        reply,
        written: counted.map((n, i) => n - (before[i] ?? 0)),
        subject: record.subjectId,
        after: record.after,
      });
    }
    expect(answers[0]).toEqual({
      reply: { status: "done", result: null },
      written: [1, 1],
      subject: null,
      after: null,
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("mails an active person a link, a blocked one the truth, an invited one a new invitation, and nobody else", async () => {
    const { dora, gerda, anna } = await office();
    await block(anna);
    for (const { email } of [dora, gerda, anna]) await askFor(email.toUpperCase());
    await askFor("niemand@nergens.example");
    expect((await mails()).map(({ to }) => to).sort()).toEqual([anna.email, dora.email, gerda.email].sort());
    expect(await lastLink(dora.email, "wachtwoord-herstellen")).toMatch(/^[\w-]{43}$/);
    expect(await lastLink(gerda.email, "activeren")).not.toBe("");
    expect(await lastLink(anna.email, "wachtwoord-herstellen")).toBe("");
  });

  test("is limited per address, known or not", async () => {
    const { dora } = await office();
    for (const email of [dora.email, "niemand@nergens.example"]) {
      const statuses = [];
      for (let i = 0; i < 6; i++) statuses.push((await execute(askReset, visitor, { email }, aRequest())).status);
      expect(statuses).toEqual(["done", "done", "done", "done", "done", "limited"]);
    }
  });

  test("is limited to ten a day for one address", async () => {
    const ask = async () => (await execute(askReset, visitor, { email: "dora@delinden.example" }, aRequest())).status;
    const sixTimes = async () => [await ask(), await ask(), await ask(), await ask(), await ask(), await ask()];
    const fiveDone = ["done", "done", "done", "done", "done", "limited"];
    expect(await sixTimes()).toEqual(fiveDone);
    later(hours(1));
    expect(await sixTimes()).toEqual(fiveDone);
    later(hours(2));
    expect(await ask()).toBe("limited");
    later(hours(24));
    expect(await ask()).toBe("done");
  });

  test("a newer link takes the place of the older", async () => {
    const { dora } = await office();
    const first = await resetLinkOf(dora);
    const second = await resetLinkOf(dora);
    expect(await stateOf("RESET_PASSWORD", first)).toMatchObject({ value: { state: "replaced" } });
    expect(await choose(first)).toMatchObject({ code: "linkClosed" });
    expect(await choose(second)).toMatchObject({ status: "done" });
  });
});

describe("choosing a new password", () => {
  test("changes it on the code, ends every session, tells the person, and signs them in here alone", async () => {
    const { dora } = await office();
    const session = await reallySignedIn(dora);
    const halfway = await halfSignedIn(dora);
    const link = await resetLinkOf(dora);
    const { reply } = await chooseAndConfirm(link, dora);
    const opened = { way: "PASSWORD_SMS", home: "/mijn", isNewDevice: true };
    expect(reply).toMatchObject({ status: "done", result: { activated: false, email: dora.email, opened } });
    const { prisma } = await database();
    expect((await actorOf(prisma, session)).actor).toEqual({ kind: "visitor" });
    const [here, ...others] = await prisma.session.findMany({ where: { endedAt: null } });
    expect([here?.way, others]).toEqual(["PASSWORD_SMS", []]);
    expect(await prisma.auditRecord.findMany({ where: { event: "link.confirm" } })).toMatchObject([
      { after: { password: "changed", sessionId: here?.id, way: "PASSWORD_SMS" } },
    ]);
    expect(await execute(enterCode, visitor, halfway)).toMatchObject({ code: "gone" });
    const mail = (await mails()).at(-1);
    expect(mail).toMatchObject({ to: dora.email, subject: "Je wachtwoord is gewijzigd" });
    expect(mail?.text).toMatch(/Dit was ik niet:\n.*\/nl\/dit-was-ik-niet\/[\w-]{43}\n/);
    expect(await signInWith(dora, password)).toMatchObject({ code: "wrong" });
    expect(await signInWith(dora, chosen)).toMatchObject({ status: "done" });
  });

  test("says to which number a code goes at once", async () => {
    const { dora } = await office();
    const shown = await stateOf("RESET_PASSWORD", await resetLinkOf(dora));
    expect(shown).toMatchObject({ value: { mobile: maskedMobile(dora.mobileNumber) } });
  });

  test("changes nothing before the code", async () => {
    const { dora } = await office();
    await choose(await resetLinkOf(dora));
    expect(await signInWith(dora, password)).toMatchObject({ status: "done" });
    expect(await signInWith(dora, chosen)).toMatchObject({ code: "wrong" });
  });

  test("works once: the link and the code are spent together", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    const { half } = await chooseAndConfirm(link, dora);
    expect(await execute(confirmPassword, visitor, half)).toMatchObject({ code: "gone" });
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    expect(await stateOf("RESET_PASSWORD", link)).toMatchObject({ value: { state: "used" } });
  });

  test("of two browsers with the same link one gets through", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    const [one, two] = [await choose(link), await choose(link)];
    const codes = await codesSentTo(dora.mobileNumber);
    if (one.status !== "done" || two.status !== "done") throw new Error("both may begin");
    expect(await execute(confirmPassword, visitor, { ...two.result, code: codes[1] })).toMatchObject({
      status: "done",
    });
    expect(await execute(confirmPassword, visitor, { ...one.result, code: codes[0] })).toMatchObject({ code: "gone" });
  });

  test("never lifts a block", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    await block(dora);
    expect((await chooseAndConfirm(link, dora)).reply).toMatchObject({
      status: "done",
      result: { activated: false, email: dora.email, opened: null },
    });
    expect(await accountOf(dora)).toMatchObject(blocked);
    const { prisma } = await database();
    expect(await prisma.session.count({ where: { accountId: dora.accountId } })).toBe(0);
    expect(await signInWith(dora, chosen)).toMatchObject({ code: "wrong" });
  });

  test("ends a wait, since the count was of the old password", async () => {
    const { dora } = await office();
    for (let i = 0; i < 5; i++) await signInWith(dora, "verkeerd");
    expect((await chooseAndConfirm(await resetLinkOf(dora), dora)).reply).toMatchObject({ status: "done" });
    expect(await signInWith(dora, chosen)).toMatchObject({ status: "done" });
  });

  test("is refused for what makes it easily guessed, each for its own reason, and nothing is kept", async () => {
    const { organisationId } = await anOrganisation({ name: "Assurantiekantoor De Linden" });
    const dora = await aPerson("dora", { organisationId, email: "dora@delinden.example" });
    const link = await resetLinkOf(dora);
    const reasons = {
      "Welkom2026!": "tooCommon",
      "Dora-is-de-beste": "holdsName",
      "onder de Linden": "holdsOrganisation",
      "Allianz, voor altijd": "holdsPortal",
      [`mijn ${dora.accessCode.toLowerCase()}`]: "holdsAccessCode",
    };
    for (const [secret, code] of Object.entries(reasons))
      expect(await choose(link, secret)).toMatchObject({ status: "refused", code });
    expect(await codesSentTo(dora.mobileNumber)).toEqual([]);
    expect(await choose(link, "Demo-wachtwoord-2026")).toMatchObject({ status: "done" });
  });

  test("its code opens no session, and a code to sign in confirms no password", async () => {
    const { dora } = await office();
    const reply = await choose(await resetLinkOf(dora));
    if (reply.status !== "done") throw new Error(reply.status);
    const half = { ...reply.result, code: (await codesSentTo(dora.mobileNumber)).at(-1) };
    expect(await execute(enterCode, visitor, half)).toMatchObject({ code: "gone" });
    expect(await execute(confirmPassword, visitor, await halfSignedIn(dora))).toMatchObject({ code: "gone" });
    expect(await execute(confirmPassword, visitor, half)).toMatchObject({ status: "done" });
  });
});

describe("wrong codes after a link", () => {
  const texts = async ({ mobileNumber }: TestPerson) =>
    (await waiting()).flatMap(({ kind, to, message }) =>
      kind === "SMS" && to === mobileNumber ? [(message as { text: string }).text] : [],
    );
  /** Types this many at a login of this link, and gives what the last of them was answered. */
  const guessAt = async (link: string, who: TestPerson, times: number) => {
    const reply = await choose(link);
    if (reply.status !== "done") throw new Error(JSON.stringify(reply));
    const code = wrongInsteadOf((await codesSentTo(who.mobileNumber)).at(-1));
    const answers = [];
    for (let n = 0; n < times; n++) answers.push(await execute(confirmPassword, visitor, { ...reply.result, code }));
    return answers.at(-1);
  };
  const guess = async (who: TestPerson, logins = 4) => {
    const link = await resetLinkOf(who);
    for (let n = 0; n < logins; n++) await guessAt(link, who, 5);
  };

  test("are told by SMS once a day, and block at the fortieth, also while the owner comes in", async () => {
    const { dora } = await office();
    await guess(dora);
    later(days(1));
    await reallySignedIn(dora);
    expect(await accountOf(dora)).toMatchObject({ status: "ACTIVE" });
    later(days(1) + minutes(1));
    await guess(dora);
    expect(await accountOf(dora)).toMatchObject({ ...blocked, codesGuessed: true });
    const { prisma } = await database();
    expect(await prisma.session.count({ where: { accountId: dora.accountId, endedAt: null } })).toBe(0);
    expect(
      await prisma.auditRecord.findFirst({ where: { event: "link.confirm" }, orderBy: { id: "desc" } }),
    ).toMatchObject({
      ...{ outcome: "failed", before: { status: "ACTIVE" } },
      after: { purpose: "RESET_PASSWORD", status: "BLOCKED", cause: "WRONG_CODES" },
    });
    expect((await mails()).at(-1)?.text).toContain("Na een link uit je mail is te vaak een verkeerde code ingevuld.");
    const told = (await texts(dora)).filter((text) => text.includes("Dan leest iemand je mail."));
    expect(told.map((text) => text.includes("nu geblokkeerd"))).toEqual([false, false, true]);
  });

  test("end the link with that block, also for after it, and the link says who helps", async () => {
    const { dora } = await office();
    await guess(dora);
    later(days(1) + minutes(1));
    await guess(dora, 3);
    later(days(2) + minutes(2));
    const link = await resetLinkOf(dora);
    expect(await guessAt(link, dora, 4)).toMatchObject({ code: "wrongCode" });
    expect(await stateOf("RESET_PASSWORD", link)).toMatchObject({ value: { state: "open" } });
    // The fortieth is the first of its login, and ends it all the same.
    expect(await guessAt(link, dora, 1)).toMatchObject({ code: "over" });
    expect(await accountOf(dora)).toMatchObject(blocked);
    expect(await stateOf("RESET_PASSWORD", link)).toMatchObject({ value: { state: "blocked" } });
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    const unblocked = { status: "ACTIVE", blockCause: null, blockedAt: null } as const;
    await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: unblocked }));
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    expect(await stateOf("RESET_PASSWORD", link)).toMatchObject({ value: { state: "replaced" } });
  });

  test("count no more once a password was chosen", async () => {
    const { dora } = await office();
    await guess(dora);
    later(days(1));
    await chooseAndConfirm(await resetLinkOf(dora), dora);
    later(days(1) + minutes(1));
    await guess(dora);
    expect(await accountOf(dora)).toMatchObject({ status: "ACTIVE" });
  });
});

describe("a link", () => {
  test("opened fifty times still works", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    for (let i = 0; i < 50; i++)
      expect(await stateOf("RESET_PASSWORD", link)).toMatchObject({ value: { state: "open" } });
    expect(await choose(link)).toMatchObject({ status: "done" });
  });

  test("to a new password works for a day, an activation for seven", async () => {
    const { dora, gerda } = await office();
    const [reset, activation] = [await resetLinkOf(dora), await invitationOf(gerda)];
    later(hours(24) - 1);
    expect(await stateOf("RESET_PASSWORD", reset)).toMatchObject({ value: { state: "open" } });
    later(hours(24));
    expect(await stateOf("RESET_PASSWORD", reset)).toMatchObject({ value: { state: "expired" } });
    expect(await choose(reset)).toMatchObject({ code: "linkClosed" });
    later(days(7) - 1);
    expect(await stateOf("ACTIVATE", activation)).toMatchObject({ value: { state: "open" } });
    later(days(7));
    expect(await stateOf("ACTIVATE", activation)).toMatchObject({ value: { state: "expired" } });
  });

  test("of one kind is unknown on the page of the other, and a made-up one on both", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    expect(await stateOf("ACTIVATE", link)).toMatchObject({ value: { state: "unknown" } });
    expect(await stateOf("RESET_PASSWORD", "\0")).toMatchObject({ value: { state: "unknown" } });
  });

  test("stands in no table", async () => {
    const { dora } = await office();
    const link = await resetLinkOf(dora);
    const { prisma } = await database();
    expect(JSON.stringify(await prisma.oneTimeLink.findMany())).not.toContain(link);
    expect(JSON.stringify(await prisma.auditRecord.findMany())).not.toContain(link);
  });
});
