import "server-only";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { events } from "#lib/features/appointment/appointments/events.ts";
import { expiredLetter, withdrawnLetter } from "#lib/features/appointment/appointments/mails.ts";
import { expire, forget, keptMs, withdraw } from "#lib/features/appointment/appointments/rules.ts";
import { OneAppointment, Withdraw } from "#lib/features/appointment/appointments/schema.ts";
import {
  aboutOf,
  accountOf,
  endInvited,
  hasBegun,
  lockAppointment,
  lockAppointmentWith,
  lockPlaceOf,
  toldFollower,
  type LockedAppointment,
} from "#lib/features/appointment/appointments/store.ts";
import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

/** Ends an appointment, and the invitation it led to unless that was taken up. The address is mailed only if it was proven. */
async function end(
  tx: Tx,
  appointment: LockedAppointment,
  next: { readonly status: "WITHDRAWN" | "EXPIRED"; readonly endedAt: Date },
  now: Date,
) {
  const { id, status, authorisationId, organisationId, confirmedAt } = appointment;
  await tx.appointment.update({ where: { id }, data: next });
  const invitationEnded = await endInvited(tx, appointment, now);
  const letter = next.status === "EXPIRED" ? expiredLetter : withdrawnLetter;
  const told = [
    ...invitationEnded,
    ...(confirmedAt ? [mail(appointment, letter, await aboutOf(tx, appointment, now))] : []),
    ...(await toldFollower(tx, appointment, next.status, now)),
  ];
  return done({
    result: null,
    audit: {
      ...{ subjectId: authorisationId, organisationId },
      before: { appointmentId: id, status },
      after: { appointmentId: id, status: next.status },
    },
    send: [...told, job("appointment.forget", { appointmentId: id }, after(now, keptMs))],
  });
}

/** Removes an appointment that ended long ago, with its checks and links. */
export const forgetAppointment = command({
  event: events["appointment.forget"],
  input: OneAppointment,
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const refused = forget(subject, now);
    if (refused) return refused;
    const { id, status, organisationId, authorisationId, email, followerEmail } = subject;
    const accountId = await accountOf(tx, authorisationId);
    if (await isHeld(tx, { organisationId, email, accountId })) return refuse("isHeld");
    if (followerEmail !== null && (await isHeld(tx, { email: followerEmail }))) return refuse("isHeld");
    await tx.appointment.delete({ where: { id } });
    const before = { appointmentId: id, status };
    return done({ result: null, audit: { subjectId: null, organisationId, before, after: null } });
  },
});

/** Ends an appointment of which nobody proved the address, or took up the invitation, in time. */
export const expireAppointment = command({
  event: events["appointment.expire"],
  input: OneAppointment,
  async subject({ tx, scope, input: { appointmentId } }) {
    await lockPlaceOf(tx, appointmentId);
    return lockAppointment(tx, scope, appointmentId);
  },
  may: onlySystem,
  async run({ tx, subject, now }) {
    const next = expire(subject, now);
    if (isRefused(next)) return next;
    return (await hasBegun(tx, subject)) ? refuse("alreadyBegun") : end(tx, subject, next, now);
  },
});

/** The applicant withdraws it with a link from a mail; or staff do, even when the invitation is on its way. */
export const withdrawAppointment = command({
  event: events["appointment.withdraw"],
  input: Withdraw,
  anywhere: true,
  limits: ({ request }) => [
    { bucket: `appointment.withdraw from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  async subject({ tx, scope, input: { link, appointmentId } }) {
    if (appointmentId === undefined) return { appointment: await lockAppointmentWith(tx, link ?? "") };
    await lockPlaceOf(tx, appointmentId);
    const appointment = await lockAppointment(tx, scope, appointmentId);
    return appointment && { appointment };
  },
  may: (actor, _, { appointmentId }): actor is Actor =>
    appointmentId === undefined || hasStaffRole(actor, "ONBOARDING"),
  async run({ tx, subject: { appointment }, input: { appointmentId }, now }) {
    if (!appointment) return refuse("linkClosed");
    const next = withdraw(appointment, appointmentId === undefined ? "applicant" : "staff", now);
    if (isRefused(next)) return next;
    return (await hasBegun(tx, appointment)) ? refuse("alreadyBegun") : end(tx, appointment, next, now);
  },
});
