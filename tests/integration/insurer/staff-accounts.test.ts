import { afterEach, beforeEach, expect, test } from "vitest";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { changeStaffDuties, endStaff } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { inviteStaff, renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { staffAccount, staffAccounts } from "#lib/features/insurer/staff-accounts/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, password, signedIn } from "#tests/support/people.ts";
import { approve, byTwo, propose } from "#tests/support/proposals.ts";
import { recordsOf } from "#tests/support/records.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T10:00:00Z");
const system: Identity = { kind: "system", job: "staff:invite" };

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

const eva = {
  ...{ firstName: "Eva", lastName: "de Wit", email: "eva@verzekeraar.example", mobileNumber: "06 12340099" },
  SERVICEDESK: "on",
};

async function team() {
  const stef = await aStaffMember("stef", "STAFF_ADMIN");
  const lena = await aStaffMember("lena", "STAFF_ADMIN");
  const sara = await aStaffMember("sara", "SERVICEDESK");
  const [asStef, asLena] = [await signedIn(stef), await signedIn(lena)];
  const two = { proposer: asStef, approver: asLena };
  return { stef, lena, sara, asStef, asLena, asSara: await signedIn(sara), two };
}

const accountOf = async (where: { id: string } | { email: string }) =>
  (await database()).prisma.account.findUnique({ where });

const mailsTo = async (email: string) => (await mails()).filter(({ to }) => to === email);

/** All accounts as they are, to see that nothing changed. */
const everyone = async () => (await database()).prisma.account.findMany({ orderBy: { id: "asc" } });

test("someone who is invited has duties and a link, and is recorded without name or address", async () => {
  const { stef, lena, asStef, asLena } = await team();
  const before = await everyone();
  const proposalId = await propose(inviteStaff, asStef, { ...eva, ONBOARDING: "on" });
  expect(await everyone()).toEqual(before);
  expect(await mails()).toEqual([]);
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "done" });
  const account = await accountOf({ email: eva.email });
  expect(account).toMatchObject({
    ...{ status: "INVITED", staffRoles: ["SERVICEDESK", "ONBOARDING"], mobileNumber: "+31612340099" },
    ...{ namePrefix: "de", lastName: "Wit", passwordHash: null },
  });
  const subject = "Er is een nieuwe medewerker uitgenodigd";
  expect(await mails()).toMatchObject([
    { to: eva.email, text: expect.stringContaining("/activeren/") },
    { to: stef.email, subject },
    { to: lena.email, subject },
    { to: stef.email, subject: expect.stringContaining("goedgekeurd") },
  ]);
  const records = await recordsOf("staff-account.invite");
  expect(records).toMatchObject([
    { outcome: "proposed", actorId: stef.accountId, secondId: null, proposalId, subjectId: null },
    { outcome: "done", actorId: stef.accountId, secondId: lena.accountId, proposalId, subjectId: account?.id },
  ]);
  expect(records.map(({ organisationId }) => organisationId)).toEqual([null, null]);
  expect(JSON.stringify(records.map(({ before, after }) => [before, after]))).not.toMatch(/eva|wit|0099/i);
});

test("an address of a customer, even one whose access ended, or of staff invites nobody", async () => {
  const { asStef, sara } = await team();
  const { person } = await anOrganisation({ employees: ["dora"] });
  const dora = person("dora");
  await changed((tx) => tx.authorisation.updateMany({ data: { status: "WITHDRAWN" } }));
  const before = await everyone();
  expect(await execute(inviteStaff, asStef, { ...eva, email: dora.email })).toMatchObject({ code: "notStaff" });
  expect(await execute(inviteStaff, asStef, { ...eva, email: sara.email })).toMatchObject({
    code: "alreadyStaff",
    detail: { accountId: sara.accountId },
  });
  expect(await execute(inviteStaff, asStef, { ...eva, mobileNumber: "020 1234567" })).toMatchObject({
    code: "phoneLandline",
  });
  expect(await everyone()).toEqual(before);
  expect(await mails()).toEqual([]);
});

test("nobody but who manages staff acts on staff, and it is recorded that they tried", async () => {
  const { stef, asStef, asSara } = await team();
  const { person } = await anOrganisation({ administrators: ["anna"] });
  const [asAnna, asAad] = [await signedIn(person("anna")), await signedIn(await aStaffMember("aad", "AUDITOR"))];
  const before = await everyone();
  const about = { accountId: stef.accountId };
  for (const who of [asSara, asAad]) {
    expect(await execute(inviteStaff, who, eva)).toEqual({ status: "denied" });
    expect(await execute(renewStaff, who, about)).toEqual({ status: "denied" });
    expect(await execute(changeStaffDuties, who, { ...about, AUDITOR: "on" })).toEqual({ status: "denied" });
    expect(await execute(endStaff, who, about)).toEqual({ status: "denied" });
  }
  // Of staff nobody outside the insurer sees anything; nobody acts on himself.
  expect(await execute(endStaff, asAnna, about)).toEqual({ status: "notFound" });
  for (const command of [renewStaff, endStaff])
    expect(await execute(command, asStef, about)).toEqual({ status: "denied" });
  expect(await execute(changeStaffDuties, asStef, { ...about, AUDITOR: "on" })).toEqual({ status: "denied" });
  // A customer is no staff account.
  expect(await execute(endStaff, asStef, { accountId: person("anna").accountId })).toEqual({ status: "notFound" });
  expect(await everyone()).toEqual(before);
  expect((await recordsOf("staff-account.end")).map(({ outcome }) => outcome)).toEqual(Array(3).fill("denied"));
  expect(await ask(staffAccounts, asSara, {})).toEqual({ status: "denied" });
  expect(await ask(staffAccounts, asAad, {})).toMatchObject({ status: "found", value: { mayInvite: false } });
});

test("other duties count from the next request on, in a new session, and the person hears who did it", async () => {
  const { stef, lena, asStef, asLena, sara, asSara } = await team();
  const change = { accountId: sara.accountId, ONBOARDING: "on" };
  const proposalId = await propose(changeStaffDuties, asStef, change);
  expect(await accountOf({ id: sara.accountId })).toMatchObject({ staffRoles: ["SERVICEDESK"] });
  expect(await mails()).toEqual([]);
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "done" });
  expect(await accountOf({ id: sara.accountId })).toMatchObject({ staffRoles: ["ONBOARDING"], status: "ACTIVE" });
  expect(await ask(staffAccount, asSara, { id: sara.accountId })).toEqual({ status: "denied" });
  expect(await mails()).toMatchObject([
    { to: sara.email, text: expect.stringContaining("Stef Teststef") },
    { to: stef.email },
  ]);
  expect(await recordsOf("staff-account.change-roles")).toMatchObject([
    { subjectId: sara.accountId, outcome: "proposed", before: null, after: null },
    {
      ...{ subjectId: sara.accountId, outcome: "done", before: { staffRoles: ["SERVICEDESK"] } },
      ...{ after: { staffRoles: ["ONBOARDING"] }, actorId: stef.accountId, secondId: lena.accountId, proposalId },
    },
  ]);
  expect(await execute(changeStaffDuties, asStef, change)).toMatchObject({ code: "sameDuties" });
  expect(await recordsOf("staff-account.change-roles")).toHaveLength(2);
});

test("what takes power away, or gives no more than auditing, is done by one", async () => {
  const { asStef, sara } = await team();
  const about = { accountId: sara.accountId };
  expect(await execute(changeStaffDuties, asStef, { ...about, AUDITOR: "on" })).toMatchObject({ status: "done" });
  const auditor = { ...eva, SERVICEDESK: undefined, AUDITOR: "on" };
  expect(await execute(inviteStaff, asStef, auditor)).toMatchObject({ status: "done" });
  expect(await execute(endStaff, asStef, about)).toMatchObject({ status: "done" });
});

test.each([
  ["staff-account.end", endStaff, {}],
  ["staff-account.change-roles", changeStaffDuties, { AUDITOR: "on" }],
] as const)(
  "%s puts back what they took and nobody finished, and its record says what",
  async (event, command, input) => {
    const { asStef, sara } = await team();
    const { organisationId, person } = await anOrganisation({ employees: ["dora"] });
    const { accountId } = person("dora");
    const of = { reference: "H7K-3F9-2QX", accountId };
    const ids = await changed(async (tx, now) => {
      const taken = { takenById: sara.accountId, takenAt: now };
      const request = { ...of, ...taken, organisationId, problem: "NO_ACCESS", createdAt: now, openedAt: now } as const;
      const { authorisationId } = person("dora");
      const call = { ...of, ...taken, phoneNumber: "+31612345678", createdAt: now, openedAt: now };
      const matter = { ...of, ...taken, kind: "DISPUTE", openedAt: now } as const;
      const open = [
        await tx.helpRequest.create({ data: { ...request, authorisationId, status: "SEEN", escalatedAt: now } }),
        await tx.callBackRequest.create({ data: { ...call, status: "OPEN" } }),
        await tx.staffCase.create({ data: matter }),
      ];
      await tx.callBackRequest.create({ data: { ...call, status: "DONE", doneAt: now } });
      await tx.staffCase.create({ data: { ...matter, doneAt: now } });
      return open.map(({ id }) => id);
    });
    expect(await execute(command, asStef, { accountId: sara.accountId, ...input })).toMatchObject({ status: "done" });
    const { prisma } = await database();
    expect(await prisma.helpRequest.findFirst()).toMatchObject({ takenById: null, takenAt: null });
    for (const rows of [await prisma.callBackRequest.findMany(), await prisma.staffCase.findMany()])
      expect(rows.map(({ takenById, doneAt }) => takenById === (doneAt ? sara.accountId : null))).toEqual([true, true]);
    const [record] = await recordsOf(event);
    expect(record).toMatchObject({ after: { putBack: expect.arrayContaining(ids) as string[] } });
  },
);

test("whose access ended cannot sign in, is told so, keeps their history, and may come back", async () => {
  const { asStef, sara, asSara, two } = await team();
  expect(await execute(endStaff, asStef, { accountId: sara.accountId })).toMatchObject({ status: "done" });
  expect(await accountOf({ id: sara.accountId })).toMatchObject({
    ...{ status: "BLOCKED", blockCause: "STAFF", staffRoles: [], email: sara.email },
  });
  expect(await execute(renewStaff, asSara, { accountId: sara.accountId })).toEqual({ status: "notFound" });
  expect(await execute(signIn, visitor, { identifier: sara.email, password }, aRequest())).toMatchObject({
    status: "refused",
    code: "wrong",
  });
  expect(await mails()).toMatchObject([{ to: sara.email, subject: "Je toegang tot Portaalhulp is beëindigd" }]);
  expect(await execute(endStaff, asStef, { accountId: sara.accountId })).toMatchObject({ code: "ended" });
  expect(await ask(staffAccounts, asStef, {})).toMatchObject({
    value: { gone: [{ id: sara.accountId, state: "ended" }] },
  });
  expect(await byTwo(inviteStaff, two, { ...eva, email: sara.email })).toMatchObject({ status: "done" });
  expect((await recordsOf("staff-account.invite")).at(-1)).toMatchObject({ subjectId: sara.accountId });
  expect(await accountOf({ id: sara.accountId })).toMatchObject({
    ...{ status: "INVITED", staffRoles: ["SERVICEDESK"], blockCause: null, passwordHash: null },
  });
});

test("inviting again gives a new link in place of the old; of who was active or blocked it is a new beginning", async () => {
  const { asStef, asLena, sara, asSara } = await team();
  await changed((tx) =>
    tx.account.update({ where: { id: sara.accountId }, data: { status: "BLOCKED", blockCause: "WRONG_TRIES" } }),
  );
  const renew = (more: object = {}) => execute(renewStaff, asStef, { accountId: sara.accountId, ...more });
  const number = { accountId: sara.accountId, mobileNumber: "06 12340098" };
  const proposalId = await propose(renewStaff, asStef, number);
  expect(await accountOf({ id: sara.accountId })).toMatchObject({ status: "BLOCKED", mobileNumber: sara.mobileNumber });
  expect(await mails()).toEqual([]);
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "done" });
  expect(await accountOf({ id: sara.accountId })).toMatchObject({
    ...{ status: "INVITED", blockCause: null, passwordHash: null, mobileNumber: "+31612340098" },
    staffRoles: ["SERVICEDESK"],
  });
  expect(await ask(staffAccounts, asSara, {})).toEqual({ status: "denied" });
  expect(await renew()).toMatchObject({ status: "done" });
  const links = await (await database()).prisma.oneTimeLink.findMany({ orderBy: { createdAt: "asc" } });
  expect(links.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1);
  expect(links).toHaveLength(2);
  expect(await renew({ mobileNumber: "0900 1234" })).toMatchObject({ status: "refused" });
  await renew();
  expect(await renew()).toMatchObject({ code: "tooOften" });
  expect(await mailsTo(sara.email)).toHaveLength(3);
  expect(await mails()).toHaveLength(4);
});

test("every act on a staff account asks for a second factor of this moment", async () => {
  const { asStef, sara } = await team();
  fixClock(after(start, minutes(6)));
  const about = { accountId: sara.accountId };
  expect(await execute(inviteStaff, asStef, eva)).toEqual({ status: "stale" });
  expect(await execute(renewStaff, asStef, about)).toEqual({ status: "stale" });
  expect(await execute(changeStaffDuties, asStef, { ...about, AUDITOR: "on" })).toEqual({ status: "stale" });
  expect(await execute(endStaff, asStef, about)).toEqual({ status: "stale" });
});

test("the system lets in the first two who manage staff, and nobody once there are two", async () => {
  const first = { ...eva, SERVICEDESK: undefined, STAFF_ADMIN: "on" };
  const invited = await execute(inviteStaff, system, first);
  if (invited.status !== "done") throw new Error(JSON.stringify(invited));
  const { accountId } = invited.result;
  // The mail was lost: the same again.
  expect(await execute(inviteStaff, system, first)).toMatchObject({ code: "alreadyStaff", detail: { accountId } });
  expect(await execute(renewStaff, system, { accountId })).toMatchObject({ status: "done" });
  const takesUp = (id: string) =>
    changed((tx) => tx.account.update({ where: { id }, data: { status: "ACTIVE", passwordHash: "x" } }));
  await takesUp(accountId);
  expect(await execute(renewStaff, system, { accountId })).toMatchObject({ code: "alreadyActive" });
  const other = await execute(inviteStaff, system, { ...first, email: "other@verzekeraar.example" });
  if (other.status !== "done") throw new Error(JSON.stringify(other));
  expect(await execute(renewStaff, system, other.result)).toMatchObject({ status: "done" });
  const late = await execute(inviteStaff, system, { ...first, email: "late@verzekeraar.example" });
  await takesUp(other.result.accountId);
  const before = await everyone();
  expect(await execute(inviteStaff, system, { ...first, email: "third@verzekeraar.example" })).toMatchObject({
    code: "staffAdminsExist",
  });
  if (late.status !== "done") throw new Error(JSON.stringify(late));
  expect(await execute(renewStaff, system, late.result)).toMatchObject({ code: "staffAdminsExist" });
  expect(await execute(renewStaff, system, { accountId })).toMatchObject({ code: "alreadyActive" });
  expect(await everyone()).toEqual(before);
  for (const command of [changeStaffDuties, endStaff])
    expect(await execute(command, system, { accountId, AUDITOR: "on" })).toEqual({ status: "denied" });
});

test("a page tells of an act only when it happened just now", async () => {
  const { asStef, asLena, sara } = await team();
  const told = async (gedaan: string) => {
    const answer = await ask(staffAccount, asStef, { id: sara.accountId, gedaan });
    return answer.status === "found" ? answer.value.told : answer.status;
  };
  expect(await told("taken")).toBeNull();
  const proposalId = await propose(changeStaffDuties, asStef, { accountId: sara.accountId, ONBOARDING: "on" });
  expect(await told("taken")).toBeNull();
  await approve(asLena, proposalId);
  expect(await told("taken")).toBe("taken");
  expect(await told("beeindigd")).toBeNull();
  expect(await told("onzin")).toBeNull();
});
