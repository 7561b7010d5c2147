import "server-only";
import { administratorPlan, byTwo, isOneEnough } from "#lib/features/administration/authorisations/plans.ts";
import { otherPermanentAdministrators } from "#lib/features/administration/authorisations/store/standing.ts";
import { events } from "#lib/features/administration/administrators/events.ts";
import {
  appointedLetter,
  handedOverLetter,
  othersAppointedLetter,
  othersHandedOverLetter,
  othersRemovedLetter,
  removedLetter,
} from "#lib/features/administration/administrators/mails.ts";
import { mayAppoint } from "#lib/features/administration/administrators/policy.ts";
import { appoint, handOver, remove } from "#lib/features/administration/administrators/rules.ts";
import { OneColleague } from "#lib/features/administration/administrators/schema.ts";
import {
  lastDone,
  lockCandidate,
  thoseAround,
  type Candidate,
} from "#lib/features/administration/administrators/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator, type Actor } from "#lib/platform/access/actor.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/** What the other beheerders are told: what happened to whom, and who did it. */
export const factsOf = (person: Candidate, { by }: { readonly by: string }) => ({
  by,
  person: fullName(person),
  organisation: person.organisation,
});

/** Limited because the other beheerders are mailed each time. */
export const fewADay = ({ actor }: { readonly actor: Actor }): readonly Limit[] =>
  isAdministrator(actor) ? [{ bucket: `administrators by ${actor.accountId}`, times: 20, withinMs: days(1) }] : [];

const appointing = [events["administrator.appoint"], events["administrator.hand-over"]] as const;

async function whoWasFirst(tx: Tx, person: Candidate, events: Parameters<typeof lastDone>[2]) {
  return { person: fullName(person), ...(await lastDone(tx, person, events)) };
}

/** Makes a colleague beheerder beside the present ones. */
export const appointAdministrator = command({
  event: events["administrator.appoint"],
  input: OneColleague,
  fresh: 5,
  limits: fewADay,
  subject: ({ tx, scope, input, now }) => lockCandidate(tx, scope, input.authorisationId, now),
  may: mayAppoint,
  second: {
    ...byTwo,
    unless: ({ tx, subject }) => isOneEnough(tx, subject),
    proposal: ({ subject }) => administratorPlan("appoint", subject),
  },
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId, authorisation } = subject;
    const { role } = authorisation;
    const outcome = appoint(subject, now);
    if (isRefused(outcome)) return withFacts(outcome, await whoWasFirst(tx, subject, appointing));
    await tx.authorisation.update({ where: { id }, data: outcome });
    await endSessions(tx, { accountId, authorisationId: id }, now);
    const around = await thoseAround(tx, actor, subject, now);
    const facts = factsOf(subject, around);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: { role }, after: { role: outcome.role } },
      send: [
        mail(subject, appointedLetter, facts),
        ...around.others.map((other) => mail(other, othersAppointedLetter, facts)),
      ],
    });
  },
});

/** Makes another beheerder a colleague again. The last permanent beheerder stays. */
export const removeAdministrator = command({
  event: events["administrator.remove"],
  input: OneColleague,
  fresh: 5,
  limits: fewADay,
  subject: ({ tx, scope, input, now }) => lockCandidate(tx, scope, input.authorisationId, now),
  may: mayAppoint,
  second: {
    ...byTwo,
    unless: ({ tx, subject }) => isOneEnough(tx, subject),
    proposal: ({ subject }) => administratorPlan("remove", subject),
  },
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId, authorisation } = subject;
    const { role } = authorisation;
    const outcome = remove(subject, await otherPermanentAdministrators(tx, subject), now);
    if (isRefused(outcome)) {
      return withFacts(
        outcome,
        await whoWasFirst(tx, subject, [events["administrator.remove"], events["administrator.hand-over"]]),
      );
    }
    await tx.authorisation.update({ where: { id }, data: outcome });
    await endSessions(tx, { accountId, authorisationId: id }, now);
    const around = await thoseAround(tx, actor, subject, now);
    const facts = factsOf(subject, around);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: { role }, after: { role: outcome.role } },
      send: [
        mail(subject, removedLetter, facts),
        ...around.others.map((other) => mail(other, othersRemovedLetter, facts)),
      ],
    });
  },
});

/** Makes a colleague beheerder and the actor a colleague, at once. It is the one thing a beheerder does to himself. */
export const handOverAdministration = command({
  event: events["administrator.hand-over"],
  input: OneColleague,
  fresh: 5,
  limits: fewADay,
  subject: ({ tx, scope, input, now }) => lockCandidate(tx, scope, input.authorisationId, now),
  may: mayAppoint,
  second: {
    ...byTwo,
    unless: ({ tx, subject }) => isOneEnough(tx, subject),
    proposal: ({ subject }) => administratorPlan("handOver", subject),
  },
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId, authorisation } = subject;
    const { role } = authorisation;
    const outcome = handOver(subject, now);
    if (isRefused(outcome)) return withFacts(outcome, { person: fullName(subject) });
    const around = await thoseAround(tx, actor, subject, now);
    const facts = factsOf(subject, around);
    await tx.authorisation.update({ where: { id }, data: outcome });
    await tx.authorisation.update({ where: { id: actor.authorisationId }, data: { role: "EMPLOYEE" } });
    if (role !== outcome.role) await endSessions(tx, { accountId, authorisationId: id }, now);
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { role },
        after: { role: outcome.role, steppedDown: actor.authorisationId },
      },
      send: [
        mail(subject, handedOverLetter, { ...facts, isNew: role !== outcome.role }),
        ...around.others.map((other) => mail(other, othersHandedOverLetter, facts)),
      ],
    });
  },
});
