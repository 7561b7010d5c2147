import "server-only";
import { z } from "zod";
import { events } from "#lib/features/appointment/appointments/events.ts";
import { to } from "#lib/addresses.ts";
import { confirmedLetter, receivedLetter } from "#lib/features/appointment/appointments/mails.ts";
import { confirm, confirmWithinMs } from "#lib/features/appointment/appointments/rules.ts";
import {
  asked,
  asName,
  type Field,
  fieldsWith,
  followerProblem,
  judgeFollower,
  kinds,
  kindSlugs,
  type KindSlug,
  numberField,
  type Page,
  pages,
  StatusLink,
} from "#lib/features/appointment/appointments/schema.ts";
import {
  aboutOf,
  lockAppointmentWith,
  newStatusLink,
  toldFollower,
} from "#lib/features/appointment/appointments/store.ts";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { workingDays, workingTimeAfter } from "#lib/platform/contact.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { publicLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, registerJob } from "#lib/platform/outbox/outgoing.ts";
import { toMobile } from "#lib/platform/phone.ts";
import { keyedHash, newReference } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";

const TypedMobile = z.string({ error: "phoneMissing" }).max(60, "phoneUnclear").transform(toMobile);

const numbers = () => {
  const { INTERMEDIARY_NUMBER_PATTERN: intermediary, POLICY_NUMBER_PATTERN: policy } = settings();
  return { intermediary, policy };
};

/** Every field of the form, for its pages one by one and for the whole. */
export const fields = { ...fieldsWith(numbers), mobileNumber: TypedMobile };

/** The name of the draft in the browser. An office and a company share it, as only their number differs. */
export const form = "appointment";

type Answers = Readonly<Record<string, string>>;

/** The first page with an answer that is missing or wrong; null when all are right. */
export function missingPage(kind: KindSlug, answers: Answers): Page | null {
  const isAnswered = (name: Field) =>
    fields[name].safeParse(answers[name]).success && !(name === "followerEmail" && followerProblem(answers));
  return pages.find((page) => !asked[kind][page].every(isAnswered)) ?? null;
}

export const pagePath = (kind: KindSlug, page: Page | "controleren") => to.appointFor(kind, page ? [page] : []);

/** The page after this one. What was answered before is not asked again. */
export const nextPath = (kind: KindSlug) => (answers: Answers) =>
  pagePath(kind, missingPage(kind, answers) ?? "controleren");

const eitherNumber = (odd: string) => z.string(odd).max(60, odd).default("");

/** All answers. The kind of organisation decides which number is required. */
const Submitted = z
  .object({
    ...fields,
    kind: z.enum(kindSlugs, "kindMissing"),
    helpEnd: HelpEnd,
    intermediaryNumber: eitherNumber("intermediaryNumberOdd"),
    policyNumber: eitherNumber("policyNumberOdd"),
  })
  .superRefine((answers, { addIssue }) => {
    const name = numberField[answers.kind];
    const { error } = fields[name].safeParse(answers[name]);
    if (error) addIssue({ code: "custom", path: [name], message: error.issues[0]?.message ?? "" });
  })
  .superRefine(judgeFollower);

/** The address of who puts a colleague forward, in its one spelling. */
const followerOf = ({ appointee, followerEmail }: z.output<typeof Submitted>) =>
  appointee === "COLLEAGUE" ? TypedEmail.parse(followerEmail) : null;

/** The moment by which staff will have decided, counted from `from`. */
export const expectedAt = (from: Date) => workingTimeAfter(from, workingDays(settings().APPOINTMENT_WORKING_DAYS));

const aboutNobody = { subjectId: null, organisationId: null, before: null };

/** Accepts the answers and mails the address. It looks nothing up, so that it is the same for every number and address. */
export const submitAppointment = command({
  event: events["appointment.submit"],
  input: Submitted,
  limits({ input, request }) {
    const follower = followerOf(input);
    return [
      ...publicLimits("appointment.submit", mailboxOf(input.email), request.ip, 5),
      ...(follower === null ? [] : publicLimits("appointment.follow", mailboxOf(follower), request.ip, 5)),
    ];
  },
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  async run({ tx, input, now, request: { locale } }) {
    const { kind, intermediaryNumber, policyNumber, kvkNumber, gender, appointee: _, helpEnd, ...answers } = input;
    const followerEmail = followerOf(input);
    const reference = newReference();
    const { id } = await tx.appointment.create({
      data: {
        ...answers,
        ...asName(answers),
        kind: kinds[kind],
        organisationNumber: fields[numberField[kind]].parse(kind === "bedrijf" ? policyNumber : intermediaryNumber),
        kvkNumber: kvkNumber || null,
        // An office is not asked for this, so an answer given earlier for a company is left out.
        gender: kind === "bedrijf" ? gender || null : null,
        ...{ followerEmail, reference, locale, status: "SUBMITTED", submittedAt: now },
      },
      select: { id: true },
    });
    const link = await newStatusLink(tx, id, now);
    const expiresAt = after(now, confirmWithinMs);
    return done({
      result: { reference },
      audit: { ...aboutNobody, after: { appointmentId: id, kind: kinds[kind], ...(helpEnd && { helpEnd }) } },
      send: [
        mail({ email: input.email, locale }, receivedLetter, { reference, link }, expiresAt),
        ...(await toldFollower(tx, { id, reference, locale, followerEmail }, "SUBMITTED", now)),
        job("appointment.expire", { appointmentId: id }, expiresAt),
      ],
    });
  },
});

/** The applicant proves the address. From now on staff work on it, and the registers are asked. */
export const confirmAppointment = command({
  event: events["appointment.confirm"],
  input: StatusLink,
  limits: ({ request }) => [
    { bucket: `appointment.confirm from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ appointment: await lockAppointmentWith(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { appointment }, now }) {
    if (!appointment) return refuse("linkClosed");
    const next = confirm(appointment, now);
    if (isRefused(next)) return next;
    const { id, status } = appointment;
    await tx.appointment.update({ where: { id }, data: next });
    const about = await aboutOf(tx, appointment, now);
    return done({
      result: null,
      audit: {
        ...{ subjectId: null, organisationId: null },
        before: { appointmentId: id, status },
        after: { appointmentId: id, status: next.status },
      },
      send: [
        mail(appointment, confirmedLetter, { ...about, expectedAt: expectedAt(now) }),
        ...(await toldFollower(tx, appointment, "CONFIRMED", now)),
        registerJob("check.run", { appointmentId: id }),
      ],
    });
  },
});
