import { afterEach, beforeEach, expect, test } from "vitest";
import { endDevice } from "#lib/features/entrance/known-devices/commands.ts";
import { changePassword, endOtherSession, endOtherSessions } from "#lib/features/entrance/own-security/commands.ts";
import { mySecurity } from "#lib/features/entrance/own-security/queries.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { endSession } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, password, signedIn } from "#tests/support/people.ts";
import { aRequest, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T09:00:00Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** Dora in three places, Bram in one. */
async function places() {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora", "bram"] });
  const dora = person("dora");
  const [here, there, elsewhere] = [await signedIn(dora), await signedIn(dora), await signedIn(dora)];
  return { dora, here, there, elsewhere, bram: await signedIn(person("bram")) };
}

const idOf = (who: Identity) => ("sessionId" in who ? who.sessionId : "");

async function isIn(who: Identity) {
  return (await actorOf((await database()).prisma, who)).actor.kind !== "visitor";
}

async function recordsOf(event: string) {
  return (await database()).prisma.auditRecord.findMany({ where: { event } });
}

async function seenBy(who: Identity, raw: object = {}) {
  const answer = await ask(mySecurity, who, raw);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}

test("one other session ends on the next request, with a record and a mail that can freeze", async () => {
  const { dora, here, there, elsewhere } = await places();
  expect(await execute(endOtherSession, here, { sessionId: idOf(there) })).toMatchObject({ status: "done" });
  expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, true]);
  expect(await recordsOf("session.end-other")).toMatchObject([
    { outcome: "done", subjectId: dora.accountId, actorId: dora.accountId, after: { sessionId: idOf(there) } },
  ]);
  const [told] = await mails();
  expect(told).toMatchObject({ to: dora.email, subject: "Uitgelogd op een ander apparaat" });
  expect(told?.text).toMatch(/\/nl\/dit-was-ik-niet\/[\w-]{43}/);
});

test("another person's session is not found, and who is not signed in ends none", async () => {
  const { here, bram } = await places();
  expect(await execute(endOtherSession, bram, { sessionId: idOf(here) })).toEqual({ status: "notFound" });
  expect(await execute(endOtherSession, visitor, { sessionId: idOf(here) })).toEqual({ status: "notFound" });
  expect(await execute(endOtherSessions, visitor, {})).toEqual({ status: "notFound" });
  expect(await isIn(here)).toBe(true);
  expect(await mails()).toEqual([]);
});

test("one's own session, and one that ended, are refused, and nothing is recorded", async () => {
  const { here, there } = await places();
  expect(await execute(endOtherSession, here, { sessionId: idOf(here) })).toMatchObject({ code: "thisOne" });
  await execute(endSession, there, {});
  expect(await execute(endOtherSession, here, { sessionId: idOf(there) })).toMatchObject({ code: "ended" });
  expect(await recordsOf("session.end-other")).toEqual([]);
  expect(await isIn(here)).toBe(true);
});

test("all others end at once and this one stays; without others there is nothing to do", async () => {
  const { dora, here, there, elsewhere, bram } = await places();
  expect(await execute(endOtherSessions, here, {})).toMatchObject({ status: "done" });
  expect(await Promise.all([here, there, elsewhere, bram].map(isIn))).toEqual([true, false, false, true]);
  expect(await recordsOf("session.end-others")).toMatchObject([{ subjectId: dora.accountId, after: { sessions: 2 } }]);
  expect(await mails()).toMatchObject([{ to: dora.email, subject: "Uitgelogd op alle andere apparaten" }]);
  expect(await execute(endOtherSessions, here, {})).toMatchObject({ code: "noOthers" });
  expect(await mails()).toHaveLength(1);
});

test("the page tells where one is signed in and how, and leaves out what is over", async () => {
  const { dora, here, there } = await places();
  await changed((tx) =>
    tx.session.update({
      where: { id: idOf(there) },
      data: {
        userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1",
      },
    }),
  );
  const real = await reallySignedIn(dora);
  const known = await seenBy(real);
  expect(known).toMatchObject({
    way: "PASSWORD_SMS",
    password: { isSet: true, changedAt: null },
    factors: { app: false, recoveryCodes: 0 },
    devices: [{ isThis: true }],
    crowdedOutAt: null,
    told: null,
  });
  expect(known.factors.mobile).not.toContain(dora.mobileNumber.slice(4, 8));
  expect(known.sessions.map(({ id, isThis }) => [id, isThis])).toContainEqual([real.sessionId, true]);
  expect(known.sessions.find(({ id }) => id === idOf(there))).toMatchObject({
    device: { browser: "Safari", system: "iPhone" },
    organisation: expect.stringMatching(/^Kantoor/) as unknown,
  });
  expect(JSON.stringify(known)).not.toMatch(/passwordHash|argon2/);
  fixClock(after(start, minutes(29)));
  const last = await signedIn(dora);
  fixClock(after(start, minutes(30)));
  expect((await seenBy(last)).sessions.map(({ id }) => id)).toEqual([idOf(last)]);
  expect(await ask(mySecurity, here, {})).toEqual({ status: "denied" });
});

test("it says what was done only when it was, just now and by oneself", async () => {
  const { here, there, bram } = await places();
  const gedaan = "uitgelogd";
  expect((await seenBy(here, { gedaan })).told).toBeNull();
  await execute(endOtherSession, here, { sessionId: idOf(there) });
  expect((await seenBy(here, { gedaan })).told).toBe(gedaan);
  expect((await seenBy(bram, { gedaan })).told).toBeNull();
  expect((await seenBy(here, { gedaan: "iets anders" })).told).toBeNull();
  fixClock(after(start, minutes(2)));
  expect((await seenBy(here, { gedaan })).told).toBeNull();
});

test("a device that is forgotten is told of, and signs out who was there; staff have the same page", async () => {
  const staff = await aStaffMember("sara", "SERVICEDESK");
  const sara = await reallySignedIn(staff);
  fixClock(after(start, minutes(1)));
  const other = await reallySignedIn(staff);
  const [, old] = (await seenBy(other)).devices;
  const seen = (await mails()).length;
  expect(await execute(endDevice, other, { deviceId: old?.id ?? "" })).toMatchObject({ status: "done" });
  expect([await isIn(sara), await isIn(other)]).toEqual([false, true]);
  expect((await mails()).slice(seen)).toMatchObject([{ to: staff.email, subject: "Een apparaat is vergeten" }]);
  expect((await seenBy(other)).devices).toMatchObject([{ isThis: true }]);
});

test("who had more than ten sessions reads for a week that the oldest ended", async () => {
  const { dora, here } = await places();
  await changed((tx, endedAt) => tx.session.update({ where: { id: idOf(here) }, data: { endedAt, crowdedOut: true } }));
  fixClock(after(start, hours(24 * 7) - 1));
  expect((await seenBy(await signedIn(dora))).crowdedOutAt).toEqual(start);
  fixClock(after(start, hours(24 * 7)));
  expect((await seenBy(await signedIn(dora))).crowdedOutAt).toBeNull();
});

const chosen = "Tulpen bloeien in april";

/** Somebody who has signed in elsewhere too, and a try to change the password in one of the two places. */
async function changing() {
  const { person } = await anOrganisation({ employees: ["dora"] });
  const dora = person("dora");
  const [here, there] = [await signedIn(dora), await signedIn(dora)];
  const changes = (current: string, next = chosen) => execute(changePassword, here, { current, password: next });
  return { dora, here, there, changes };
}

test("another password takes the one of now, ends what began with it elsewhere, and is told", async () => {
  const { dora, here, there, changes } = await changing();
  expect(await changes(password)).toMatchObject({ status: "done" });
  expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
  expect(await mails()).toMatchObject([{ to: dora.email, subject: "Je wachtwoord is gewijzigd" }]);
  expect(await recordsOf("password.change")).toMatchObject([
    { outcome: "done", subjectId: dora.accountId, after: { password: "changed" } },
  ]);
  expect((await seenBy(here, { gedaan: "wachtwoord" })).told).toBe("wachtwoord");
  expect((await seenBy(here)).password.changedAt).toEqual(start);
  expect(await reallySignedIn(dora, dora.email, chosen)).toMatchObject({ kind: "session" });
  expect(await execute(signIn, visitor, { identifier: dora.email, password }, aRequest())).toMatchObject({
    code: "wrong",
  });
});

test("a wrong one of now is counted and noted, and too many block as they do in one's own browser", async () => {
  const { dora, here, there, changes } = await changing();
  expect(await changes("helemaal verkeerd")).toMatchObject({ status: "refused", code: "wrongCurrent" });
  expect(await isIn(there)).toBe(true);
  const { prisma } = await database();
  expect(await prisma.passwordTries.findMany()).toMatchObject([{ key: `${dora.accountId} known`, count: 1 }]);
  expect(await changes(password, password)).toMatchObject({ code: "samePassword" });
  expect(await prisma.passwordTries.count()).toBe(0);
  const { waits, blockAt } = settings().SIGN_IN_LADDER;
  let at = start;
  for (let tries = 1; tries < blockAt; tries++) {
    await changes("helemaal verkeerd");
    const wait = waits.find((rung) => rung.tries === tries)?.waitMs ?? 0;
    if (wait > 0) expect(await changes(password)).toMatchObject({ code: "wait" });
    at = after(at, wait);
    fixClock(at);
    await changed((tx) => tx.session.updateMany({ data: { lastSeenAt: at, createdAt: at, factorAt: at } }));
  }
  expect(await changes("helemaal verkeerd")).toMatchObject({ status: "failed", code: "wrongCurrent" });
  expect([await isIn(here), await isIn(there)]).toEqual([false, false]);
  expect(await prisma.account.findUnique({ where: { id: dora.accountId } })).toMatchObject({
    blockCause: "WRONG_TRIES",
  });
});

test("a password that is easily guessed is refused and changes nothing; so is one without a fresh factor", async () => {
  const { here, there, changes } = await changing();
  expect(await changes(password, "welkom2026")).toMatchObject({ code: "tooCommon" });
  expect(await changes(password, "dora is de beste")).toMatchObject({ code: "holdsName" });
  expect(await execute(changePassword, visitor, { current: password, password: chosen })).toEqual({
    status: "notFound",
  });
  fixClock(after(start, minutes(15) + 1));
  expect(await changes(password)).toEqual({ status: "stale" });
  expect([await isIn(here), await isIn(there)]).toEqual([true, true]);
  expect(await recordsOf("password.change")).toEqual([]);
  expect(await (await database()).prisma.passwordTries.count()).toBe(0);
});
