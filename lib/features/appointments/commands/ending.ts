import "server-only";
import { keptMs, withdraw } from "#lib/features/appointments/rules.ts";
import { Withdraw } from "#lib/features/appointments/schema.ts";
import { lockAppointment, lockAppointmentWith } from "#lib/features/appointments/store.ts";
import { hasStaffRole } from "#lib/platform/access/actor.ts";
import { after } from "#lib/platform/clock.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

/** Taken back by who asked, with a link of their mails, or by staff. */
export const withdrawAppointment = command({
  event: "appointment.withdraw",
  input: Withdraw,
  subject: ({ tx, scope, input: { link, appointmentId } }) =>
    link === undefined ? lockAppointment(tx, scope, appointmentId ?? "") : lockAppointmentWith(tx, link),
  may: (actor, _, { link }) => link !== undefined || hasStaffRole(actor, "ONBOARDING"),
  async run({ tx, subject, input: { link }, now }) {
    const next = withdraw(subject, link === undefined ? "staff" : "applicant", now);
    if (isRefused(next)) return next;
    const { id, status, organisationId } = subject;
    await tx.appointment.update({ where: { id }, data: next });
    return done({
      result: null,
      audit: { subjectId: null, organisationId, before: { appointmentId: id, status }, after: { appointmentId: id, ...next } },
      send: [job({ event: "appointment.forget" }, { appointmentId: id }, after(now, keptMs))],
    });
  },
});
