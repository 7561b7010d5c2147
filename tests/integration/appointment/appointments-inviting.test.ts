import { beforeEach, describe, expect, test } from "vitest";
import { completeAppointment, inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { keptMs, takenUpWithinMs, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { setMobileNumber } from "#lib/features/administration/account-changes/commands/mobile-number.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { appointment, inStatus, onboarder, type Wanted } from "#tests/support/waiting-appointments.ts";

// Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");
const nowhere = "10000000-0000-7000-8000-000000000000";
const asJob = (job: string): Identity => ({ kind: "system", job });

let ina: Identity;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  ina = (await onboarder("ina")).identity;
  return () => fixClock(null);
});

const approved = (wanted?: Wanted) => inStatus("APPROVED", wanted);
const invites = (appointmentId: string) => execute(inviteAppointed, asJob("appointment.invite"), { appointmentId });
const completes = (authorisationId: string) =>
  execute(completeAppointment, asJob("appointment.complete"), { authorisationId });
const done = { status: "done", result: null };

const db = async () => (await database()).prisma;
const records = async (event: string) => (await db()).auditRecord.findMany({ where: { event } });
const jobs = async () =>
  (await (await db()).outbox.findMany({ where: { kind: "JOB" }, orderBy: { id: "asc" } })).map(({ to, notBefore }) => [
    to,
    notBefore,
  ]);
const account = async (email: string) => (await db()).account.findUniqueOrThrow({ where: { email } });
const authorisations = async (email: string) =>
  (await db()).authorisation.findMany({ where: { account: { email } }, orderBy: { createdAt: "asc" } });
const theirs = async (id: string) => {
  const { authorisationId } = await appointment(id);
  return (await db()).authorisation.findUniqueOrThrow({ where: { id: authorisationId ?? "" } });
};

/** Everything that counts: what nothing happened to is as it was. */
async function everything(): Promise<string> {
  const prisma = await db();
  const [people, organisations, appointments, messages] = await Promise.all([
    prisma.authorisation.findMany({ include: { account: true }, orderBy: { id: "asc" } }),
    prisma.organisation.findMany({ include: { numbers: true }, orderBy: { id: "asc" } }),
    prisma.appointment.findMany({ orderBy: { id: "asc" } }),
    waiting(),
  ]);
  return JSON.stringify([people, organisations, appointments, messages]);
}

async function stopped(id: string): Promise<void> {
  const { email, organisationId } = await appointment(id);
  expect(await invites(id)).toEqual(done);
  expect(await appointment(id)).toMatchObject({ status: "WITHDRAWN", endedAt: now, authorisationId: null });
  const sent = await mails();
  expect(sent.map(({ to, subject }) => [to, subject])).toEqual([[email, "Je aanmelding kan niet doorgaan"]]);
  expect(await jobs()).toEqual([["appointment.forget", after(now, keptMs)]]);
  expect(await records("appointment.invite")).toMatchObject([
    { organisationId, subjectId: null, after: { appointmentId: id, status: "WITHDRAWN" } },
  ]);
}

describe("inviting", () => {
  test("makes the organisation, the account and the authorisation, and mails the link", async () => {
    const id = await approved({ organisationNumber: "10777", companyName: "Nieuw Kantoor", kvkNumber: "68750110" });
    expect(await invites(id)).toEqual(done);
    const { email, mobileNumber, organisationId, authorisationId, ...rest } = await appointment(id);
    expect(rest).toMatchObject({ status: "INVITED", invitedAt: now, endedAt: null });
    const made = await (
      await db()
    ).organisation.findUniqueOrThrow({
      where: { id: organisationId ?? "" },
      include: { numbers: true },
    });
    expect(made).toMatchObject({
      ...{ name: "Nieuw Kantoor", kind: "INTERMEDIARY", kvkNumber: "68750110", closedAt: null },
      numbers: [{ kind: "INTERMEDIARY", number: "10777" }],
    });
    expect(await account(email)).toMatchObject({ status: "INVITED", mobileNumber, passwordHash: null, staffRoles: [] });
    expect(await theirs(id)).toMatchObject({ role: "ADMINISTRATOR", status: "PENDING", portals: made.portals });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(email);
    expect(mail?.text).toMatch(/\/nl\/activeren\/[\w-]{43}/);
    expect(await jobs()).toEqual([["appointment.expire", after(now, takenUpWithinMs)]]);
    const [record, ...others] = await records("appointment.invite");
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      ...{ outcome: "done", actorKind: "system", subjectId: authorisationId, organisationId },
      before: { appointmentId: id, status: "APPROVED" },
      after: { appointmentId: id, status: "INVITED", role: "ADMINISTRATOR" },
    });
    expect(JSON.stringify(record)).not.toMatch(/daan|Berg|Nieuw|10777/i);
  });

  test("happens once, however often the job runs", async () => {
    const id = await approved();
    await invites(id);
    const before = await everything();
    expect(await invites(id)).toMatchObject({ status: "refused", code: "alreadyDone" });
    expect(await everything()).toBe(before);
  });

  test("into an organisation that is there takes its portals and leaves its name and numbers", async () => {
    const { organisationId } = await anOrganisation({ name: "De Linden", intermediaryNumber: "10023" });
    const id = await approved({ organisationId, organisationNumber: "10023", companyName: "de linden bv" });
    await invites(id);
    const prisma = await db();
    expect(await prisma.organisation.findMany({ include: { numbers: true } })).toMatchObject([
      { id: organisationId, name: "De Linden", numbers: [{ number: "10023" }] },
    ]);
    expect(await theirs(id)).toMatchObject({ organisationId, role: "ADMINISTRATOR", status: "PENDING" });
  });

  test("of who was invited there and never came counts the number that was checked", async () => {
    const { organisationId, person } = await anOrganisation({ invited: ["gerda"] });
    const { email, authorisationId, mobileNumber } = person("gerda");
    const id = await approved({ organisationId, email, mobileNumber: "+31687654321" });
    await invites(id);
    expect(await appointment(id)).toMatchObject({ status: "INVITED", authorisationId });
    expect(await account(email)).toMatchObject({ status: "INVITED", mobileNumber: "+31687654321" });
    expect(mobileNumber).not.toBe("+31687654321");
    expect(await theirs(id)).toMatchObject({ role: "ADMINISTRATOR", status: "PENDING" });
  });

  test("of who was invited elsewhere first: that beheerder keeps what he wrote, and no hand in the account", async () => {
    const { person } = await anOrganisation({ administrators: ["rob"], invited: ["gerda"] });
    const { email, accountId, authorisationId: elsewhere, mobileNumber } = person("gerda");
    await changed((tx) =>
      tx.loginTransaction.create({
        data: { accountId, purpose: "ACTIVATE", browserHash: "begun", createdAt: now, expiresAt: after(now, 300_000) },
      }),
    );
    const id = await approved({ email, mobileNumber: "+31687654321" });
    await invites(id);
    const checked = { firstName: "Daan", mobileNumber: "+31687654321" };
    expect(await account(email)).toMatchObject(checked);
    expect(await theirs(id)).toMatchObject({ role: "ADMINISTRATOR", status: "PENDING", invitedAs: null });
    expect(await (await db()).loginTransaction.findMany({ where: { endedAt: null } })).toEqual([]);

    const rob = await signedIn(person("rob"));
    const asked = { authorisationId: elsewhere, mobileNumber: "06 11111111" };
    expect(await execute(setMobileNumber, rob, asked)).toMatchObject({ status: "done" });
    expect(await account(email)).toMatchObject(checked);
    const there = await (await db()).authorisation.findUniqueOrThrow({ where: { id: elsewhere } });
    expect(there).toMatchObject({ status: "PENDING", invitedAs: { firstName: "Gerda", mobileNumber: "+31611111111" } });
    expect(mobileNumber).not.toBe("+31687654321");
  });

  test("of whose account waits to begin anew counts what that asks for, not this form", async () => {
    const { organisationId, person } = await anOrganisation({ administrators: ["anna"], employees: ["joost"] });
    const { email, accountId, authorisationId, mobileNumber } = person("joost");
    const change = {
      kind: "REACTIVATION" as const,
      newMobileNumber: mobileNumber,
      organisationId,
      accountId,
      authorisationId,
    };
    const startedById = person("anna").authorisationId;
    await changed(async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { status: "INVITED", passwordHash: null } });
      await tx.accountChange.create({
        data: { ...change, startedById, createdAt: now, expiresAt: after(now, keptMs) },
      });
    });
    await invites(await approved({ email, mobileNumber: "+31687654321" }));
    expect(await account(email)).toMatchObject({ status: "INVITED", mobileNumber });
  });

  test("of who works elsewhere changes nothing they sign in with: they accept, as who they are", async () => {
    const { person } = await anOrganisation({ employees: ["ivo"] });
    const { email } = person("ivo");
    const before = await account(email);
    const id = await approved({ email, mobileNumber: "+31687654321" });
    await invites(id);
    expect(await account(email)).toEqual(before);
    const [there, here] = await authorisations(email);
    expect(there).toMatchObject({ role: "EMPLOYEE", status: "ACTIVE" });
    expect(here).toMatchObject({ role: "ADMINISTRATOR", status: "PENDING" });
    expect((await mails()).map(({ text }) => /\/uitnodiging\/[\w-]{43}/.test(text))).toEqual([true]);
  });

  test("of who works there raises them at once: nothing to accept, and it completes by itself", async () => {
    const { organisationId, person } = await anOrganisation({ employees: ["bram"] });
    const { email, authorisationId } = person("bram");
    const before = await account(email);
    const id = await approved({ organisationId, email, mobileNumber: "+31687654321" });
    await invites(id);
    expect(await account(email)).toEqual(before);
    expect(await theirs(id)).toMatchObject({ id: authorisationId, role: "ADMINISTRATOR", status: "ACTIVE" });
    expect((await mails()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Je bent nu beheerder van/)]);
    expect(await jobs()).toEqual([["appointment.complete", now]]);
    expect(await completes(authorisationId)).toEqual(done);
    expect(await appointment(id)).toMatchObject({ status: "COMPLETED", endedAt: now });
  });

  test("of who left there begins anew: nothing of a block, a deputy's days or old rights is left", async () => {
    const { organisationId, person } = await anOrganisation({ employees: ["bram"] });
    const { email, authorisationId } = person("bram");
    const gone = { status: "WITHDRAWN" as const, withdrawnAt: now, withdrawReason: "LEFT" as const, portals: [] };
    await changed((tx) => tx.authorisation.update({ where: { id: authorisationId }, data: gone }));
    const id = await approved({ organisationId, email });
    await invites(id);
    const [here, ...others] = await authorisations(email);
    expect(others).toEqual([]);
    expect(here).toMatchObject({
      ...{ id: authorisationId, role: "ADMINISTRATOR", status: "PENDING" },
      ...{ withdrawnAt: null, withdrawReason: null, blockedAt: null, validUntil: null, deputyFrom: null },
    });
    expect(here?.portals).not.toEqual([]);
    expect(await mails()).toHaveLength(1);
  });

  test("stops when the organisation closed meanwhile", async () => {
    const { organisationId } = await anOrganisation();
    const id = await approved({ organisationId });
    await changed((tx) =>
      tx.organisation.update({ where: { id: organisationId }, data: { closedAt: now, closeReason: "ENDED" } }),
    );
    await stopped(id);
  });

  test.each([
    ["number", { organisationNumber: "0010-023" }],
    ["KvK-nummer", { kvkNumber: "68750110" }],
  ])("stops when an organisation with its %s came to be that nobody looked at", async (_, same) => {
    const id = await approved(same);
    await anOrganisation({ intermediaryNumber: "10023", kvkNumber: "68750110" });
    await stopped(id);
    expect(await (await db()).organisation.count()).toBe(1);
  });

  test("stops when the address is of the insurer's own people", async () => {
    const { email } = await aStaffMember("sara", "SERVICEDESK");
    await stopped(await approved({ email }));
    expect(await authorisations(email)).toEqual([]);
  });

  test.each(["SUBMITTED", "CONFIRMED", "CHECKING", "REJECTED", "EXPIRED", "WITHDRAWN", "COMPLETED"] satisfies Status[])(
    "is refused while it is %s",
    async (status) => {
      const id = await inStatus(status);
      const before = await everything();
      expect(await invites(id)).toMatchObject({ status: "refused", code: "alreadyDone" });
      expect(await everything()).toBe(before);
    },
  );
});

describe("completing", () => {
  test("closes what was invited, with a record, and plans that it is forgotten", async () => {
    const id = await approved();
    await invites(id);
    const { authorisationId, organisationId } = await appointment(id);
    fixClock(after(now, 1000));
    expect(await completes(authorisationId ?? "")).toEqual(done);
    expect(await appointment(id)).toMatchObject({ status: "COMPLETED", endedAt: after(now, 1000) });
    expect(await records("appointment.complete")).toMatchObject([
      {
        ...{ outcome: "done", subjectId: authorisationId, organisationId },
        before: { appointmentId: id, status: "INVITED" },
        after: { appointmentId: id, status: "COMPLETED" },
      },
    ]);
    expect((await jobs()).at(-1)).toEqual(["appointment.forget", after(now, 1000 + keptMs)]);
    expect(await completes(authorisationId ?? "")).toEqual({ status: "notFound" });
  });

  test("closes all that led to the same authorisation: asked twice, approved twice, begun once", async () => {
    const { organisationId } = await anOrganisation();
    const email = "daan@tweemaal.example";
    const [first, second] = [await approved({ organisationId, email }), await approved({ organisationId, email })];
    await invites(first);
    await invites(second);
    const { authorisationId } = await appointment(first);
    expect((await appointment(second)).authorisationId).toBe(authorisationId);
    expect(await authorisations(email)).toHaveLength(1);
    expect(await completes(authorisationId ?? "")).toEqual(done);
    for (const id of [first, second]) expect(await appointment(id)).toMatchObject({ status: "COMPLETED" });
    expect(await records("appointment.complete")).toHaveLength(1);
  });

  test("of an authorisation that no appointment led to is nothing", async () => {
    const { person } = await anOrganisation({ employees: ["bram"] });
    const before = await everything();
    expect(await completes(person("bram").authorisationId)).toEqual({ status: "notFound" });
    expect(await everything()).toBe(before);
  });
});

test("neither is for people: not for who approved, nor for a beheerder", async () => {
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  const id = await approved({ organisationId });
  const invited = await approved({ organisationId, email: person("bram").email });
  await invites(invited);
  const { authorisationId } = await appointment(invited);
  const before = await everything();
  for (const who of [ina, await signedIn(person("anna"))]) {
    expect((await execute(inviteAppointed, who, { appointmentId: id })).status).toMatch(/^(denied|notFound)$/);
    expect((await execute(completeAppointment, who, { authorisationId })).status).toMatch(/^(denied|notFound)$/);
  }
  expect(await execute(inviteAppointed, asJob("appointment.invite"), { appointmentId: nowhere })).toEqual({
    status: "notFound",
  });
  expect(await everything()).toBe(before);
});
