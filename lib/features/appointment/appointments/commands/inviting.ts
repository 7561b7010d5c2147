import "server-only";
import { events } from "#lib/features/appointment/appointments/events.ts";
import { raisedLetter, stoppedLetter } from "#lib/features/appointment/appointments/mails.ts";
import { complete, invite, keptMs, takenUpWithinMs } from "#lib/features/appointment/appointments/rules.ts";
import { Begun, OneAppointment } from "#lib/features/appointment/appointments/schema.ts";
import {
  aboutOf,
  alsoInvited,
  lockAppointment,
  lockBegun,
  lockPlaceOf,
  makeAdministrator,
  placeFor,
  toldFollower,
  type LockedAppointment,
} from "#lib/features/appointment/appointments/store.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { after } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";

const forgetting = (appointmentId: string, now: Date) =>
  job("appointment.forget", { appointmentId }, after(now, keptMs));

/** Makes what was approved: the organisation if it is new, the account, the authorisation as beheerder, and the link. */
export const inviteAppointed = command({
  event: events["appointment.invite"],
  input: OneAppointment,
  async subject({ tx, scope, input: { appointmentId: id } }) {
    await lockPlaceOf(tx, id);
    return lockAppointment(tx, scope, id);
  },
  may: onlySystem,
  async run({ tx, subject, now }) {
    const next = invite(subject, now);
    if (isRefused(next)) return next;
    const organisation = await placeFor(tx, subject, now);
    if (!organisation) return stop(tx, subject, now);
    const { id: authorisationId, wasActive } = await makeAdministrator(tx, subject, organisation, now);
    const organisationId = organisation.id;
    await tx.appointment.update({ where: { id: subject.id }, data: { ...next, organisationId, authorisationId } });
    const appointmentId = subject.id;
    return done({
      result: null,
      audit: {
        ...{ subjectId: authorisationId, organisationId },
        before: { appointmentId, status: subject.status },
        after: { appointmentId, status: next.status, role: "ADMINISTRATOR" },
      },
      send: wasActive
        ? [
            mail(subject, raisedLetter, await aboutOf(tx, subject, now)),
            job("appointment.complete", { authorisationId }),
          ]
        : [
            ...(await invitationOf(tx, authorisationId, now)),
            job("appointment.expire", { appointmentId }, after(now, takenUpWithinMs)),
          ],
    });
  },
});

async function invitationOf(tx: Tx, authorisationId: string, now: Date) {
  const person = await invitedAt(tx, authorisationId);
  return person ? [await invitationTo(tx, person, undefined, now)] : [];
}

/** Withdraws an approval that can no longer be carried out, for the reasons `placeFor` gives. */
async function stop(tx: Tx, appointment: LockedAppointment, now: Date) {
  const { id, status, organisationId } = appointment;
  const next = { status: "WITHDRAWN" as const, endedAt: now };
  await tx.appointment.update({ where: { id }, data: next });
  const told = mail(appointment, stoppedLetter, await aboutOf(tx, appointment, now));
  const follower = await toldFollower(tx, appointment, "WITHDRAWN", now);
  return done({
    result: null,
    audit: {
      ...{ subjectId: null, organisationId },
      before: { appointmentId: id, status },
      after: { appointmentId: id, status: next.status },
    },
    send: [told, ...follower, forgetting(id, now)],
  });
}

/** The new beheerder has activated the account or accepted the access. */
export const completeAppointment = command({
  event: events["appointment.complete"],
  input: Begun,
  subject: ({ tx, input }) => lockBegun(tx, input.authorisationId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const next = complete(subject, now);
    if (isRefused(next)) return next;
    const { id, status, authorisationId, organisationId } = subject;
    const all = [subject, ...(await alsoInvited(tx, subject))];
    const ids = all.map((each) => each.id);
    const followers: Outgoing[] = [];
    for (const each of all) followers.push(...(await toldFollower(tx, each, "COMPLETED", now)));
    await tx.appointment.updateMany({ where: { id: { in: ids } }, data: next });
    return done({
      result: null,
      audit: {
        ...{ subjectId: authorisationId, organisationId },
        before: { appointmentId: id, status },
        after: { appointmentId: id, status: next.status },
      },
      send: [...followers, ...ids.map((each) => forgetting(each, now))],
    });
  },
});
