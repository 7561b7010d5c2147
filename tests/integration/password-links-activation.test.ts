import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { choosePassword, confirmPassword } from "#lib/features/password-links/commands/choosing.ts";
import { mailReset } from "#lib/features/password-links/commands/asking.ts";
import { renewInvitation } from "#lib/features/password-links/commands/inviting.ts";
import { linkPage } from "#lib/features/password-links/queries.ts";
import { staffInvitationTo } from "#lib/features/password-links/store.ts";
import { signIn } from "#lib/features/sign-in/commands.ts";
import { after, days, fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { aStaffMember, changed } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:00.000Z");
const later = (ms: number) => fixClock(after(start, ms));
const chosen = "Tulpen bloeien in april";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

type Activating = { readonly email: string; readonly mobileNumber: string };

const pageOf = (link: string) => ask(linkPage, visitor, { purpose: "ACTIVATE", link });
const choose = (link: string) => execute(choosePassword, visitor, { link, password: chosen }, aRequest());

async function activate(link: string, who: Activating) {
  const reply = await choose(link);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  const code = (await codesSentTo(who.mobileNumber)).at(-1);
  return execute(confirmPassword, visitor, { ...reply.result, code });
}

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
    expect(await activate(link, staff)).toEqual({ status: "done", result: { activated: true } });
    expect(await pageOf(link)).toMatchObject({ value: { state: "used" } });
    const { prisma } = await database();
    expect(await prisma.auditRecord.findMany({ where: { event: "link.confirm" } })).toMatchObject([
      { subjectId: staff.accountId, organisationId: null, after: { accountStatus: "ACTIVE" } },
    ]);
    const signedIn = await execute(signIn, visitor, { identifier: staff.email, password: chosen }, aRequest());
    expect(signedIn).toMatchObject({ status: "done" });
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
