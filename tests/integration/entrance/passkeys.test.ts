import { afterEach, beforeEach, expect, test } from "vitest";
import { addPasskey, namePasskey, removePasskey } from "#lib/features/entrance/own-passkeys/commands.ts";
import { ownPasskeys, passkeyToAdd } from "#lib/features/entrance/own-passkeys/queries.ts";
import { loginUnderWay } from "#lib/features/entrance/one-time-codes/queries.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { signInWithPasskey } from "#lib/features/entrance/passkeys/commands.ts";
import { ownReachable, reachableInLogin } from "#lib/features/entrance/passkeys/queries.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { jobs } from "#lib/jobs.ts";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { challengeOf, keepChallenge } from "#lib/platform/auth/browser.ts";
import { openSession } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { anAuthenticator, type Wrong } from "#tests/support/authenticator.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import {
  aNewPasskey,
  aShownPasskey,
  chosenBy,
  confirmBy,
  secondStepBy,
  signInBy,
  withPasskey,
} from "#tests/support/passkeys.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { aRequest, codesSentTo, halfSignedIn, lastLink, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-03-02T08:00:00Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const anOffice = () => anOrganisation({ administrators: ["anna"], employees: ["dora", "bram"] });

const records = async (event: string) =>
  (await database()).prisma.auditRecord.findMany({ where: { event }, orderBy: { at: "asc" } });

const sessionsBy = async (way: "PASSKEY" | "PASSWORD_PASSKEY") =>
  (await database()).prisma.session.count({ where: { way } });

test("a passkey is added, told of, and signs in alone, of whichever kind", async () => {
  const { person } = await anOffice();
  const dora = person("dora");
  const { prisma } = await database();
  for (const kind of ["P-256", "Ed25519", "RSA"] as const) {
    const { device, passkeyId } = await withPasskey(dora, anAuthenticator(kind));
    expect((await mails()).at(-1)).toMatchObject({ to: dora.email, subject: "Passkey toegevoegd" });
    expect((await records("passkey.add")).at(-1)).toMatchObject({
      ...{ outcome: "done", subjectId: dora.accountId, after: { passkeyId } },
    });
    const reply = await signInBy(device);
    if (reply.status !== "done") throw new Error(`${kind}: ${JSON.stringify(reply)}`);
    expect(await prisma.session.findUnique({ where: { id: reply.result.sessionId } })).toMatchObject({
      ...{ accountId: dora.accountId, authorisationId: dora.authorisationId, way: "PASSKEY" },
    });
    expect((await records("passkey.sign-in")).at(-1)).toMatchObject({ outcome: "done", after: { passkeyId } });
    expect(await prisma.passkey.findUnique({ where: { id: passkeyId } })).toMatchObject({
      ...{ counter: 2n, lastUsedAt: start },
    });
  }
});

const wrongs: readonly (readonly [string, Wrong])[] = [
  ["another origin", { origin: "http://localhost:3001" }],
  ["an origin that begins like ours", { origin: "http://localhost:3000.example" }],
  ["another host", { host: "example" }],
  ["another challenge", { challenge: "QUFBQUFBQUFBQUFBQUFBQQ" }],
  ["another ceremony", { type: "webauthn.create" }],
  ["another's handle", { userHandle: "QUFBQUFBQUFBQUFBQUFBQQ" }],
  ["nobody verified by the device", { isVerified: false }],
  ["a signature that was tampered with", { isTampered: true }],
  ["a counter that stands still", { counter: 1 }],
  ["a counter that goes back to nought", { counter: 0 }],
];

test("a passkey that is wrong in any way signs nobody in, and that is recorded", async () => {
  const { person } = await anOffice();
  const { device } = await withPasskey(person("dora"));
  const { prisma } = await database();
  for (const [what, wrong] of wrongs) {
    const reply = await signInBy(device, wrong);
    expect({ what, ...reply }).toMatchObject({ what, status: "failed", code: "unfit" });
    expect((await records("passkey.sign-in")).at(-1)).toMatchObject({
      ...{ outcome: "failed", after: { because: "passkey" } },
    });
  }
  expect(await sessionsBy("PASSKEY")).toBe(0);
  expect(await prisma.passkey.findFirst()).toMatchObject({ counter: 1n, lastUsedAt: null });
  // What was wrong once does not keep the device out.
  expect(await signInBy(device)).toMatchObject({ status: "done" });
});

test("an answer works once, within five minutes, and only in the browser that was asked", async () => {
  const { person } = await anOffice();
  const { device } = await withPasskey(person("dora"));
  const sent = await aShownPasskey(device);
  const by = (input: object) => execute(signInWithPasskey, visitor, input as typeof sent, aRequest());
  expect(await by({ ...sent, challenge: "" })).toMatchObject({ status: "refused", code: "late" });
  fixClock(after(start, minutes(5)));
  expect(await by(sent)).toMatchObject({ status: "refused", code: "late" });
  fixClock(after(start, minutes(5) - 1));
  expect(await by(sent)).toMatchObject({ status: "done" });
  expect(await by(sent)).toMatchObject({ code: "unfit" });
  // Of a device that does not count, the challenge alone says that it was answered before.
  const { prisma } = await database();
  await changed((tx) => tx.passkey.updateMany({ data: { counter: 0n } }));
  const again = await aShownPasskey(device, { counter: 0 });
  expect(await by(again)).toMatchObject({ status: "done" });
  expect(await by(again)).toMatchObject({ status: "refused", code: "late" });
  expect(await prisma.session.count({ where: { way: "PASSKEY" } })).toBe(2);
});

test("of the pages of one browser each may be answered, whichever asked last, until so many asked since", async () => {
  const { person } = await anOffice();
  const { device } = await withPasskey(person("dora"));
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => ({ value: jar.get(name) ?? "" }),
    set: (name: string, value: string) => jar.set(name, value),
  };
  const asked = async () => {
    const shown = await aShownPasskey(device);
    keepChallenge(cookies, shown.challenge);
    return shown.answer;
  };
  const answered = (answer: string) =>
    execute(signInWithPasskey, visitor, { ...challengeOf(cookies), answer }, aRequest());
  const [first, second] = [await asked(), await asked()];
  expect(await answered(first)).toMatchObject({ status: "done" });
  expect(await answered(second)).toMatchObject({ status: "done" });
  expect(await answered(second)).toMatchObject({ code: "unfit" });
  const [forgotten] = [await asked(), await asked(), await asked(), await asked(), await asked()];
  expect(await answered(forgotten)).toMatchObject({ code: "unfit" });
});

test("a device that nobody has added is not known, and no record says what it tried", async () => {
  await anOffice();
  expect(await signInBy(anAuthenticator())).toMatchObject({ status: "refused", code: "unknown" });
  expect(await records("passkey.sign-in")).toEqual([]);
});

test("who is blocked, or may act nowhere any more, gets the same words as for a wrong passkey", async () => {
  const { person } = await anOffice();
  const [dora, bram] = [await withPasskey(person("dora")), await withPasskey(person("bram"))];
  await changed((tx) =>
    tx.account.update({ where: { id: person("dora").accountId }, data: { status: "BLOCKED", blockCause: "STAFF" } }),
  );
  await changed((tx) =>
    tx.authorisation.update({ where: { id: person("bram").authorisationId }, data: { status: "WITHDRAWN" } }),
  );
  const wrong = await signInBy(dora.device, { isTampered: true });
  expect(await signInBy(dora.device)).toEqual(wrong);
  expect(await signInBy(bram.device)).toEqual(wrong);
  const because = (await records("passkey.sign-in")).map(({ after }) => after);
  expect(because).toEqual([{ because: "passkey" }, { because: "blocked" }, { because: "notAuthorised" }]);
  expect(await sessionsBy("PASSKEY")).toBe(0);
});

test("who waits because a stranger guesses gets in with a passkey, which ends the wait; the beheerder reads it in the log", async () => {
  const { person } = await anOffice();
  const dora = person("dora");
  const { device } = await withPasskey(dora);
  const guess = () => execute(signIn, visitor, { identifier: dora.email, password: "geraden" }, aRequest());
  for (let tries = 1; tries <= 5; tries++) await guess();
  expect(await guess()).toMatchObject({ status: "refused", code: "wait" });
  expect(await signInBy(device)).toMatchObject({ status: "done" });
  expect(await guess()).toMatchObject({ code: "wrong" });
  await workOff({ jobs });
  const answer = await ask(log, await signedIn(person("anna")), {});
  if (answer.status !== "found") throw new Error(answer.status);
  expect(answer.value.entries.map(({ event }) => event.name)).toContain("sign-in.end-wait");
});

const unmade: readonly (readonly [string, Parameters<typeof anAuthenticator>[0], Wrong])[] = [
  ["of an algorithm we do not take", "P-384", {}],
  ["made on another origin", "P-256", { origin: "https://elders.example" }],
  ["made for another host", "P-256", { host: "elders.example" }],
  ["made without a finger or a code", "P-256", { isVerified: false }],
  ["made for another challenge", "P-256", { challenge: "QUFBQUFBQUFBQUFBQUFBQQ" }],
  [
    "with a statement that names certificates",
    "P-256",
    { statement: { fmt: "packed", attStmt: new Map([["x5c", []]]) } },
  ],
  ["with a statement of a kind we do not ask for", "P-256", { statement: { fmt: "apple", attStmt: new Map() } }],
];

test("a passkey that was not made as it was asked is not added", async () => {
  const { person } = await anOffice();
  const session = await signedIn(person("dora"));
  for (const [what, kind, wrong] of unmade) {
    const reply = await execute(addPasskey, session, await aNewPasskey(session, anAuthenticator(kind), wrong));
    expect({ what, ...reply }).toMatchObject({ what, status: "refused", code: "unfit" });
  }
  expect(await (await database()).prisma.passkey.count()).toBe(0);
  expect(await mails()).toEqual([]);
});

test("one adds a passkey in a session that showed enough, shortly after, and by what this very person was asked", async () => {
  const { person } = await anOffice();
  const [dora, bram] = [await signedIn(person("dora")), await signedIn(person("bram"))];
  const device = anAuthenticator();
  const input = await aNewPasskey(dora, device);
  expect(await execute(addPasskey, bram, input)).toMatchObject({ status: "refused", code: "late" });
  expect(await execute(addPasskey, visitor, input)).toMatchObject({ status: "notFound" });
  const { accountId, authorisationId } = person("dora");
  const sessionId = await changed((tx, now) =>
    openSession(tx, { accountId, authorisationId, way: "EHERKENNING" }, now),
  );
  const byBroker = { kind: "session", sessionId } as const;
  expect(await execute(addPasskey, byBroker, input)).toMatchObject({ status: "denied" });
  expect(await ask(passkeyToAdd, byBroker, {})).toEqual({ status: "denied" });
  expect(await execute(addPasskey, dora, input)).toMatchObject({ status: "done" });
  expect(await execute(addPasskey, dora, input)).toMatchObject({ status: "refused", code: "known" });
  const others = await aNewPasskey(bram, device);
  expect(await execute(addPasskey, bram, others)).toMatchObject({ status: "refused", code: "known" });
  fixClock(after(start, minutes(6)));
  expect(await ask(passkeyToAdd, dora, {})).toEqual({ status: "stale" });
  expect(await execute(addPasskey, dora, input)).toEqual({ status: "stale" });
  expect(await (await database()).prisma.passkey.count()).toBe(1);
});

test("all passkeys of one person have one handle, which says nothing of them", async () => {
  const { person } = await anOffice();
  await withPasskey(person("dora"));
  await withPasskey(person("dora"));
  await withPasskey(person("bram"));
  const rows = await (await database()).prisma.passkey.findMany({ orderBy: { id: "asc" } });
  const [first, second, other] = rows.map(({ userHandle }) => userHandle);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(first).toMatch(/^[\w-]{43}$/);
});

test("one's own passkey makes the second factor fresh and the session strong; another's does neither", async () => {
  const { person } = await anOffice();
  const { session, device } = await withPasskey(person("dora"));
  const bram = await withPasskey(person("bram"));
  const { accountId } = person("dora");
  fixClock(after(start, minutes(20)));
  expect(await ask(passkeyToAdd, session, {})).toEqual({ status: "stale" });
  expect(await confirmBy(session, accountId, bram.device)).toMatchObject({ code: "unknown" });
  expect(await confirmBy(session, person("bram").accountId, bram.device)).toMatchObject({ code: "late" });
  expect(await confirmBy(session, accountId, device, { isTampered: true })).toMatchObject({ code: "unfit" });
  expect(await confirmBy(visitor, accountId, device)).toMatchObject({ status: "denied" });
  expect(await ask(passkeyToAdd, session, {})).toEqual({ status: "stale" });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(0);

  const confirmed = await confirmBy(session, accountId, device);
  if (confirmed.status !== "done") throw new Error(JSON.stringify(confirmed));
  const renewed = { kind: "session", sessionId: confirmed.result.sessionId } as const;
  expect(await ask(passkeyToAdd, renewed, {})).toMatchObject({ status: "found" });
  expect(await ask(passkeyToAdd, session, {})).toEqual({ status: "denied" });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(1);
  expect(await ask(ownReachable, renewed, {})).toMatchObject({ value: { passkeys: [{ credentialId: device.id }] } });
});

test("after the password a passkey of the same person is the second step, in the browser that gave it, and no SMS is sent", async () => {
  const { person } = await anOffice();
  const [dora, bram] = [person("dora"), person("bram")];
  const [own, others] = [await withPasskey(dora), await withPasskey(bram)];
  const { browserSecret, code } = await halfSignedIn(dora);
  expect(code).toBe("");
  expect(await ask(reachableInLogin, visitor, { browserSecret })).toMatchObject({
    value: { accountId: dora.accountId, passkeys: [{ credentialId: own.device.id }] },
  });
  expect(await secondStepBy("", dora.accountId, own.device)).toMatchObject({ status: "refused", code: "gone" });
  expect(await secondStepBy(browserSecret, bram.accountId, others.device)).toMatchObject({ code: "late" });
  expect(await secondStepBy(browserSecret, dora.accountId, others.device)).toMatchObject({ code: "unknown" });
  expect(await secondStepBy(browserSecret, dora.accountId, own.device, { isTampered: true })).toMatchObject({
    status: "failed",
    code: "unfit",
  });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(0);
  expect(await secondStepBy(browserSecret, dora.accountId, own.device)).toMatchObject({ status: "done" });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(1);
  expect(await secondStepBy(browserSecret, dora.accountId, own.device)).toMatchObject({ code: "gone" });
  expect(await ask(reachableInLogin, visitor, { browserSecret })).toEqual({ status: "notFound" });
  expect((await records("passkey.second-step")).map(({ outcome }) => outcome)).toEqual(["failed", "done"]);
});

test("who has only a passkey chooses another password by a link and that, and hears of no SMS that never comes", async () => {
  const { person } = await anOffice();
  const [dora, bram] = [person("dora"), person("bram")];
  const [own, others] = [await withPasskey(dora), await withPasskey(bram)];
  await changed((tx) => tx.account.update({ where: { id: dora.accountId }, data: { smsOffAt: start } }));
  await executeAs("test", mailReset, { email: dora.email });
  const link = await lastLink(dora.email, "wachtwoord-herstellen");
  const page = { purpose: "RESET_PASSWORD", link } as const;
  expect(await ask(linkPage, visitor, page)).toMatchObject({ value: { state: "open", mobile: null } });
  const chosen = { link, password: "Tulpen bloeien in april" };
  const reply = await execute(choosePassword, visitor, chosen, aRequest());
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  const { browserSecret } = reply.result;
  expect(await codesSentTo(dora.mobileNumber)).toEqual([]);
  expect(await ask(loginUnderWay, visitor, { browserSecret })).toMatchObject({
    value: { login: { hasPasskey: true, codes: [] } },
  });
  expect(await ask(reachableInLogin, visitor, { browserSecret })).toMatchObject({
    value: { accountId: dora.accountId, passkeys: [{ credentialId: own.device.id }] },
  });

  expect(await chosenBy("", dora.accountId, own.device)).toMatchObject({ status: "refused", code: "gone" });
  expect(await chosenBy(browserSecret, bram.accountId, others.device)).toMatchObject({ code: "late" });
  expect(await chosenBy(browserSecret, dora.accountId, others.device)).toMatchObject({ code: "unknown" });
  expect(await secondStepBy(browserSecret, dora.accountId, own.device)).toMatchObject({ code: "gone" });
  expect(await chosenBy(browserSecret, dora.accountId, own.device, { isTampered: true })).toMatchObject({
    ...{ status: "failed", code: "unfit" },
  });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(0);
  expect(await chosenBy(browserSecret, dora.accountId, own.device)).toMatchObject({
    status: "done",
    result: { activated: false, opened: { way: "PASSWORD_PASSKEY" } },
  });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(1);
  expect((await actorOf((await database()).prisma, own.session)).actor).toEqual({ kind: "visitor" });
  expect((await mails()).at(-1)).toMatchObject({ to: dora.email, subject: "Je wachtwoord is gewijzigd" });
  expect(await ask(linkPage, visitor, page)).toMatchObject({ value: { state: "used" } });
  expect(await halfSignedIn(dora, dora.email, chosen.password)).toMatchObject({ code: "" });
});

test("a passkey puts no password in force once the link of it works no more", async () => {
  const { person } = await anOffice();
  const dora = person("dora");
  const { device } = await withPasskey(dora);
  await executeAs("test", mailReset, { email: dora.email });
  const link = await lastLink(dora.email, "wachtwoord-herstellen");
  const chosen = { link, password: "Tulpen bloeien in april" };
  const reply = await execute(choosePassword, visitor, chosen, aRequest());
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  await executeAs("test", mailReset, { email: dora.email });
  expect(await chosenBy(reply.result.browserSecret, dora.accountId, device)).toMatchObject({
    ...{ status: "failed", code: "linkClosed" },
  });
  expect(await sessionsBy("PASSWORD_PASSKEY")).toBe(0);
  expect(await halfSignedIn(dora)).toMatchObject({ code: "" });
});

test("one names and removes one's own passkeys and nobody else's; what was removed opens nothing", async () => {
  const { person } = await anOffice();
  const dora = person("dora");
  const { session, device, passkeyId } = await withPasskey(dora);
  const bram = await signedIn(person("bram"));
  expect(await execute(namePasskey, bram, { passkeyId, name: "Mijn" })).toEqual({ status: "notFound" });
  expect(await execute(removePasskey, bram, { passkeyId })).toEqual({ status: "notFound" });
  expect(await execute(namePasskey, session, { passkeyId, name: "Mijn telefoon" })).toMatchObject({ status: "done" });
  expect(await ask(ownPasskeys, session, {})).toMatchObject({
    value: { mayChange: true, passkeys: [{ passkeyId, name: "Mijn telefoon" }] },
  });
  expect(await execute(removePasskey, session, { passkeyId })).toMatchObject({ status: "done" });
  expect(await signInBy(device)).toMatchObject({ status: "refused", code: "unknown" });
  expect(await records("passkey.remove")).toMatchObject([{ subjectId: dora.accountId, before: { passkeyId } }]);
  expect((await mails()).map(({ subject }) => subject)).toEqual(["Passkey toegevoegd", "Passkey verwijderd"]);
  expect(await ask(ownReachable, session, {})).toEqual({ status: "notFound" });
});

test("a passkey that is removed ends the sessions it began or made strong, save the one that removes it", async () => {
  const { person } = await anOffice();
  const dora = person("dora");
  const { session, device, passkeyId } = await withPasskey(dora);
  const others = await withPasskey(dora);
  const began = await signInBy(device);
  const bySecond = await signInBy(others.device);
  const raised = await confirmBy(others.session, dora.accountId, device);
  if (began.status !== "done" || bySecond.status !== "done" || raised.status !== "done") throw new Error("not in");
  const { prisma } = await database();
  const lives = async ({ result: { sessionId } }: { result: { sessionId: string } }) =>
    (await actorOf(prisma, { kind: "session", sessionId })).actor.kind !== "visitor";
  expect(await execute(removePasskey, session, { passkeyId })).toMatchObject({ status: "done" });
  expect(await Promise.all([began, raised, bySecond].map(lives))).toEqual([false, false, true]);
  expect((await actorOf(prisma, session)).actor.kind).not.toBe("visitor");

  // Whoever removes the passkey with which they came in stays in.
  const own = { kind: "session", sessionId: bySecond.result.sessionId } as const;
  expect(await execute(removePasskey, own, { passkeyId: others.passkeyId })).toMatchObject({ status: "done" });
  expect((await actorOf(prisma, own)).actor.kind).not.toBe("visitor");
});
