import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addPasskey, removePasskey } from "#lib/features/entrance/own-passkeys/commands.ts";
import { ownPasskeys } from "#lib/features/entrance/own-passkeys/queries.ts";
import { beginApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { changePassword, endOtherSessions } from "#lib/features/entrance/own-security/commands.ts";
import { mySecurity } from "#lib/features/entrance/own-security/queries.ts";
import { makeRecoveryCodes } from "#lib/features/entrance/recovery-codes/commands.ts";
import { breakGlass } from "#lib/features/insurer/staff-accounts/commands/emergency.ts";
import { endStaff } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { inviteStaff, renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { staffAccounts } from "#lib/features/insurer/staff-accounts/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import * as settings from "#lib/platform/settings.ts";
import { anAuthenticator } from "#tests/support/authenticator.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { aNewPasskey, confirmBy, signInBy, withPasskey } from "#tests/support/passkeys.ts";
import { aStaffMember, changed, password, signedIn } from "#tests/support/people.ts";
import { activate, approve, byTwo, propose } from "#tests/support/proposals.ts";
import { aRequest } from "#tests/support/sign-in.ts";

const start = new Date("2026-03-02T08:00:00Z");
beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => {
  fixClock(null);
  vi.restoreAllMocks();
});

function required() {
  const given = { ...settings.settings(), STAFF_PASSKEY: "required" } as const;
  vi.spyOn(settings, "settings").mockReturnValue(given);
}

const actorIn = async (session: Identity) => (await actorOf((await database()).reader, session)).actor;

test("where a passkey is required, one of the staff without it can add one and no more, and works once it was shown", async () => {
  required();
  const stef = await aStaffMember("stef", "STAFF_ADMIN");
  const session = await signedIn(stef);
  expect(await actorIn(session)).toMatchObject({ kind: "person", waitsFor: "passkey" });
  expect(await ask(staffAccounts, session, {})).toEqual({ status: "heldBack" });
  // Nor does it see to anything else of its own; whatever the command, and what is refused is on record.
  const change = { current: password, password: "Rozen bloeien in juni" };
  for (const [command, input] of [
    [beginApp, {}],
    [makeRecoveryCodes, {}],
    [changePassword, change],
    [endOtherSessions, {}],
  ] as const)
    expect(await execute<AnyCommand>(command, session, input, aRequest())).toEqual({ status: "heldBack" });
  expect(await ask(mySecurity, session, {})).toEqual({ status: "heldBack" });
  const { prisma } = await database();
  expect(await prisma.auditRecord.count({ where: { outcome: "denied", actorId: stef.accountId } })).toBe(4);
  expect(await prisma.passwordTries.count()).toBe(0);
  const device = anAuthenticator();
  expect(await execute(addPasskey, session, await aNewPasskey(session, device))).toMatchObject({ status: "done" });
  // Whoever has the password and the phone gets no passkey beside hers, and takes hers not away.
  expect(await actorIn(session)).toMatchObject({ kind: "person" });
  const second = await aNewPasskey(session, anAuthenticator());
  expect(await execute(addPasskey, session, second)).toMatchObject({ status: "refused", code: "showFirst" });
  const own = await ask(ownPasskeys, session, {});
  const passkeyId = own.status === "found" ? (own.value.passkeys[0]?.passkeyId ?? "") : "";
  expect(own).toMatchObject({ value: { waitsFor: "passkey", mayChange: false } });
  expect(await execute(removePasskey, session, { passkeyId })).toEqual({ status: "heldBack" });

  const confirmed = await confirmBy(session, stef.accountId, device);
  if (confirmed.status !== "done") throw new Error(JSON.stringify(confirmed));
  const strong = { kind: "session", sessionId: confirmed.result.sessionId } as const;
  expect(await actorIn(strong)).toMatchObject({ kind: "staff", way: "PASSWORD_PASSKEY" });
  expect(await ask(staffAccounts, strong, {})).toMatchObject({ status: "found" });
  expect(await execute(removePasskey, strong, { passkeyId })).toMatchObject({ status: "refused", code: "last" });
  expect(await execute(addPasskey, strong, second)).toMatchObject({ status: "done" });
  expect(await execute(removePasskey, strong, { passkeyId })).toMatchObject({ status: "done" });
});

test("a passkey alone is enough to work; where it is only offered, so is a code", async () => {
  const sara = await aStaffMember("sara", "SERVICEDESK");
  const { session, device } = await withPasskey(sara);
  expect(await actorIn(session)).toMatchObject({ kind: "staff" });
  required();
  expect(await actorIn(session)).toMatchObject({ kind: "person" });
  const reply = await signInBy(device);
  if (reply.status !== "done") throw new Error(reply.status);
  expect(await actorIn({ kind: "session", sessionId: reply.result.sessionId })).toMatchObject({ kind: "staff" });
});

test("whoever lost a passkey is let in again by two others, and their passkeys end", async () => {
  const [stef, lena, ina] = [
    await aStaffMember("stef", "STAFF_ADMIN"),
    await aStaffMember("lena", "STAFF_ADMIN"),
    await aStaffMember("ina", "AUDITOR"),
  ];
  const { device } = await withPasskey(ina);
  const [asStef, asLena] = [await signedIn(stef), await signedIn(lena)];
  // Of an auditor one alone could send a new link to the known number; not where a passkey ends.
  const proposalId = await propose(renewStaff, asStef, { accountId: ina.accountId });
  expect(await signInBy(device)).toMatchObject({ status: "done" });
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "done" });
  expect(await signInBy(device)).toMatchObject({ code: "unknown" });
  expect(await (await database()).prisma.passkey.count()).toBe(0);
});

test("of whoever left and is invited back, nothing opens the account that did before", async () => {
  const [stef, lena, sara] = [
    await aStaffMember("stef", "STAFF_ADMIN"),
    await aStaffMember("lena", "STAFF_ADMIN"),
    await aStaffMember("sara", "SERVICEDESK"),
  ];
  const { session, device } = await withPasskey(sara);
  expect(await execute(makeRecoveryCodes, session, {}, aRequest())).toMatchObject({ status: "done" });
  const [asStef, asLena] = [await signedIn(stef), await signedIn(lena)];
  const { prisma } = await database();
  const left = async () => [await prisma.passkey.count(), await prisma.recoveryCode.count()];
  expect(await execute(endStaff, asStef, { accountId: sara.accountId })).toMatchObject({ status: "done" });
  expect(await left()).toEqual([0, 0]);
  expect(await prisma.auditRecord.findFirst({ where: { event: "staff-account.end" } })).toMatchObject({
    after: { passkeys: 1 },
  });

  const again = { firstName: "Sara", lastName: "Anders", email: sara.email, mobileNumber: "06 12340098" };
  const two = { proposer: asStef, approver: asLena };
  expect(await byTwo(inviteStaff, two, { ...again, SERVICEDESK: "on" })).toMatchObject({ status: "done" });
  await activate(sara.accountId);
  expect(await signInBy(device)).toMatchObject({ code: "unknown" });
});

test("whoever is invited back begins without what an ended account still had", async () => {
  const [stef, lena, sara] = [
    await aStaffMember("stef", "STAFF_ADMIN"),
    await aStaffMember("lena", "STAFF_ADMIN"),
    await aStaffMember("sara", "SERVICEDESK"),
  ];
  const { device } = await withPasskey(sara);
  // As such an account was left before its end took away its passkeys.
  const ended = { status: "BLOCKED", blockCause: "STAFF", staffRoles: [] } as const;
  await changed((tx) => tx.account.update({ where: { id: sara.accountId }, data: { ...ended, staffRoles: [] } }));
  const two = { proposer: await signedIn(stef), approver: await signedIn(lena) };
  const again = { firstName: "Sara", lastName: "Anders", email: sara.email, mobileNumber: "06 12340098" };
  expect(await byTwo(inviteStaff, two, { ...again, SERVICEDESK: "on" })).toMatchObject({ status: "done" });
  await activate(sara.accountId);
  expect(await signInBy(device)).toMatchObject({ code: "unknown" });
  const { prisma } = await database();
  expect(
    await prisma.auditRecord.findFirst({ where: { event: "staff-account.invite", outcome: "done" } }),
  ).toMatchObject({ after: { passkeys: 1 } });
});

const byScript = { kind: "system", job: "staff:break-glass" } as const;

test("when nobody can sign in, two who manage staff begin anew, on record, and all others are told", async () => {
  const [stef, lena, sara] = [
    await aStaffMember("stef", "STAFF_ADMIN"),
    await aStaffMember("lena", "STAFF_ADMIN"),
    await aStaffMember("sara", "SERVICEDESK"),
  ];
  const [{ session, device }] = [await withPasskey(stef), await withPasskey(lena)];
  const before = (await mails()).length;
  const named = { first: stef.email, second: lena.email };
  expect(await execute(breakGlass, byScript, named, aRequest())).toMatchObject({ status: "done", result: { told: 1 } });
  expect(await signInBy(device)).toMatchObject({ code: "unknown" });
  expect(await actorIn(session)).toEqual({ kind: "visitor" });
  expect((await mails()).slice(before)).toMatchObject([
    { to: stef.email, text: expect.stringContaining("/activeren/") },
    { to: lena.email, text: expect.stringContaining("/activeren/") },
    { to: sara.email, subject: "Noodtoegang tot Portaalhulp gebruikt" },
  ]);
  const { prisma } = await database();
  const accountIds = [stef.accountId, lena.accountId].sort();
  expect(await prisma.auditRecord.findFirst({ where: { event: "staff-account.break-glass" } })).toMatchObject({
    ...{ outcome: "done", actorKind: "system", actorId: "staff:break-glass", after: { accountIds, passkeys: 2 } },
  });
});

test("break-glass takes two different people who manage staff, and nobody signed in may do it", async () => {
  const [stef, sara] = [await aStaffMember("stef", "STAFF_ADMIN"), await aStaffMember("sara", "SERVICEDESK")];
  const by = (who: Identity, first: string, second: string) => execute(breakGlass, who, { first, second }, aRequest());
  expect(await by(byScript, stef.email, stef.email)).toMatchObject({ status: "invalid" });
  expect(await by(byScript, stef.email, sara.email)).toMatchObject({ status: "refused", code: "notTwo" });
  expect(await by(await signedIn(stef), stef.email, sara.email)).toMatchObject({ status: "denied" });
  const { prisma } = await database();
  expect(await prisma.account.count({ where: { status: "INVITED" } })).toBe(0);
  expect(await mails()).toEqual([]);
});
