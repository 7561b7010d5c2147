import { beforeEach, describe, expect, test } from "vitest";
import { inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { approveAppointment, takeAppointment } from "#lib/features/appointment/onboarding/commands.ts";
import { appointmentCase, appointmentQueue } from "#lib/features/appointment/onboarding/queries.ts";
import { recordCheck, repeatCheck } from "#lib/features/appointment/verification/commands.ts";
import { changeStaffDuties } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { inviteStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { activate, approve, propose } from "#tests/support/proposals.ts";
import { anAppointment, appointment, checked, inStatus, readyFor } from "#tests/support/waiting-appointments.ts";

// Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  return () => fixClock(null);
});

async function staff(first: string, ...duties: StaffRole[]) {
  const person = await aStaffMember(first, ...duties);
  return { ...person, session: await signedIn(person) };
}
type Staff = Awaited<ReturnType<typeof staff>>;

const approves = (session: Identity, appointmentId: string, more: object = {}) =>
  execute(approveAppointment, session, { appointmentId, ...more });

/** What the queue and the page offer this one of the staff. */
async function offered(session: Identity, id: string) {
  const [page, seen] = [await ask(appointmentQueue, session, {}), await ask(appointmentCase, session, { id })];
  const ready = await ask(appointmentQueue, session, { toon: "klaar" });
  if (page.status !== "found" || seen.status !== "found" || ready.status !== "found") throw new Error("is denied");
  const row = page.value.rows.find((one) => one.id === id);
  return {
    inQueue: row?.isReady,
    isOwn: row?.isOwn,
    inView: ready.value.rows.some((one) => one.id === id),
    onPage: seen.value.own.isReady,
    tie: seen.value.own.tie,
    // What the queue says and the page says is the same.
    missing: row && row.missing.join() === seen.value.missing.join() ? row.missing : null,
  };
}
const nothing = { inQueue: false, isOwn: false, inView: false, onPage: false };

/** Writes the approval into the row, past every command. */
const approvedBy = (id: string, decidedById: string) =>
  changed((tx, at) =>
    tx.appointment.update({ where: { id }, data: { status: "APPROVED", decidedById, decidedAt: at } }),
  );

describe("who let in the one who checked", () => {
  const letsIn = ({ accountId: byId }: Staff, { accountId }: Staff) =>
    changed((tx, at) => tx.letIn.create({ data: { accountId, byId, at } }));

  test("does not approve, by nothing but commands that two agreed to", async () => {
    const [stef, lena, derk] = [
      await staff("stef", "STAFF_ADMIN"),
      await staff("lena", "STAFF_ADMIN"),
      await staff("derk", "STAFF_ADMIN"),
    ];
    const nel = { firstName: "Nel", lastName: "Nieuw", email: "nel@verzekeraar.example", mobileNumber: "06 12345999" };
    expect(
      await approve(lena.session, await propose(inviteStaff, stef.session, { ...nel, ONBOARDING: "on" })),
    ).toMatchObject({ status: "done" });
    const changes = { accountId: stef.accountId, ONBOARDING: "on" };
    expect(await approve(derk.session, await propose(changeStaffDuties, lena.session, changes))).toMatchObject({
      status: "done",
    });
    const { prisma } = await database();
    const { id: accountId } = await prisma.account.findUniqueOrThrow({ where: { email: nel.email } });
    await activate(accountId);
    const id = await readyFor(accountId);
    expect(await approves(await signedIn(stef), id)).toMatchObject({ status: "refused", code: "letIn" });
    expect((await appointment(id)).status).toBe("CHECKING");
  });

  test("is never offered it, either way around and over one in between; who is nothing to the other is", async () => {
    const [otto, ina, eva, kim] = [
      await staff("otto", "ONBOARDING"),
      await staff("ina", "ONBOARDING"),
      await staff("eva", "ONBOARDING"),
      await staff("kim", "ONBOARDING"),
    ];
    await letsIn(otto, ina);
    await letsIn(ina, eva);
    for (const [checker, other] of [
      [otto, ina],
      [ina, otto],
      [otto, eva],
      [eva, otto],
    ] as const) {
      const id = await readyFor(checker.accountId);
      expect(await offered(other.session, id)).toEqual({ ...nothing, tie: "letIn", missing: [] });
      expect(await approves(other.session, id)).toMatchObject({ code: "letIn" });
      await expect(approvedBy(id, other.accountId)).rejects.toThrow("is independent and gains nothing");
    }
    const id = await readyFor(otto.accountId);
    expect(await offered(kim.session, id)).toMatchObject({ inQueue: true, inView: true, onPage: true, tie: null });
    expect(await approves(kim.session, id)).toMatchObject({ status: "done" });
  });

  test("does not approve what a third has in hand, when the other looked at any of it", async () => {
    const [otto, ina, kim] = [
      await staff("otto", "ONBOARDING"),
      await staff("ina", "ONBOARDING"),
      await staff("kim", "ONBOARDING"),
    ];
    await letsIn(otto, ina);
    const id = await readyFor(ina.accountId);
    await changed((tx) => tx.appointment.update({ where: { id }, data: { takenById: kim.accountId } }));
    expect(await offered(otto.session, id)).toEqual({ ...nothing, tie: "letIn", missing: [] });
    expect(await approves(otto.session, id)).toMatchObject({ code: "letIn" });
    await expect(approvedBy(id, otto.accountId)).rejects.toThrow("is independent");
    await expect(approvedBy(id, ina.accountId)).rejects.toThrow("is independent");
  });
});

describe("whose number or address it is", () => {
  const own = (ina: Staff) =>
    [
      { mobileNumber: ina.mobileNumber, email: "ina.prive@mail.example" },
      { email: ina.email.replace("@", "+prive@") },
      { followerEmail: ina.email },
    ] as const;

  test("does not take it, check it or approve it, and is offered nothing", async () => {
    const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
    for (const contact of own(ina)) {
      const waits = await anAppointment(contact);
      expect(await execute(takeAppointment, ina.session, { appointmentId: waits })).toMatchObject({ code: "ownGain" });
      expect(await offered(ina.session, waits)).toMatchObject({ ...nothing, isOwn: true, tie: "ownGain" });
      expect(await offered(otto.session, waits)).toMatchObject({ isOwn: false, tie: null });
      const appointmentId = await readyFor(otto.accountId, contact);
      const again = { appointmentId, kind: "DUPLICATES" };
      expect(await execute(repeatCheck, ina.session, again)).toMatchObject({ code: "ownGain" });
      const judged = { ...again, outcome: "FITS", note: "OTHER_ORGANISATION" };
      expect(await execute(recordCheck, ina.session, judged)).toMatchObject({ code: "ownGain" });
      expect(await offered(ina.session, appointmentId)).toMatchObject({ ...nothing, isOwn: true, tie: "ownGain" });
      expect(await approves(ina.session, appointmentId, { note: "Klopt." })).toMatchObject({ code: "ownGain" });
      await expect(approvedBy(appointmentId, ina.accountId)).rejects.toThrow("gains nothing");
    }
  });

  test("of the insurer's people, is no beheerder by anyone: not at the approval, and not when it became theirs later", async () => {
    const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
    const { mobileNumber } = await staff("sara", "SERVICEDESK");
    const id = await readyFor(otto.accountId, { mobileNumber });
    const page = await ask(appointmentCase, ina.session, { id });
    expect(page).toMatchObject({ value: { hindrance: "staffNumber" } });
    expect(await approves(ina.session, id, { note: "Klopt." })).toMatchObject({ code: "staffNumber" });
    const later = await inStatus("APPROVED", { mobileNumber });
    const job = { kind: "system", job: "appointment.invite" } as const;
    expect(await execute(inviteAppointed, job, { appointmentId: later })).toMatchObject({ status: "done" });
    expect(await appointment(later)).toMatchObject({ status: "WITHDRAWN", authorisationId: null });
  });
});

describe("who has the number on file changed after the call", () => {
  const script = { calledOnFile: "on", personConfirmed: "on", digitsConfirmed: "on" };
  const calls = (who: Staff, appointmentId: string, phoneNumber: string) =>
    execute(recordCheck, who.session, { appointmentId, kind: "CALL_BACK", outcome: "FITS", phoneNumber, ...script });
  const missing = { ...nothing, tie: null, missing: ["CALL_BACK"] };

  /** Checked by Otto but for the call, of an organisation with this number on file, of which the register has none. */
  async function uncalled(otto: Staff, phoneNumber: string) {
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023", name: "De Ruyter" });
    await changed((tx) => tx.organisation.update({ where: { id: organisationId }, data: { phoneNumber } }));
    const id = await anAppointment({ organisationNumber: "10023" });
    expect(await execute(takeAppointment, otto.session, { appointmentId: id })).toMatchObject({ status: "done" });
    await checked(id, ["AFM", "DUPLICATES"], { byId: otto.accountId });
    await register(id, null);
    return { id, organisationId };
  }
  const register = (appointmentId: string, phoneNumber: string | null) =>
    changed((tx, at) => {
      const said = { name: "De Ruyter", kvkNumber: null, phoneNumber, domain: null, hasEnded: false };
      const found = { said, differs: [] };
      return tx.appointmentCheck.create({
        data: { appointmentId, kind: "RELATION", outcome: "FITS", found, checkedAt: at },
      });
    });

  test("gets it approved by nobody before the new one is called", async () => {
    const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
    const sara = await staff("sara", "SERVICEDESK");
    const { id, organisationId } = await uncalled(otto, "+31201234567");
    expect(await calls(otto, id, "+31201234567")).toMatchObject({ status: "done" });
    expect(await offered(ina.session, id)).toMatchObject({ inQueue: true, inView: true, onPage: true, missing: [] });
    const wanted = { organisationId, name: "De Ruyter", kvkNumber: "", phoneNumber: "088 123 00 99", MKB: "on" };
    const proposalId = await propose(changeOrganisation, otto.session, wanted);
    expect(await approve(sara.session, proposalId)).toMatchObject({ status: "done" });
    expect(await offered(ina.session, id)).toEqual({ ...missing, isOwn: false });
    const seen = await ask(appointmentCase, ina.session, { id });
    expect(seen).toMatchObject({ value: { checks: { earlierCall: { found: { phoneNumber: "+31201234567" } } } } });
    expect(await approves(ina.session, id, { organisationId })).toMatchObject({ code: "numberChanged" });
    fixClock(after(now, minutes(5)));
    expect(await calls(otto, id, "+31881230099")).toMatchObject({ status: "done" });
    expect(await offered(ina.session, id)).toMatchObject({ inQueue: true, inView: true, onPage: true, missing: [] });
    expect(await approves(ina.session, id, { organisationId })).toMatchObject({ status: "done" });
  });

  test("nor when the register says another one, or any where nobody could be called", async () => {
    const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
    const { id, organisationId } = await uncalled(otto, "+31201234567");
    expect(await calls(otto, id, "+31201234567")).toMatchObject({ status: "done" });
    fixClock(after(now, minutes(5)));
    await register(id, "+31881230004");
    expect(await offered(ina.session, id)).toMatchObject(missing);
    expect(await approves(ina.session, id, { organisationId, note: "Klopt." })).toMatchObject({
      code: "numberChanged",
    });
    const none = await readyFor(otto.accountId, { organisationNumber: "40404" });
    await changed((tx) =>
      tx.appointmentCheck.updateMany({
        where: { appointmentId: none, kind: "CALL_BACK" },
        data: {
          outcome: "NOT_FOUND",
          found: { phoneNumber: null, calledOnFile: false, personConfirmed: false, digitsConfirmed: false },
        },
      }),
    );
    expect(await offered(ina.session, none)).toMatchObject(missing);
    expect(await approves(ina.session, none, { note: "Klopt." })).toMatchObject({ code: "numberChanged" });
  });
});

test("who gives an unknown number with the KvK-nummer of an office passes for nobody we do not know yet", async () => {
  const [otto, ina] = [await staff("otto", "ONBOARDING"), await staff("ina", "ONBOARDING")];
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"], kvkNumber: "68750110" });
  const id = await readyFor(otto.accountId, { organisationNumber: "55555", kvkNumber: "68750110" });
  await changed((tx) =>
    tx.appointmentCheck.updateMany({ where: { appointmentId: id, kind: "DUPLICATES" }, data: { checkedById: null } }),
  );
  expect(await approves(ina.session, id, { organisationId })).toMatchObject({ status: "refused", code: "doubtCame" });
  expect(await approves(ina.session, id, { organisationId, note: "Anna belde terug." })).toMatchObject({
    status: "done",
  });
  expect((await mails()).map(({ to }) => to)).toContain(person("anna").email);
});

test("whoever took over a colleague's session is out when that colleague becomes beheerder", async () => {
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  await signedIn(person("bram"));
  const id = await inStatus("APPROVED", { organisationId, email: person("bram").email });
  const job = { kind: "system", job: "appointment.invite" } as const;
  expect(await execute(inviteAppointed, job, { appointmentId: id })).toMatchObject({ status: "done" });
  const { prisma } = await database();
  const { accountId, authorisationId } = person("bram");
  expect(await prisma.authorisation.findUniqueOrThrow({ where: { id: authorisationId } })).toMatchObject({
    ...{ role: "ADMINISTRATOR", status: "ACTIVE" },
  });
  expect(await prisma.session.count({ where: { accountId, endedAt: null } })).toBe(0);
});
