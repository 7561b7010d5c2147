import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { notMeLink, numberLink } from "#lib/features/administration/account-changes/queries.ts";
import { escalateBlock } from "#lib/features/help/help-requests/commands/telling.ts";
import { finishCase, takeCase } from "#lib/features/help/staff-cases/commands.ts";
import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  finish,
  lastRecord,
  newNumber,
  notMeLinkOf,
  numberLinkOf,
  office,
  prove,
  startFor,
  told,
} from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { aRequest, halfSignedIn, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const freeze = (link: string) => execute(freezeAccount, visitor, { link }, aRequest());
const cases = async () => (await database()).prisma.staffCase.findMany();

describe("“dit was ik niet”", () => {
  test("signed out, freezes at once: sessions, logins, the change and its links end, and staff have a case", async () => {
    const { fleur, bert, anna, session } = await office();
    const theirs = await reallySignedIn(fleur);
    const half = await halfSignedIn(fleur);
    await startFor(session, fleur);
    const [link, confirm] = [await notMeLinkOf(fleur), await numberLinkOf(fleur)];
    const before = (await waiting()).length;
    expect(await freeze(link)).toEqual({ status: "done", result: null });
    expect(await accountOf(fleur)).toMatchObject({
      status: "BLOCKED",
      blockCause: "FREEZE",
      blockedAt: start,
      mobileNumber: fleur.mobileNumber,
    });
    const { prisma } = await database();
    expect((await actorOf(prisma, theirs)).actor).toEqual({ kind: "visitor" });
    expect(await execute(enterCode, visitor, half)).toMatchObject({ code: "gone" });
    expect(await prisma.accountChange.findMany()).toMatchObject([{ cancelledAt: start, completedAt: null }]);
    expect(await ask(numberLink, visitor, { link: confirm })).toMatchObject({ value: { state: "frozen" } });
    expect(await prove(confirm)).toMatchObject({ code: "linkClosed" });
    expect(await cases()).toMatchObject([{ kind: "FREEZE", accountId: fleur.accountId, doneAt: null }]);
    expect((await told(before)).sort()).toEqual([`EMAIL ${anna.email}`, `EMAIL ${bert.email}`, `EMAIL ${fleur.email}`]);
    expect(await lastRecord("account.freeze")).toMatchObject({
      actorKind: "visitor",
      subjectId: fleur.authorisationId,
      after: { isChanged: false },
    });
  });

  test("does nothing but freeze: no session opens, no password or number changes", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    const { prisma } = await database();
    const before = await accountOf(fleur);
    const sessions = await prisma.session.count();
    await freeze(await notMeLinkOf(fleur));
    const { status, blockCause, blockedAt, ...rest } = await accountOf(fleur);
    expect({ status, blockCause, blockedAt }).toEqual({ status: "BLOCKED", blockCause: "FREEZE", blockedAt: start });
    expect({ ...before, ...rest }).toEqual(before);
    expect(await prisma.session.count()).toBe(sessions);
  });

  test("is on the screen afterwards for everyone who was told, with the reference, and works once", async () => {
    const { fleur, bert, session } = await office();
    await startFor(session, fleur);
    const [link, others] = [await notMeLinkOf(fleur), await notMeLinkOf(bert)];
    await freeze(link);
    const [{ reference } = { reference: "" }] = await cases();
    expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "frozen", reference } });
    // Whom a beheerder may call is not the reference of somebody's own report.
    expect(await ask(notMeLink, visitor, { link: others })).toMatchObject({
      value: { state: "frozen", reference: null },
    });
    for (const again of [link, others]) expect(await freeze(again)).toMatchObject({ code: "linkClosed" });
    expect(await cases()).toHaveLength(1);
    expect((await mails()).at(-1)?.text).not.toContain(reference);
  });

  test("still works after the change, and the case says that it had been made", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    await finish(fleur);
    fixClock(after(start, days(7) - 1));
    expect(await freeze(await notMeLinkOf(fleur))).toMatchObject({ status: "done" });
    expect(await accountOf(fleur)).toMatchObject({ mobileNumber: newNumber, blockCause: "FREEZE" });
    expect(await lastRecord("account.freeze")).toMatchObject({ after: { isChanged: true } });
    const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
    expect(await ask(caseQueue, sara, {})).toMatchObject({
      value: { cases: [{ kind: "FREEZE", about: { event: { name: "mobile-number.confirm" }, at: start } }] },
    });
  });

  test("expires, and is not there once a change was taken back or for whoever makes a link up", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    const first = await notMeLinkOf(fleur);
    await startFor(session, fleur, "+31687654322");
    expect(await ask(notMeLink, visitor, { link: first })).toMatchObject({ value: { state: "stopped" } });
    expect(await freeze(first)).toMatchObject({ status: "refused", code: "linkClosed" });
    expect(await freeze("verzonnen")).toMatchObject({ status: "refused", code: "linkClosed" });
    const second = await notMeLinkOf(fleur);
    expect(await freeze(await numberLinkOf(fleur))).toMatchObject({ code: "linkClosed" });
    fixClock(after(start, days(1)));
    expect(await ask(notMeLink, visitor, { link: second })).toMatchObject({ value: { state: "expired" } });
    expect(await freeze(second)).toMatchObject({ code: "linkClosed" });
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE" });
    expect(await cases()).toEqual([]);
  });

  test("opened fifty times freezes nothing", async () => {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    const link = await notMeLinkOf(fleur);
    for (let i = 0; i < 50; i++)
      expect(await ask(notMeLink, visitor, { link })).toMatchObject({ value: { state: "open" } });
    expect(await accountOf(fleur)).toMatchObject({ status: "ACTIVE" });
  });

  test("of a beheerder has it found out whether anybody is left to help", async () => {
    const { bert, session } = await office();
    await startFor(session, bert);
    await freeze(await notMeLinkOf(bert));
    const jobs = (await waiting()).filter(({ kind }) => kind === "JOB");
    expect(jobs).toMatchObject([{ to: escalateBlock.event, message: { authorisationId: bert.authorisationId } }]);
  });
});

describe("a case of the staff", () => {
  async function aCase() {
    const { fleur, session } = await office();
    await startFor(session, fleur);
    await freeze(await notMeLinkOf(fleur));
    const [found] = await cases();
    return { caseId: found?.id ?? "", session };
  }

  test("is taken and finished by the servicedesk, with a record each", async () => {
    const { caseId } = await aCase();
    const sara = await aStaffMember("sara", "SERVICEDESK");
    expect(await execute(takeCase, await signedIn(sara), { caseId })).toMatchObject({ status: "done" });
    expect(await lastRecord("staff-case.take")).toMatchObject({ actorId: sara.accountId });
    expect(await execute(takeCase, await signedIn(sara), { caseId })).toMatchObject({ code: "alreadyYours" });
    const other = await signedIn(await aStaffMember("saar", "SERVICEDESK"));
    expect(await execute(takeCase, other, { caseId })).toMatchObject({ code: "alreadyTaken" });
    expect(await execute(finishCase, other, { caseId })).toMatchObject({ status: "refused", code: "stillFrozen" });
    expect(await ask(caseQueue, other, {})).toMatchObject({ value: { cases: [{ id: caseId }] } });
    await changed((tx, now) => tx.staffCase.updateMany({ data: { takenAt: after(now, -hours(4)) } }));
    expect(await ask(caseQueue, other, {})).toMatchObject({ value: { cases: [{ mayTake: true }] } });
    expect(await execute(takeCase, other, { caseId })).toMatchObject({ status: "done" });
    await changed((tx) => tx.account.updateMany({ data: { status: "ACTIVE", blockCause: null, blockedAt: null } }));
    expect(await execute(finishCase, other, { caseId })).toMatchObject({ status: "done" });
    expect(await execute(finishCase, other, { caseId })).toMatchObject({ code: "alreadyDone" });
    expect(await ask(caseQueue, other, {})).toMatchObject({ value: { cases: [] } });
  });

  test("is read by onboarding and the auditor, without the number in full, and handled by neither", async () => {
    const { caseId } = await aCase();
    for (const role of ["ONBOARDING", "AUDITOR"] as const) {
      const staff = await signedIn(await aStaffMember("otto", role));
      const answer = await ask(caseQueue, staff, {});
      expect(answer).toMatchObject({ value: { mayHandle: false, cases: [{ id: caseId }] } });
      expect(JSON.stringify(answer)).toMatch(/06\u00a0••••\u00a0•\d{3}/);
      expect(await execute(takeCase, staff, { caseId })).toEqual({ status: "denied" });
      expect(await execute(finishCase, staff, { caseId })).toEqual({ status: "denied" });
    }
    expect(await lastRecord("staff-case.finish")).toMatchObject({ outcome: "denied" });
  });

  test("is not there for a beheerder", async () => {
    const { caseId, session } = await aCase();
    expect(await execute(takeCase, session, { caseId })).toEqual({ status: "notFound" });
    expect(await ask(caseQueue, session, {})).toEqual({ status: "denied" });
  });
});
