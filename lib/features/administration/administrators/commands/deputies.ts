import "server-only";
import { events } from "#lib/features/administration/administrators/events.ts";
import { byAdministrator, byRuleOfTwo, factsOf } from "#lib/features/administration/administrators/commands/roles.ts";
import {
  deputyEndedLetter,
  deputyEndsLetter,
  deputyLetter,
  deputyStartsLetter,
  othersDeputyEndedLetter,
  othersDeputyLetter,
} from "#lib/features/administration/administrators/mails.ts";
import { deputyPlan } from "#lib/features/administration/administrators/plans.ts";
import { deputise, deputyStateOf, endDeputy } from "#lib/features/administration/administrators/rules.ts";
import { Deputise, TellDeputy } from "#lib/features/administration/administrators/schema.ts";
import {
  lastDone,
  lockCandidate,
  thoseAround,
  type Candidate,
} from "#lib/features/administration/administrators/store.ts";
import { fullName, nobody } from "#lib/features/base/people/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { endOfDay, startOfDay } from "#lib/platform/days.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

const periodOf = ({ deputyFrom, deputyUntil }: Pick<Candidate, "deputyFrom" | "deputyUntil">) => ({
  deputyFrom: deputyFrom?.toISOString() ?? null,
  deputyUntil: deputyUntil?.toISOString() ?? null,
});

/** Tells a deputy that the period begins or is over. If it was changed or ended meanwhile, other messages say so. */
export const tellDeputy = command({
  event: events["deputy.tell"],
  input: TellDeputy,
  subject: ({ tx, scope, input, now }) => lockCandidate(tx, scope, input.authorisationId, now),
  may: onlySystem,
  run({ subject, input: { moment, at }, now }) {
    const { id, organisationId, deputyFrom, deputyUntil, authorisation } = subject;
    const isStill =
      (moment === "starts" ? deputyFrom : deputyUntil)?.getTime() === at.getTime() && authorisation.status === "ACTIVE";
    const letter = moment === "starts" ? deputyStartsLetter : deputyEndsLetter;
    return Promise.resolve(
      done({
        result: null,
        audit: { subjectId: id, organisationId, before: null, after: { moment, told: isStill && at <= now } },
        send: isStill && at <= now ? [mail(subject, letter, subject)] : [],
      }),
    );
  },
});

/** Makes a colleague beheerder for a period, which begins and ends by the clock. It replaces an earlier period. */
export const appointDeputy = command({
  event: events["deputy.appoint"],
  ...byAdministrator,
  input: Deputise,
  second: byRuleOfTwo(deputyPlan),
  async run({ tx, actor, subject, input, now }) {
    const { id, organisationId } = subject;
    const outcome = deputise(subject, { from: startOfDay(input.from), until: endOfDay(input.until) }, now);
    if (isRefused(outcome)) return withFacts(outcome, { person: fullName(subject), ...nobody });
    const { deputyFrom, deputyUntil } = outcome;
    await tx.authorisation.update({ where: { id }, data: outcome });
    const telling = (moment: "starts" | "ends", at: Date) =>
      job("deputy.tell", { authorisationId: id, moment, at }, at);
    const around = await thoseAround(tx, actor, subject, now);
    const facts = { ...factsOf(subject, around), ...outcome };
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: periodOf(subject), after: periodOf(outcome) },
      send: [
        mail(subject, deputyLetter, facts),
        ...around.others.map((other) => mail(other, othersDeputyLetter, facts)),
        ...(deputyFrom > now ? [telling("starts", deputyFrom)] : []),
        telling("ends", deputyUntil),
      ],
    });
  },
});

/** Ends a period before its time, or before it began. */
export const endDeputyPeriod = command({
  event: events["deputy.end"],
  ...byAdministrator,
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId } = subject;
    const outcome = endDeputy(subject, now);
    if (isRefused(outcome)) {
      return withFacts(outcome, {
        person: fullName(subject),
        ...(await lastDone(tx, subject, [events["deputy.end"]])),
      });
    }
    const around = await thoseAround(tx, actor, subject, now);
    await tx.authorisation.update({ where: { id }, data: outcome });
    const facts = factsOf(subject, around);
    const hadBegun = deputyStateOf(subject, now) === "now";
    if (hadBegun) await endSessions(tx, { accountId, authorisationId: id }, now);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: periodOf(subject), after: periodOf(outcome) },
      send: [
        mail(subject, deputyEndedLetter, facts),
        ...around.others.map((other) => mail(other, othersDeputyEndedLetter, facts)),
      ],
    });
  },
});
