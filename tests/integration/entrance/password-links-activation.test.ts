import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { renewInvitation, sendInvitation } from "#lib/features/entrance/password-links/commands/inviting.ts";
import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { staffInvitationTo } from "#lib/features/entrance/password-links/store.ts";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, aStaffMember, changed, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

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

async function invitationOf({ authorisationId, email }: TestPerson) {
  await executeAs("test", sendInvitation, { authorisationId });
  return lastLink(email, "activeren");
}

async function resetLinkOf({ email }: TestPerson) {
  await executeAs("test", mailReset, { email });
  return lastLink(email, "wachtwoord-herstellen");
}

type Activating = { readonly email: string; readonly mobileNumber: string };

const pageOf = (link: string) => ask(linkPage, visitor, { purpose: "ACTIVATE", link });
const choose = (link: string) => execute(choosePassword, visitor, { link, password: chosen }, aRequest());

async function activate(link: string, who: Activating) {
  const reply = await choose(link);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  const code = (await codesSentTo(who.mobileNumber)).at(-1);
  return execute(confirmPassword, visitor, { ...reply.result, code });
}

const signInWith = ({ email: identifier }: Activating) =>
  execute(signIn, visitor, { identifier, password: chosen }, aRequest());

describe("activation", () => {
  test("opens the account, proves the number and makes the authorisation active", async () => {
    const { gerda } = await office();
    expect(await activate(await invitationOf(gerda), gerda)).toMatchObject({
      status: "done",
      result: { activated: true, email: gerda.email, opened: { way: "PASSWORD_SMS", home: "/mijn" } },
    });
    const { prisma } = await database();
    expect(await prisma.session.findMany()).toMatchObject([{ accountId: gerda.accountId, endedAt: null }]);
    expect(await prisma.account.findUnique({ where: { id: gerda.accountId } })).toMatchObject({
      status: "ACTIVE",
      mobileProvenAt: start,
    });
    expect(await prisma.authorisation.findUnique({ where: { id: gerda.authorisationId } })).toMatchObject({
      status: "ACTIVE",
    });
    expect(await signInWith(gerda)).toMatchObject({ status: "done" });
  });

  test("stands in the history of the organisation that invited, with what else it began", async () => {
    const { gerda } = await office();
    const { organisationId } = await anOrganisation();
    const elsewhere = await aPerson("gerda", { organisationId, email: gerda.email, active: false });
    await activate(await invitationOf(gerda), gerda);
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "link.confirm" } })).toMatchObject([
      {
        subjectId: gerda.authorisationId,
        organisationId: gerda.organisationId,
        before: { status: "PENDING" },
        after: { status: "ACTIVE", alsoActive: [elsewhere.authorisationId] },
      },
    ]);
  });

  test("an expired invitation gives a new one, to the same address", async () => {
    const { gerda } = await office();
    const old = await invitationOf(gerda);
    later(days(8));
    expect(await execute(renewInvitation, visitor, { link: old }, aRequest())).toMatchObject({ status: "done" });
    expect((await mails()).at(-1)).toMatchObject({ to: gerda.email });
    const fresh = await lastLink(gerda.email, "activeren");
    expect(fresh).not.toBe(old);
    expect(await pageOf(old)).toMatchObject({ value: { state: "replaced" } });
    expect(await activate(fresh, gerda)).toMatchObject({ status: "done" });
  });

  test("is not renewed for who is active or withdrawn, nor with a link nobody has", async () => {
    const { gerda, dora } = await office();
    const link = await invitationOf(gerda);
    await changed((tx) =>
      tx.authorisation.update({ where: { id: gerda.authorisationId }, data: { status: "WITHDRAWN" } }),
    );
    const before = (await waiting()).length;
    for (const tried of [link, await resetLinkOf(dora), "niets"]) {
      expect(await execute(renewInvitation, visitor, { link: tried }, aRequest())).toMatchObject({
        code: "linkClosed",
      });
    }
    expect((await waiting()).length).toBe(before + 1);
  });

  test("nobody but the product's own jobs sends an invitation or looks an address up", async () => {
    const { anna, gerda } = await office();
    const session = await reallySignedIn(anna);
    for (const identity of [visitor, session]) {
      expect(await execute(sendInvitation, identity, { authorisationId: gerda.authorisationId })).toEqual({
        status: "denied",
      });
      expect(await execute(mailReset, identity, { email: gerda.email })).toEqual({ status: "denied" });
    }
  });
});

describe("one of the insurer's own people", () => {
  async function anInvitedMember() {
    const staff = await aStaffMember("noor", "SERVICEDESK");
    await changed(async (tx, now) => {
      const data = { status: "INVITED", passwordHash: null, mobileProvenAt: null } as const;
      const account = await tx.account.update({ where: { id: staff.accountId }, data });
      await enqueue(tx, [await staffInvitationTo(tx, account, now)], now);
    });
    return { staff, link: await lastLink(staff.email, "activeren") };
  }

  test("activates the account with the link, and the page says the insurer's name", async () => {
    const { staff, link } = await anInvitedMember();
    expect(await pageOf(link)).toMatchObject({ value: { state: "open", organisation: "Allianz", role: "STAFF" } });
    expect(await activate(link, staff)).toMatchObject({ status: "done", result: { activated: true } });
    expect(await pageOf(link)).toMatchObject({ value: { state: "used" } });
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "link.confirm" } })).toMatchObject([
      { subjectId: staff.accountId, organisationId: null, after: { accountStatus: "ACTIVE" } },
    ]);
    expect(await signInWith(staff)).toMatchObject({ status: "done" });
  });

  test("gets a new link in place of an expired one, and after asking for a new password", async () => {
    const { staff, link } = await anInvitedMember();
    later(days(8));
    expect(await pageOf(link)).toMatchObject({ value: { state: "expired" } });
    expect(await execute(renewInvitation, visitor, { link }, aRequest())).toMatchObject({ status: "done" });
    const second = await lastLink(staff.email, "activeren");
    await executeAs("test", mailReset, { email: staff.email });
    const third = await lastLink(staff.email, "activeren");
    expect(new Set([link, second, third]).size).toBe(3);
    expect((await mails()).map(({ to }) => to)).toEqual([staff.email, staff.email, staff.email]);
    expect(await pageOf(second)).toMatchObject({ value: { state: "replaced" } });
    expect(await activate(third, staff)).toMatchObject({ status: "done" });
  });

  test("whose access ended before begins nothing, and gets no new link", async () => {
    const { staff, link } = await anInvitedMember();
    const data = { status: "BLOCKED", blockCause: "STAFF" } as const;
    await changed((tx) => tx.account.update({ where: { id: staff.accountId }, data: { ...data, staffRoles: [] } }));
    expect(await pageOf(link)).toMatchObject({ value: { state: "ended" } });
    expect(await choose(link)).toMatchObject({ code: "linkClosed" });
    expect(await execute(renewInvitation, visitor, { link }, aRequest())).toMatchObject({ code: "linkClosed" });
    expect(await mails()).toHaveLength(1);
  });
});
