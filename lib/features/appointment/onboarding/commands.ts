import "server-only";
import {
  administratorsToldLetter,
  approvedLetter,
  rejectedLetter,
} from "#lib/features/appointment/appointments/mails.ts";
import { approve, keptMs, objectionMs, reject, release, take } from "#lib/features/appointment/appointments/rules.ts";
import {
  aboutOf,
  lockAppointment,
  tieTo,
  toldFollower,
  whatIsOfStaff,
  type LockedAppointment,
} from "#lib/features/appointment/appointments/store.ts";
import { checksOf } from "#lib/features/appointment/verification/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { presentAdministrators } from "#lib/features/base/people/store.ts";
import { after } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { events } from "./events.ts";
import { mayDecide } from "./policy.ts";
import { placeOf, shows, type ShowSlug } from "./rules.ts";
import { Approve, OneAppointment, Reject } from "./schema.ts";
import { lockCandidates, neighboursOf } from "./store.ts";

const changeOf = <const A extends object>(
  { id: appointmentId, authorisationId, organisationId, status }: LockedAppointment,
  next: A,
) => ({
  subjectId: authorisationId,
  organisationId,
  before: { appointmentId, status },
  after: { appointmentId, ...next },
});

/** One of the staff takes it on. */
export const takeAppointment = command({
  event: events["appointment.take"],
  input: OneAppointment,
  fresh: 60,
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: mayDecide,
  async run({ tx, actor, subject, now }) {
    const { accountId: staffId } = actor;
    const next = take(subject, { tie: await tieTo(tx, subject.id, staffId), staffId, now });
    if (isRefused(next)) return next;
    await tx.appointment.update({ where: { id: subject.id }, data: next });
    const { status, takenById } = next;
    return done({ result: null, audit: changeOf(subject, { status, takenById }) });
  },
});

/** Puts it back into the queue: by whoever has it or, after a day, by a colleague. */
export const releaseAppointment = command({
  event: events["appointment.release"],
  input: OneAppointment,
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: mayDecide,
  async run({ tx, actor, subject, now }) {
    const next = release(subject, actor.accountId, now);
    if (isRefused(next)) return next;
    await tx.appointment.update({ where: { id: subject.id }, data: next });
    return done({ result: null, audit: changeOf(subject, { status: next.status, takenById: null }) });
  },
});

/**
 * The second pair of eyes approves it; the portal invites the new beheerder, at once or after a day in which the
 * present ones can object.
 */
export const approveAppointment = command({
  event: events["appointment.approve"],
  input: Approve,
  fresh: 15,
  async subject({ tx, scope, input: { appointmentId } }) {
    const candidates = await lockCandidates(tx, scope, appointmentId);
    const found = await lockAppointment(tx, scope, appointmentId);
    return found && { ...found, candidates };
  },
  may: mayDecide,
  async run({ tx, actor, subject, input: { note, organisationId: shown, toon }, now }) {
    const { accountId: staffId } = actor;
    const { id, candidates } = subject;
    const { checks, earlierCall, hasLateDoubt } = await checksOf(tx, id, now);
    const next = approve(subject, { checks, tie: await tieTo(tx, id, staffId), staffId, note, now });
    if (isRefused(next)) {
      if (next.refused === "noteMissing" && hasLateDoubt) return refuse("doubtCame");
      return next.refused === "checksMissing" && earlierCall ? refuse("numberChanged") : next;
    }
    const place = placeOf(candidates ?? []);
    if (isRefused(place)) return place;
    const { organisationId } = place;
    const isAsShown = shown === undefined || shown === (organisationId ?? "");
    if (!candidates || !isAsShown) return refuse("organisationChanged");
    const ofStaff = await whatIsOfStaff(tx, subject);
    if (ofStaff) return refuse(ofStaff);
    await tx.appointment.update({ where: { id }, data: { ...next, organisationId } });
    const told = await toldFirst(tx, subject, organisationId, now);
    const invited = told.length > 0 ? after(now, objectionMs) : undefined;
    const follower = await toldFollower(tx, subject, "APPROVED", now);
    const facts = { ...(await aboutOf(tx, subject, now)), waits: invited !== undefined };
    return done({
      result: await nextOf(tx, id, toon, staffId),
      audit: { ...changeOf(subject, { status: next.status, organisationId, hasNote: note !== "" }), organisationId },
      send: [
        mail(subject, approvedLetter, facts),
        ...follower,
        ...told,
        job("appointment.invite", { appointmentId: id }, invited),
      ],
    });
  },
});

/** The letters to the present beheerders, which say whom to call when it is wrong. */
async function toldFirst(tx: Tx, own: LockedAppointment, organisationId: string | null, now: Date) {
  if (!organisationId) return [];
  const { name } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } });
  const present = await presentAdministrators(tx, organisationId, now);
  const others = present.filter(({ email }) => email !== own.email);
  const facts = { person: fullName(own), organisation: name, reference: own.reference };
  return others.map((to) => mail(to, administratorsToldLetter, facts));
}

/** Either pair of eyes rejects it. */
export const rejectAppointment = command({
  event: events["appointment.reject"],
  input: Reject,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: mayDecide,
  async run({ tx, actor, subject, input: { reason, note, toon }, now }) {
    const { accountId: staffId } = actor;
    const { id } = subject;
    const next = reject(subject, { staffId, reason, note, now });
    if (isRefused(next)) return next;
    await tx.appointment.update({ where: { id }, data: next });
    const facts = { ...(await aboutOf(tx, subject, now)), reason };
    const follower = await toldFollower(tx, subject, "REJECTED", now);
    const forget = job("appointment.forget", { appointmentId: id }, after(now, keptMs));
    return done({
      result: await nextOf(tx, id, toon, staffId),
      audit: changeOf(subject, { status: next.status, reason, hasNote: note !== "" }),
      send: [mail(subject, rejectedLetter, facts), ...follower, forget],
    });
  },
});

/** The appointment to go on with, in the view that was open. */
async function nextOf(tx: Tx, id: string, toon: ShowSlug, staffId: string) {
  const { previous, next } = await neighboursOf(tx, id, { show: shows[toon], staffId });
  return { appointmentId: id, next: next ?? previous };
}
