import { afterEach, beforeEach, expect, test } from "vitest";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { notMeLink } from "#lib/features/administration/account-changes/queries.ts";
import { endDevice } from "#lib/features/entrance/known-devices/commands.ts";
import { deviceLastsMs } from "#lib/features/entrance/known-devices/rules.ts";
import { devicesOf, isKnownTo } from "#lib/features/entrance/known-devices/store.ts";
import { changePassword } from "#lib/features/entrance/own-security/commands.ts";
import { askReset, mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, runJobs } from "#tests/support/outbox.ts";
import { anOrganisation, changed, password, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, halfSignedIn, lastLink, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

/** Signs in completely in a browser that keeps these secrets. */
async function signedInWith(who: TestPerson, devices: readonly string[] = [], userAgent = "Firefox") {
  const reply = await execute(enterCode, visitor, await halfSignedIn(who), { ...aRequest(), devices, userAgent });
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return { ...reply.result, identity: { kind: "session", sessionId: reply.result.sessionId } as const };
}

/** As a try of a password asks it. */
async function isKnown(secret: string, { accountId }: TestPerson, now = start): Promise<boolean> {
  const { prisma } = await database();
  const known = isKnownTo(sql`${accountId}::uuid`, [secret], now);
  const rows = await prisma.$queryRaw<{ known: boolean }[]>`SELECT ${known} AS known`;
  return rows[0]?.known === true;
}

const office = () => anOrganisation({ administrators: ["anna"], employees: ["dora"] });

test("a complete sign-in makes the browser known to that account alone, and the next one keeps it so", async () => {
  const { person } = await office();
  const [anna, dora] = [person("anna"), person("dora")];
  const { prisma } = await database();
  const first = await signedInWith(dora);
  expect(first.isNewDevice).toBe(true);
  expect(await isKnown(first.deviceSecret, dora)).toBe(true);
  expect(await isKnown(first.deviceSecret, anna)).toBe(false);

  const later = after(start, minutes(10));
  fixClock(later);
  const annas = await signedInWith(anna, [first.deviceSecret]);
  expect(annas).toMatchObject({ isNewDevice: true });
  expect(annas.deviceSecret).not.toBe(first.deviceSecret);
  const again = await signedInWith(dora, [annas.deviceSecret, first.deviceSecret], "Firefox 2");
  expect(again).toMatchObject({ isNewDevice: false, deviceSecret: first.deviceSecret });
  expect(await devicesOf(prisma, dora.accountId, later)).toMatchObject([
    { userAgent: "Firefox 2", createdAt: start, lastUsedAt: later },
  ]);
});

test("a new device is told by mail with a way to freeze the account; the very first and a known one are not", async () => {
  const dora = (await office()).person("dora");
  const told = async () => (await mails()).filter(({ subject }) => subject === "Ingelogd op een nieuw apparaat");
  const first = await signedInWith(dora);
  fixClock(after(start, minutes(1)));
  await signedInWith(dora, [first.deviceSecret]);
  expect(await told()).toEqual([]);
  fixClock(after(start, minutes(2)));
  await signedInWith(dora, [], "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0");
  expect(await told()).toMatchObject([{ to: dora.email, text: expect.stringContaining("met Firefox op Windows") }]);

  const link = await lastLink(dora.email, "dit-was-ik-niet");
  expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "open", kind: "OWN" } });
  expect(await execute(freezeAccount, visitor, { link })).toMatchObject({ status: "done" });
  const { prisma } = await database();
  expect(await prisma.account.findUnique({ where: { id: dora.accountId } })).toMatchObject({ blockCause: "FREEZE" });
  expect(await prisma.session.count({ where: { endedAt: null } })).toBe(0);
  expect(await prisma.staffCase.findMany()).toMatchObject([{ kind: "FREEZE", accountId: dora.accountId }]);
  expect(await execute(freezeAccount, visitor, { link })).toMatchObject({ code: "linkClosed" });
  expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "frozen" } });
});

test("a browser that was not used for half a year is known no more", async () => {
  const dora = (await office()).person("dora");
  const { deviceSecret } = await signedInWith(dora);
  expect(await isKnown(deviceSecret, dora, after(start, deviceLastsMs - 1))).toBe(true);
  expect(await isKnown(deviceSecret, dora, after(start, deviceLastsMs))).toBe(false);
  const { prisma } = await database();
  expect(await devicesOf(prisma, dora.accountId, after(start, deviceLastsMs))).toEqual([]);
});

test("ending a device ends its sessions and no other's, and the next sign-in there makes it new", async () => {
  const { person } = await office();
  const [anna, dora] = [person("anna"), person("dora")];
  const [here, there] = [await signedInWith(dora), await signedInWith(dora)];
  const annas = await signedInWith(anna);
  const { prisma } = await database();
  const session = await prisma.session.findUnique({ where: { id: there.sessionId } });
  const input = { deviceId: session?.deviceId ?? "" };
  expect((await execute(endDevice, visitor, input)).status).toBe("notFound");
  expect((await execute(endDevice, annas.identity, input)).status).toBe("notFound");
  expect(await prisma.knownDevice.count({ where: { endedAt: null } })).toBe(3);

  expect(await execute(endDevice, here.identity, input)).toMatchObject({ status: "done" });
  expect((await actorOf(prisma, there.identity)).actor.kind).toBe("visitor");
  expect((await actorOf(prisma, here.identity)).actor.kind).toBe("member");
  expect((await actorOf(prisma, annas.identity)).actor.kind).toBe("member");
  expect(await prisma.auditRecord.findMany({ where: { event: "known-device.end" } })).toMatchObject([
    { subjectId: dora.accountId, outcome: "done" },
  ]);
  expect((await execute(endDevice, here.identity, input)).status).toBe("notFound");
  expect(await signedInWith(dora, [there.deviceSecret])).toMatchObject({ isNewDevice: true });
});

test("another password ends every browser that was known, save the one in which it was chosen", async () => {
  const dora = (await office()).person("dora");
  const [here, there] = [await signedInWith(dora), await signedInWith(dora)];
  const { prisma } = await database();
  const change = { current: password, password: "Rozen bloeien in juni" };
  fixClock(after(start, 1));
  expect(await execute(changePassword, here.identity, change, aRequest())).toMatchObject({ status: "done" });
  expect([await isKnown(here.deviceSecret, dora), await isKnown(there.deviceSecret, dora)]).toEqual([true, false]);

  await execute(askReset, visitor, { email: dora.email }, aRequest());
  await runJobs([mailReset]);
  const link = await lastLink(dora.email, "wachtwoord-herstellen");
  const chosen = await execute(choosePassword, visitor, { link, password: "Tulpen bloeien in april" }, aRequest());
  if (chosen.status !== "done") throw new Error(JSON.stringify(chosen));
  const code = (await codesSentTo(dora.mobileNumber)).at(-1) ?? "";
  fixClock(after(start, 2));
  expect(await execute(confirmPassword, visitor, { ...chosen.result, code }, aRequest())).toMatchObject({
    status: "done",
  });
  expect(await isKnown(here.deviceSecret, dora)).toBe(false);
  // Who sits there guesses as any stranger does, and blocks nobody.
  for (let i = 0; i < 40; i++)
    await execute(
      signIn,
      visitor,
      { identifier: dora.email, password: "mis" },
      { ...aRequest(), devices: [here.deviceSecret, there.deviceSecret] },
    );
  expect(await prisma.account.findUnique({ where: { id: dora.accountId } })).toMatchObject({ status: "ACTIVE" });
});

test("an account that begins anew knows none of its browsers any more", async () => {
  const dora = (await office()).person("dora");
  const { deviceSecret } = await signedInWith(dora);
  await changed(async (tx) => {
    await endSessions(tx, { accountId: dora.accountId }, start);
    await tx.account.update({ where: { id: dora.accountId }, data: { passwordHash: null, status: "INVITED" } });
  });
  expect(await isKnown(deviceSecret, dora)).toBe(false);
});

test("its secret stands nowhere in the database", async () => {
  const { deviceSecret } = await signedInWith((await office()).person("dora"));
  const { prisma } = await database();
  expect(JSON.stringify(await prisma.knownDevice.findMany())).not.toContain(deviceSecret);
});

test("who comes in after many wrong passwords is told, and so is whose password is known to who types wrong codes", async () => {
  const dora = (await office()).person("dora");
  const first = await signedInWith(dora);
  const subjects = async () => (await mails()).map(({ subject }) => subject);
  const wrongly = (devices: readonly string[] = []) =>
    execute(signIn, visitor, { identifier: dora.email, password: "mis" }, { ...aRequest(), devices });
  fixClock(after(start, 1));
  for (let i = 0; i < 4; i++) await wrongly();
  await signedInWith(dora, [first.deviceSecret]);
  expect(await subjects()).not.toContain("Ingelogd na foute wachtwoorden");
  fixClock(after(start, 2));
  for (let i = 0; i < 5; i++) await wrongly();
  fixClock(after(start, minutes(2)));
  await signedInWith(dora, [first.deviceSecret]);
  await signedInWith(dora, [first.deviceSecret]);
  expect((await subjects()).filter((subject) => subject === "Ingelogd na foute wachtwoorden")).toHaveLength(1);

  fixClock(after(start, minutes(10)));
  for (let login = 0; login < 2; login++) {
    const { browserSecret } = await halfSignedIn(dora);
    for (let i = 0; i < 5; i++) await execute(enterCode, visitor, { browserSecret, code: "000000" }, aRequest());
  }
  expect((await subjects()).filter((subject) => subject.startsWith("Inloggen mislukt"))).toHaveLength(1);
});
