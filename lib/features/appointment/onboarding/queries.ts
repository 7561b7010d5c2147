import "server-only";
import { rejectedLetter } from "#lib/features/appointment/appointments/mails.ts";
import { hasDoubt, isHeldLong, missingChecks, rejectReasons } from "#lib/features/appointment/appointments/rules.ts";
import { tieTo, whatIsOfStaff } from "#lib/features/appointment/appointments/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { presentAdministrators } from "#lib/features/base/people/store.ts";
import { candidatesOf, checksOf } from "#lib/features/appointment/verification/store.ts";
import { after } from "#lib/platform/durations.ts";
import { workingDays, workingTimeBetween } from "#lib/platform/contact.ts";
import { startOfWeek } from "#lib/platform/days.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { query, type AnswerOf } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { localeOf, read } from "#lib/platform/outbox/mail.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { settings } from "#lib/platform/settings.ts";
import { mayDecide, maySeeAppointments, maySeeContact } from "./policy.ts";
import {
  clockOf,
  decidedShownMs,
  isReadyFor,
  placeOf,
  sameIn,
  shows,
  toldOf,
  type Candidate,
  type Clock,
} from "./rules.ts";
import { ViewOfCase, ViewOfQueue } from "./schema.ts";
import {
  alikeTo,
  appointmentOf,
  neighboursOf,
  queuePage,
  type Alike,
  type QueueRow,
  type ShownAppointment,
} from "./store.ts";

const shown = 20;

const waitedSince = (moment: Date, now: Date): Clock =>
  clockOf(workingTimeBetween(moment, now), workingDays(settings().APPOINTMENT_WORKING_DAYS));

/**
 * What waits for the insurer's staff, oldest first, or what they decided lately. One more than is shown is read, to
 * know whether there is more.
 */
export const appointmentQueue = query({
  input: ViewOfQueue,
  may: maySeeAppointments,
  async run({ db, actor, scope, input: { toon, na, gedaan }, now }) {
    const { accountId: staffId } = actor;
    const [{ rows, metrics }, dealt] = await Promise.all([
      queuePage(db, {
        ...{ show: shows[toon], staffId, after: na, atMost: shown + 1 },
        ...{ decidedSince: after(now, -decidedShownMs), weekSince: startOfWeek(now) },
      }),
      gedaan ? appointmentOf(db, scope, gedaan) : null,
    ]);
    const page = rows.slice(0, shown);
    return {
      ...{ toon, na },
      rows: page.map((row) => seenRow(row, staffId, now)),
      next: rows.length > shown ? (page.at(-1)?.id ?? null) : null,
      metrics: {
        ...{ open: metrics.open, decidedThisWeek: metrics.decidedThisWeek },
        oldest: metrics.oldest && waitedSince(metrics.oldest, now),
        median: metrics.median && waitedSince(metrics.median, now),
      },
      told: dealt && toldOf(dealt, staffId),
      mayDecide: mayDecide(actor),
    };
  },
});
export type QueueView = AnswerOf<typeof appointmentQueue>;

const seenRow = ({ checked, ...row }: QueueRow, staffId: string, now: Date) => ({
  ...row,
  waited: waitedSince(row.confirmedAt, now),
  missing: missingChecks(
    row,
    checked.map((kind) => ({ kind, outcome: "FITS", byId: null })),
  ),
  takenByMe: row.takenById === staffId,
  decidedByMe: row.decidedById === staffId,
});
export type SeenRow = ReturnType<typeof seenRow>;

/** Everything staff need to decide on one appointment. */
export const appointmentCase = query({
  input: ViewOfCase,
  may: maySeeAppointments,
  async run({ db, actor, scope, input: { id, toon, gedaan }, now }) {
    const found = await appointmentOf(db, scope, id);
    if (!found) return null;
    const { accountId: staffId } = actor;
    const [list, tie, others, place, ofStaff, around, dealt] = await Promise.all([
      checksOf(db, id, now),
      tieTo(db, id, staffId),
      alikeTo(db, found),
      placeFor(db, found, now),
      whatIsOfStaff(db, found),
      neighboursOf(db, id, { show: shows[toon], staffId }),
      gedaan ? appointmentOf(db, scope, gedaan) : null,
    ]);
    const { checks } = list;
    const isReady = isReadyFor(found, { checks, tie });
    const isInFull = maySeeContact(actor, { ...found, isReady });
    return {
      ...{ toon, around, place, checks: list },
      found: shownCase(found, isInFull),
      filledIn: filledInOf(found),
      waited: found.confirmedAt && waitedSince(found.confirmedAt, found.decidedAt ?? found.endedAt ?? now),
      others: others.map((other) => beside(found, other, isInFull)),
      missing: missingChecks(found, checks),
      hasDoubt: hasDoubt(checks),
      hindrance: ofStaff ?? place.hindrance,
      own: {
        mayDecide: mayDecide(actor),
        hasTaken: found.takenById === staffId,
        mayRelease: mayDecide(actor) && (found.takenById === staffId || (isHeldLong(found, now) && !isReady)),
        tie,
        isReady,
        isInFull,
      },
      letters: found.status === "CHECKING" && mayDecide(actor) ? lettersOf(found) : [],
      told: dealt && dealt.id !== id ? toldOf(dealt, staffId) : null,
    };
  },
});
export type CaseView = AnswerOf<typeof appointmentCase>;

/** The letter for each reason to reject, in the applicant's language and without its link. */
function lettersOf(found: ShownAppointment) {
  const locale = localeOf(found);
  const about = { company: found.companyName, reference: found.reference, link: "" };
  return rejectReasons.map((reason) => {
    const { subject, paragraphs } = read(rejectedLetter, locale, { ...about, reason });
    return { reason, subject, paragraphs };
  });
}

/** The organisation it will be for, how many beheerders can act there now, and whether any is mailed first. */
async function placeFor(db: Reader, found: ShownAppointment, now: Date) {
  const candidates = found.organisationId ? [chosen(found.organisationId)] : await candidatesOf(db, found.id);
  const place = placeOf(candidates);
  const known = [...new Set(candidates.map(({ id }) => id))];
  const organisations = await Promise.all(
    known.map(async (id) => {
      const present = await presentAdministrators(db, id, now);
      return {
        id,
        name: (await db.organisation.findUnique({ where: { id }, select: { name: true } }))?.name ?? "",
        administrators: present.filter(({ canAct }) => canAct).length,
        isTold: present.some(({ email }) => email !== found.email),
      };
    }),
  );
  return { organisations, hindrance: "refused" in place ? place.refused : null };
}

const chosen = (id: string): Candidate => ({ by: "NUMBER", id, isClosed: false });

type Contact = { readonly email: string; readonly mobileNumber: string };

const contactOf = ({ email, mobileNumber }: Contact, isInFull: boolean) =>
  isInFull
    ? { email, mobile: phoneText(mobileNumber) }
    : { email: maskedEmail(email), mobile: maskedMobile(mobileNumber) };

/** The address and number are in full only for those who work on it. */
function shownCase({ email, mobileNumber, followerEmail, ...found }: ShownAppointment, isInFull: boolean) {
  const follower = followerEmail && (isInFull ? followerEmail : maskedEmail(followerEmail));
  return { ...found, ...contactOf({ email, mobileNumber }, isInFull), follower, person: fullName(found) };
}

/** The answers that the checks are about. */
function filledInOf(found: ShownAppointment) {
  const { kind, organisationNumber, companyName, kvkNumber, mobileNumber } = found;
  const { initials, firstName, namePrefix, lastName } = found;
  return { kind, organisationNumber, companyName, kvkNumber, mobileNumber, initials, firstName, namePrefix, lastName };
}

/** Another appointment as shown beside this one: its address and number appear only where they are the same as here. */
function beside(own: ShownAppointment, other: Alike, isInFull: boolean) {
  const { id, reference, status, organisationNumber, companyName, kvkNumber } = other;
  const same = sameIn({ ...own, person: fullName(own) }, { ...other, person: fullName(other) });
  return {
    ...{ id, reference, status, organisationNumber, companyName, kvkNumber, same },
    email: contactOf(other, isInFull && other.email === own.email).email,
    mobile: contactOf(other, isInFull && same.includes("mobileNumber")).mobile,
    person: fullName(other),
  };
}
export type Beside = ReturnType<typeof beside>;
