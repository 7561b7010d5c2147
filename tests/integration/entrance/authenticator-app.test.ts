import type { ZodType } from "zod";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beginApp, confirmApp, removeApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { myApp } from "#lib/features/entrance/authenticator-app/queries.ts";
import { sealedSecret } from "#lib/features/entrance/factors/store.ts";
import { makeRecoveryCodes } from "#lib/features/entrance/recovery-codes/commands.ts";
import { myRecoveryCodes } from "#lib/features/entrance/recovery-codes/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { openSession, renewSession } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import type { Query } from "#lib/platform/gate/query.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { appCode, withApp, withRecoveryCodes } from "#tests/support/factors.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:10Z");
const later = (ms: number) => fixClock(after(start, ms));

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function dora() {
  const person = (await anOrganisation({ employees: ["dora"] })).person("dora");
  return { dora: person, session: await signedIn(person) };
}

async function shown<I extends ZodType, R>(query: Query<I, R>, who: Identity): Promise<R> {
  const answer = await ask(query, who, {});
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}

const subjects = async () => (await mails()).map(({ subject }) => subject);
const records = async (event: string) =>
  (await database()).prisma.auditRecord.findMany({
    where: { event },
    select: { outcome: true, after: true, subjectId: true },
  });
const opened = async ({ accountId }: { readonly accountId: string }, way: "PASSWORD_APP" | "PASSWORD_SMS") => {
  const sessionId = await changed((tx, now) => openSession(tx, { accountId, authorisationId: null, way }, now));
  return { kind: "session", sessionId } as const;
};
const isIn = async (who: Identity) => (await actorOf((await database()).reader, who)).actor.kind !== "visitor";
const byEHerkenning = () => changed((tx) => tx.session.updateMany({ data: { way: "EHERKENNING" } }));

describe("an authenticator app", () => {
  test("is in force once it has shown a code: recorded, told by mail with a way to freeze, its secret shown no more", async () => {
    const {
      dora: { accountId },
      session,
    } = await dora();
    expect(await execute(beginApp, session, {})).toMatchObject({ status: "done" });
    const { setUp } = await shown(myApp, session);
    if (!setUp) throw new Error("nothing is set up");
    expect(setUp.address).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    expect(setUp.address).toContain(`secret=${setUp.secret.replaceAll(" ", "")}`);
    expect(await shown(myApp, session)).toMatchObject({ since: null });
    const code = await appCode({ accountId }, 0, "nextSecret");
    expect(await execute(confirmApp, session, { code })).toMatchObject({ result: { hasRecoveryCodes: false } });
    expect(await shown(myApp, session)).toMatchObject({ since: start, setUp: null, mayRemove: true });
    expect(await subjects()).toEqual(["Authenticator-app toegevoegd"]);
    expect(await records("authenticator-app.confirm")).toEqual([
      { outcome: "done", subjectId: accountId, after: { isReplaced: false } },
    ]);
    const { prisma } = await database();
    const kept = JSON.stringify([await prisma.auditRecord.findMany(), await waiting()]);
    expect(kept).not.toContain(setUp.secret);
    expect(kept).not.toContain(setUp.secret.replaceAll(" ", ""));
  });

  test("is not put in force by a wrong code, nor too late, and what is there goes on", async () => {
    const { dora: who, session } = await dora();
    await withApp(who, session);
    later(minutes(1));
    await execute(beginApp, session, {});
    expect(await execute(confirmApp, session, { code: await appCode(who) })).toMatchObject({ code: "wrongCode" });
    later(minutes(4));
    await changed((tx) => tx.authenticatorApp.updateMany({ data: { nextAt: after(start, -minutes(15)) } }));
    const code = await appCode(who, 0, "nextSecret");
    expect(await execute(confirmApp, session, { code })).toMatchObject({ code: "setUpOver" });
    expect(await shown(myApp, session)).toMatchObject({ since: start, setUp: null });
    expect(await records("authenticator-app.confirm")).toHaveLength(1);
  });

  test("is shown and put in force in the session that began it alone, also when that goes on under another id", async () => {
    const { dora: who } = await dora();
    const [session, thief] = [await opened(who, "PASSWORD_SMS"), await opened(who, "PASSWORD_SMS")];
    await execute(beginApp, session, {});
    const code = await appCode(who, 0, "nextSecret");
    expect(await shown(myApp, thief)).toMatchObject({ setUp: null });
    expect(await execute(confirmApp, thief, { code })).toMatchObject({ status: "refused", code: "setUpOver" });
    const on = await changed((tx, now) => renewSession(tx, session.sessionId, { factorAt: now }, now));
    const renewed = { kind: "session", sessionId: on ?? "" } as const;
    expect((await shown(myApp, renewed)).setUp).not.toBeNull();
    // Begun elsewhere since, it is over here.
    await execute(beginApp, thief, {});
    expect(await shown(myApp, renewed)).toMatchObject({ setUp: null });
    expect((await shown(myApp, thief)).setUp).not.toBeNull();
    await execute(beginApp, renewed, {});
    const again = { code: await appCode(who, 0, "nextSecret") };
    expect(await execute(confirmApp, renewed, again)).toMatchObject({ status: "done" });
  });

  test("that was begun under a release that sealed it otherwise is begun anew, and no operator is told of a key", async () => {
    const complained = vi.spyOn(console, "error").mockImplementation(() => {});
    const { dora: who, session } = await dora();
    await execute(beginApp, session, {});
    const code = await appCode(who, 0, "nextSecret");
    await changed((tx) => tx.authenticatorApp.updateMany({ data: { nextSecret: sealedSecret("A".repeat(32)) } }));
    expect(await shown(myApp, session)).toMatchObject({ setUp: null });
    expect(await execute(confirmApp, session, { code })).toMatchObject({ status: "refused", code: "setUpOver" });
    await execute(beginApp, session, {});
    expect((await shown(myApp, session)).setUp).not.toBeNull();
    expect(complained).not.toHaveBeenCalled();
    complained.mockRestore();
  });

  test("takes the place of the one before, whose codes then open nothing", async () => {
    const { dora: who, session } = await dora();
    await withApp(who, session);
    const before = await appCode(who, 1);
    await execute(beginApp, session, {});
    await execute(confirmApp, session, { code: await appCode(who, 0, "nextSecret") });
    expect((await records("authenticator-app.confirm")).at(-1)).toMatchObject({ after: { isReplaced: true } });
    expect(await appCode(who, 1)).not.toBe(before);
  });

  test("is removed, recorded and told; not while nothing else is left to show", async () => {
    const { dora: who, session } = await dora();
    expect(await execute(removeApp, session, {})).toMatchObject({ status: "refused", code: "noApp" });
    await withApp(who, session);
    const number = (mobileNumber: string | null) =>
      changed((tx) => tx.account.update({ where: { id: who.accountId }, data: { mobileNumber } }));
    await number(null);
    expect(await execute(removeApp, session, {})).toMatchObject({ status: "refused", code: "lastFactor" });
    await number(who.mobileNumber);
    const byApp = await opened(who, "PASSWORD_APP");
    const bySms = await opened(who, "PASSWORD_SMS");
    await execute(beginApp, session, {});
    const replaced = await execute(confirmApp, session, { code: await appCode(who, 0, "nextSecret") });
    expect([replaced.status, await isIn(byApp), await isIn(bySms)]).toEqual(["done", false, true]);
    const again = await opened(who, "PASSWORD_APP");
    expect(await execute(removeApp, session, {})).toMatchObject({ status: "done" });
    expect([await isIn(again), await isIn(bySms), await isIn(session)]).toEqual([false, true, true]);
    expect(await shown(myApp, session)).toMatchObject({ since: null });
    expect(await subjects()).toContain("Authenticator-app verwijderd");
    expect(await records("authenticator-app.remove")).toEqual([
      { outcome: "done", subjectId: who.accountId, after: null },
    ]);
  });
});

describe("recovery codes", () => {
  test("are ten, told by mail, kept as hashes and nowhere else; a new set makes the old void", async () => {
    const { session } = await dora();
    const first = await withRecoveryCodes(session);
    expect(new Set(first).size).toBe(10);
    for (const code of first) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(await subjects()).toEqual(["Nieuwe herstelcodes gemaakt"]);
    expect(await records("recovery-codes.make")).toMatchObject([{ after: { isReplaced: false } }]);
    const { prisma } = await database();
    const rows = await prisma.recoveryCode.findMany();
    const kept = JSON.stringify([rows, await prisma.auditRecord.findMany(), await waiting()]);
    for (const code of first) expect(kept).not.toContain(code.replace("-", ""));
    await withRecoveryCodes(session);
    expect(await prisma.recoveryCode.count({ where: { hash: { in: rows.map(({ hash }) => hash) } } })).toBe(0);
    expect(await shown(myRecoveryCodes, session)).toMatchObject({ left: 10, madeAt: start });
  });

  test("are not made for a form with a key, whose answer is kept", async () => {
    const { session } = await dora();
    const request = { id: "1", ip: "1", locale: "nl" as const, formKey: "a".repeat(32) };
    expect(await execute(makeRecoveryCodes, session, {}, request)).toMatchObject({ status: "refused", code: "again" });
    expect(await (await database()).prisma.recoveryCode.count()).toBe(0);
  });
});

const confirmed = (code: string) => ({ code });

test.each([
  ["begin", beginApp, {}],
  ["confirm", confirmApp, confirmed("123456")],
  ["remove", removeApp, {}],
  ["make codes", makeRecoveryCodes, {}],
] as const)(
  "%s: not by a visitor, not by eHerkenning, which is recorded, and not with a factor shown long ago",
  async (_, command, input) => {
    const { session } = await dora();
    expect(await execute(command, visitor, input)).toMatchObject({ status: "notFound" });
    later(minutes(16));
    expect(await execute(command, session, input)).toEqual({ status: "stale" });
    later(0);
    await byEHerkenning();
    expect(await execute(command, session, input)).toEqual({ status: "denied" });
    expect(await records(command.event)).toEqual([{ outcome: "denied", subjectId: null, after: null }]);
    const { prisma } = await database();
    expect(await prisma.authenticatorApp.count()).toBe(0);
    expect(await prisma.recoveryCode.count()).toBe(0);
  },
);
