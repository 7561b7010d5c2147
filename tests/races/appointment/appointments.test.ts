import { beforeAll, expect, test } from "vitest";
import { withdrawAppointment } from "#lib/features/appointment/appointments/commands/ending.ts";
import { newStatusLink } from "#lib/features/appointment/appointments/store.ts";
import {
  approveAppointment,
  rejectAppointment,
  releaseAppointment,
  takeAppointment,
} from "#lib/features/appointment/onboarding/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Reply } from "#lib/platform/gate/reply.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed } from "#tests/support/people.ts";
import { anAppointment, appointment, onboarder, readyFor } from "#tests/support/waiting-appointments.ts";

const rounds = Number(process.env["RACE_ROUNDS"] ?? 20);

type Staff = Awaited<ReturnType<typeof onboarder>>;
let [checker, otto, ina]: Staff[] = [];
const staff = (who: Staff | undefined) => {
  if (!who) throw new Error("nobody is here yet");
  return who;
};

beforeAll(async () => {
  await emptyDatabase();
  [checker, otto, ina] = [await onboarder("chris"), await onboarder("otto"), await onboarder("ina")];
});

const ready = async () => readyFor(staff(checker).id);
const approves = (who: Staff | undefined, appointmentId: string) =>
  execute(approveAppointment, staff(who).identity, { appointmentId });
const rejects = (who: Staff | undefined, appointmentId: string) =>
  execute(rejectAppointment, staff(who).identity, { appointmentId, reason: "NOT_REACHED" });
const takes = (who: Staff | undefined, appointmentId: string) =>
  execute(takeAppointment, staff(who).identity, { appointmentId });
const releases = (who: Staff | undefined, appointmentId: string) =>
  execute(releaseAppointment, staff(who).identity, { appointmentId });

const done = (replies: readonly Reply[]) => replies.filter(({ status }) => status === "done").length;
const codes = (replies: readonly Reply[]) =>
  replies.flatMap((reply) => (reply.status === "refused" ? [reply.code] : [])).sort();

/** What left the house about this one, and what the log has of it. */
async function cameOf(id: string) {
  const { prisma } = await database();
  const { email } = await appointment(id);
  const [mails, records] = await Promise.all([
    prisma.outbox.count({ where: { kind: "EMAIL", to: email } }),
    prisma.auditRecord.findMany({ where: { after: { path: ["appointmentId"], equals: id }, outcome: "done" } }),
  ]);
  return { mails, events: records.map(({ event }) => event) };
}
const jobs = async (to: string) => (await database()).prisma.outbox.count({ where: { kind: "JOB", to } });

test(`two who approve at once: one approval, one invitation, one mail: ${rounds} rounds`, async () => {
  for (let round = 1; round <= rounds; round++) {
    const id = await ready();
    const replies = await Promise.all([approves(otto, id), approves(ina, id), approves(otto, id), approves(ina, id)]);
    expect([done(replies), codes(replies)]).toEqual([1, Array(3).fill("alreadyDone")]);
    expect(await cameOf(id)).toEqual({ mails: 1, events: ["appointment.approve"] });
    expect(await jobs("appointment.invite")).toBe(round);
  }
});

test(`approving against rejecting and putting back: one of them, never two: ${rounds} rounds`, async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await ready();
    const before = await jobs("appointment.invite");
    const replies = await Promise.all([approves(otto, id), rejects(ina, id), releases(checker, id)]);
    expect(done(replies)).toBe(1);
    const { status, decidedById } = await appointment(id);
    const { mails, events } = await cameOf(id);
    expect(events).toHaveLength(1);
    const outcomes = {
      APPROVED: [1, staff(otto).id, 1],
      REJECTED: [1, staff(ina).id, 0],
      CONFIRMED: [0, null, 0],
    };
    expect([mails, decidedById, (await jobs("appointment.invite")) - before]).toEqual(
      outcomes[status as keyof typeof outcomes],
    );
  }
});

test(`approving against taking it back by who asked: one of them, and no invitation after the second: ${rounds} rounds`, async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await ready();
    const link = await changed((tx, now) => newStatusLink(tx, id, now));
    const before = await jobs("appointment.invite");
    const replies = await Promise.all([
      execute(withdrawAppointment, { kind: "visitor" }, { link }),
      approves(otto, id),
      execute(withdrawAppointment, { kind: "visitor" }, { link }),
    ]);
    expect(done(replies)).toBe(1);
    const { status } = await appointment(id);
    const isApproved = status === "APPROVED";
    expect([status, (await jobs("appointment.invite")) - before]).toEqual([
      isApproved ? "APPROVED" : "WITHDRAWN",
      isApproved ? 1 : 0,
    ]);
    expect((await cameOf(id)).events).toEqual([isApproved ? "appointment.approve" : "appointment.withdraw"]);
  }
});

test(`those who take one at once: one has it, the rest hear who: ${rounds} rounds`, async () => {
  for (let round = 0; round < rounds; round++) {
    const id = await anAppointment();
    const replies = await Promise.all([takes(otto, id), takes(ina, id), takes(otto, id), takes(ina, id)]);
    expect([done(replies), codes(replies)]).toEqual([1, ["alreadyTaken", "alreadyTaken", "alreadyYours"]]);
    expect((await cameOf(id)).events).toEqual(["appointment.take"]);
  }
});

test("approvals for one organisation wait for each other, and all succeed", async () => {
  const { organisationId } = await anOrganisation({ intermediaryNumber: "10023", administrators: ["anna"] });
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push(await readyFor(staff(checker).id, { organisationNumber: "10023" }));
  const replies = await Promise.all(ids.map((id, i) => approves(i % 2 ? otto : ina, id)));
  expect(done(replies)).toBe(6);
  for (const id of ids) expect(await appointment(id)).toMatchObject({ status: "APPROVED", organisationId });
});
