import { beforeEach, describe, expect, test } from "vitest";
import type { Reject } from "#lib/features/appointment/onboarding/schema.ts";
import {
  approveAppointment,
  rejectAppointment,
  releaseAppointment,
  takeAppointment,
} from "#lib/features/appointment/onboarding/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";
import { anAppointment, appointment, checked, onboarder, readyFor } from "#tests/support/waiting-appointments.ts";

// Long ago: sessions are opened at the real time, and must not be over.
const now = new Date("2026-01-05T09:00:00Z");
const nowhere = "10000000-0000-7000-8000-000000000000";

type Staff = Awaited<ReturnType<typeof onboarder>>;
let otto: Staff;
let ina: Staff;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
  otto = await onboarder("otto");
  ina = await onboarder("ina");
  return () => fixClock(null);
});

const jobs = async () => {
  const { prisma } = await database();
  const rows = await prisma.outbox.findMany({ where: { kind: "JOB" }, select: { to: true, notBefore: true } });
  return rows.map(({ to, notBefore }) => [to, notBefore]);
};
const takes = (who: Staff, appointmentId: string) => execute(takeAppointment, who.identity, { appointmentId });
const approves = (who: Staff, appointmentId: string, more: object = {}) =>
  execute(approveAppointment, who.identity, { appointmentId, ...more });
const rejects = (who: Staff, appointmentId: string, more: object = { reason: "NOT_REACHED" }) =>
  execute(rejectAppointment, who.identity, { appointmentId, ...more });

/** Asserts that nothing came of it. */
async function unchanged(appointmentId: string, work: () => Promise<unknown>): Promise<void> {
  const before = await appointment(appointmentId);
  await work();
  expect(await appointment(appointmentId)).toEqual(before);
  expect(await waiting()).toEqual([]);
}

describe("taking", () => {
  test("puts it in one pair of hands, with a record", async () => {
    const id = await anAppointment();
    expect(await takes(otto, id)).toEqual({ status: "done", result: null });
    expect(await appointment(id)).toMatchObject({ status: "CHECKING", takenById: otto.id, takenAt: now });
    expect(await recordsOf("appointment.take")).toMatchObject([
      {
        actorId: otto.id,
        before: { appointmentId: id, status: "CONFIRMED" },
        after: { appointmentId: id, status: "CHECKING", takenById: otto.id },
      },
    ]);
  });

  test("is refused when a colleague was first, or it was decided, or the address is not proven", async () => {
    const id = await anAppointment();
    await takes(otto, id);
    await unchanged(id, async () => {
      expect(await takes(ina, id)).toMatchObject({ code: "alreadyTaken", detail: { by: "Otto Testotto", at: now } });
      expect(await takes(otto, id)).toMatchObject({ code: "alreadyYours" });
    });
    const submitted = await anAppointment();
    await changed((tx) => tx.appointment.update({ where: { id: submitted }, data: { status: "SUBMITTED" } }));
    await unchanged(submitted, async () => {
      expect(await takes(ina, submitted)).toMatchObject({ code: "alreadyDone", detail: { status: "SUBMITTED" } });
    });
  });

  test("and putting back: by who has it, after a day by a colleague too, and what was checked stays", async () => {
    const id = await readyFor(otto.id);
    const release = (who: Staff) => execute(releaseAppointment, who.identity, { appointmentId: id });
    await unchanged(id, async () => {
      expect(await release(ina)).toMatchObject({ code: "alreadyTaken", detail: { by: "Otto Testotto" } });
    });
    expect(await release(otto)).toMatchObject({ status: "done" });
    expect(await appointment(id)).toMatchObject({ status: "CONFIRMED", takenById: null, takenAt: null });
    expect(await (await database()).prisma.appointmentCheck.count({ where: { appointmentId: id } })).toBe(4);
    expect(await release(otto)).toMatchObject({ code: "alreadyDone" });
    expect(await recordsOf("appointment.release")).toHaveLength(1);
    expect(await execute(takeAppointment, otto.identity, { appointmentId: id })).toMatchObject({ status: "done" });
    const takenAt = after(now, -hours(24));
    await changed((tx) => tx.appointment.update({ where: { id }, data: { takenAt } }));
    expect(await release(ina)).toMatchObject({ status: "done" });
  });
});

describe("approving", () => {
  test("by another pair of eyes invites at once where nobody is beheerder, and tells who asked", async () => {
    const id = await readyFor(otto.id, { email: "daan@nieuw.example", companyName: "Nieuw Kantoor" });
    expect(await approves(ina, id)).toEqual({ status: "done", result: { appointmentId: id, next: null } });
    expect(await appointment(id)).toMatchObject({
      ...{ status: "APPROVED", decidedById: ina.id, decidedAt: now, organisationId: null, endedAt: null },
    });
    expect(await jobs()).toEqual([["appointment.invite", now]]);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: "daan@nieuw.example", subject: "Goedgekeurd: je link komt eraan" });
    expect(mail?.text).toMatch(/\/nl\/beheerder-aanmelden\/status\/[\w-]{43}\n/);
    const [record] = await recordsOf("appointment.approve");
    expect(record).toMatchObject({ actorId: ina.id, organisationId: null, after: { status: "APPROVED" } });
    expect(JSON.stringify(record)).not.toMatch(/daan|Berg|Nieuw/i);
  });

  test("and rejecting are told to who follows it for a colleague, who may not read why staff doubted", async () => {
    const followerEmail = "els@elders.example";
    await approves(ina, await readyFor(otto.id, { followerEmail }));
    await rejects(ina, await readyFor(otto.id, { followerEmail }), { reason: "NOT_REACHED", note: "Vreemd verhaal" });
    const told = (await mails()).filter(({ to }) => to === followerEmail);
    expect(told.map(({ subject }) => subject)).toEqual([
      "De aanmelding van je collega is goedgekeurd",
      "De aanmelding van je collega is afgewezen",
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Vreemd|Kantoor|Daan/);
  });

  test("tells the present beheerders first, and the invitation waits a day", async () => {
    const { organisationId, person } = await anOrganisation({
      ...{ intermediaryNumber: "10023", administrators: ["anna", "bert"], employees: ["bram"] },
    });
    const id = await readyFor(otto.id, { organisationNumber: "0010-023" });
    expect(await approves(ina, id, { organisationId })).toMatchObject({ status: "done" });
    expect(await appointment(id)).toMatchObject({ status: "APPROVED", organisationId });
    expect(await jobs()).toEqual([["appointment.invite", after(now, hours(24))]]);
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual(
      [person("anna").email, person("bert").email, (await appointment(id)).email].sort(),
    );
    const told = sent.find(({ to }) => to === person("anna").email);
    expect(told?.text).toMatch(/Daan van der Berg\d+ wordt over een dag ook beheerder/);
    expect(told?.text).toMatch(/Klopt dit niet\? Bel dan vandaag/);
    expect(told?.text).not.toContain("/status/");
    expect(await recordsOf("appointment.approve")).toMatchObject([{ organisationId, after: { organisationId } }]);
  });

  test("also tells a beheerder who is blocked by wrong tries, which anyone can make", async () => {
    const { organisationId, person } = await anOrganisation({
      ...{ intermediaryNumber: "10023", administrators: ["cees"] },
    });
    await changed((tx) =>
      tx.account.update({
        where: { id: person("cees").accountId },
        data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
      }),
    );
    const id = await readyFor(otto.id, { organisationNumber: "10023" });
    expect(await approves(ina, id, { organisationId })).toMatchObject({ status: "done" });
    expect(await jobs()).toEqual([["appointment.invite", after(now, hours(24))]]);
    expect((await mails()).map(({ to }) => to)).toContain(person("cees").email);
  });

  test("waits for nobody who is beheerder no more: withdrawn, time over, or who asked", async () => {
    const { organisationId, person } = await anOrganisation({
      ...{ intermediaryNumber: "10023", administrators: ["cees", "dirk", "daan"] },
    });
    await changed(async (tx) => {
      const gone = { status: "WITHDRAWN", withdrawnAt: now } as const;
      await tx.authorisation.update({ where: { id: person("cees").authorisationId }, data: gone });
      await tx.authorisation.update({ where: { id: person("dirk").authorisationId }, data: { validUntil: now } });
    });
    const id = await readyFor(otto.id, { organisationNumber: "10023", email: person("daan").email });
    expect(await approves(ina, id)).toMatchObject({ status: "done" });
    expect((await appointment(id)).organisationId).toBe(organisationId);
    expect(await jobs()).toEqual([["appointment.invite", now]]);
    expect(await mails()).toHaveLength(1);
  });

  test("is never by who has it in hand or looked at any of it, also when a colleague looked again", async () => {
    const id = await readyFor(otto.id);
    await unchanged(id, async () => expect(await approves(otto, id)).toMatchObject({ code: "ownCheck" }));
    await checked(id, ["CALL_BACK"], { byId: ina.id });
    await unchanged(id, async () => expect(await approves(ina, id)).toMatchObject({ code: "ownCheck" }));
    fixClock(after(now, minutes(5)));
    await checked(id, ["CALL_BACK"], { byId: otto.id });
    await unchanged(id, async () => expect(await approves(ina, id)).toMatchObject({ code: "ownCheck" }));
  });

  test("waits for every check that is needed, of an office one more than of a company", async () => {
    const office = await anAppointment();
    await takes(otto, office);
    await checked(office, ["RELATION", "DUPLICATES", "CALL_BACK"], { byId: null });
    await unchanged(office, async () => expect(await approves(ina, office)).toMatchObject({ code: "checksMissing" }));
    const company = await anAppointment({ kind: "BUSINESS" });
    await takes(otto, company);
    await checked(company, ["RELATION", "DUPLICATES", "CALL_BACK"], { byId: null });
    expect(await approves(ina, company)).toMatchObject({ status: "done" });
  });

  test("in doubt says why, for colleagues only", async () => {
    const id = await readyFor(otto.id);
    await checked(id, ["KVK"], { byId: null, outcome: "UNAVAILABLE" });
    await unchanged(id, async () =>
      expect(await approves(ina, id, { note: "  " })).toMatchObject({ code: "noteMissing" }),
    );
    expect(await approves(ina, id, { note: "Gebeld met de KvK" })).toMatchObject({ status: "done" });
    expect((await appointment(id)).decisionNote).toBe("Gebeld met de KvK");
    expect(JSON.stringify([await mails(), await recordsOf("appointment.approve")])).not.toContain("Gebeld");
  });

  test("needs a note when someone else asked for the same after the portal looked", async () => {
    const id = await readyFor(otto.id, { organisationNumber: "10023" });
    const byPortal = { kind: "DUPLICATES", checkedById: otto.id } as const;
    await changed((tx) =>
      tx.appointmentCheck.updateMany({ where: { appointmentId: id, ...byPortal }, data: { checkedById: null } }),
    );
    await anAppointment({ organisationNumber: "0010023" });
    await unchanged(id, async () => expect(await approves(ina, id)).toMatchObject({ code: "doubtCame" }));
    expect(await approves(ina, id, { note: "Zij worden samen beheerder" })).toMatchObject({ status: "done" });
  });

  test("is of the organisation that has the number, else of the one with the KvK-nummer, and never of two", async () => {
    const one = await anOrganisation({ intermediaryNumber: "10023", kvkNumber: "68750110" });
    const other = await anOrganisation({ kind: "BUSINESS", policyNumber: "P-448812", kvkNumber: "69599084" });
    const both = await readyFor(otto.id, { organisationNumber: "10023", kvkNumber: "69599084" });
    await unchanged(both, async () => expect(await approves(ina, both)).toMatchObject({ code: "organisationsDiffer" }));
    const byKvk = await readyFor(otto.id, { organisationNumber: "77777", kvkNumber: "69599084" });
    expect(await approves(ina, byKvk)).toMatchObject({ status: "done" });
    expect((await appointment(byKvk)).organisationId).toBe(other.organisationId);
    // A polisnummer is no tussenpersoonnummer.
    const otherKind = await readyFor(otto.id, { organisationNumber: "P 448812" });
    expect(await approves(ina, otherKind)).toMatchObject({ status: "done" });
    expect((await appointment(otherKind)).organisationId).toBeNull();
    const merged = await readyFor(otto.id, { organisationNumber: "10023", kvkNumber: "69599084" });
    await changed((tx) =>
      tx.organisation.update({
        where: { id: other.organisationId },
        data: { closedAt: now, closeReason: "MERGED", mergedIntoId: one.organisationId },
      }),
    );
    expect(await approves(ina, merged)).toMatchObject({ status: "done" });
    expect((await appointment(merged)).organisationId).toBe(one.organisationId);
  });

  test("is refused for a closed organisation, for another one than was shown, and for the insurer's own people", async () => {
    const { organisationId } = await anOrganisation({ intermediaryNumber: "10023" });
    const id = await readyFor(otto.id, { organisationNumber: "10023" });
    await unchanged(id, async () =>
      expect(await approves(ina, id, { organisationId: "" })).toMatchObject({ code: "organisationChanged" }),
    );
    await changed((tx) =>
      tx.organisation.update({ where: { id: organisationId }, data: { closedAt: now, closeReason: "ENDED" } }),
    );
    await unchanged(id, async () => expect(await approves(ina, id)).toMatchObject({ code: "organisationClosed" }));
    const { email } = await aStaffMember("sara", "SERVICEDESK");
    const own = await readyFor(otto.id, { email });
    await unchanged(own, async () => expect(await approves(ina, own)).toMatchObject({ code: "staffAddress" }));
  });

  test("goes on with the next one of what was being looked at", async () => {
    const oldest = await readyFor(otto.id, { confirmedAt: after(now, -days(3)) });
    await anAppointment({ confirmedAt: after(now, -days(2)) });
    const last = await readyFor(otto.id, { confirmedAt: after(now, -days(1)) });
    expect(await approves(ina, oldest, { toon: "klaar" })).toMatchObject({ result: { next: last } });
    expect(await approves(ina, last, { toon: "klaar" })).toMatchObject({ result: { next: null } });
  });
});

describe("rejecting", () => {
  test("by one pair of eyes says why and what to do now, and is forgotten after a while", async () => {
    const id = await readyFor(otto.id);
    expect(await rejects(otto, id, { reason: "NUMBER_UNKNOWN", note: "Vreemd verhaal" })).toMatchObject({
      status: "done",
    });
    expect(await appointment(id)).toMatchObject({
      ...{ status: "REJECTED", rejectReason: "NUMBER_UNKNOWN", decidedById: otto.id, endedAt: now },
      decisionNote: "Vreemd verhaal",
    });
    expect(await jobs()).toEqual([["appointment.forget", after(now, days(90))]]);
    const [mail] = await mails();
    expect(mail?.text).toContain("Wij kennen het nummer niet");
    expect(JSON.stringify([mail, await recordsOf("appointment.reject")])).not.toContain("Vreemd");
    expect(await recordsOf("appointment.reject")).toMatchObject([{ after: { reason: "NUMBER_UNKNOWN" } }]);
  });

  test("comes too late after a colleague, who is named", async () => {
    const id = await readyFor(otto.id);
    await rejects(ina, id);
    for (const late of [approves(ina, id), rejects(otto, id)])
      expect(await late).toMatchObject({
        ...{ code: "alreadyDone", detail: { status: "REJECTED", by: "Ina Testina", at: now } },
      });
    expect(await mails()).toHaveLength(1);
  });

  test("asks for a reason there is, and for a note that is not a book", async () => {
    const id = await readyFor(otto.id);
    await unchanged(id, async () => {
      expect(await rejects(otto, id, {})).toMatchObject({ errors: { reason: ["reasonMissing"] } });
      expect(await rejects(otto, id, { reason: "BECAUSE" })).toMatchObject({ errors: { reason: ["reasonMissing"] } });
      const long = { reason: "NOT_REACHED", note: "x".repeat(501) };
      expect(await rejects(otto, id, long)).toMatchObject({ errors: { note: ["noteTooLong"] } });
    });
  });
});

const each: readonly (readonly [string, AnyCommand, object])[] = [
  ["taking", takeAppointment, {}],
  ["putting back", releaseAppointment, {}],
  ["approving", approveAppointment, {}],
  ["rejecting", rejectAppointment, { reason: "NOT_REACHED" } satisfies Partial<ReturnType<typeof Reject.parse>>],
];

describe.each(each)("%s", (_, command, more) => {
  const roles: readonly StaffRole[] = ["SERVICEDESK", "AUDITOR", "STAFF_ADMIN"];

  test("is not for other staff, which is recorded, nor for anyone else, for whom there is no such thing", async () => {
    const id = await readyFor(otto.id);
    const { person } = await anOrganisation({ administrators: ["anna"] });
    await unchanged(id, async () => {
      for (const role of roles) {
        const who = await signedIn(await aStaffMember(role.toLowerCase(), role));
        expect(await execute(command, who, { appointmentId: id, ...more })).toEqual({ status: "denied" });
      }
      const others: Identity[] = [{ kind: "visitor" }, await signedIn(person("anna"))];
      for (const who of others)
        expect(await execute(command, who, { appointmentId: id, ...more })).toEqual({ status: "notFound" });
    });
    expect(await recordsOf(command.event)).toMatchObject(roles.map(() => ({ outcome: "denied", subjectId: null })));
  });

  test("of what is not there finds nothing", async () => {
    expect(await execute(command, otto.identity, { appointmentId: nowhere, ...more })).toEqual({ status: "notFound" });
  });
});
