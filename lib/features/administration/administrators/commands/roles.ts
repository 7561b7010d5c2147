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
import { isAdministrator, type Actor, type Member } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, type Running } from "#lib/platform/gate/command.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import type { Proposed, Second } from "#lib/platform/gate/second.ts";
import type { Letter } from "#lib/platform/outbox/letter.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { z } from "zod";

/** What the other beheerders are told: what happened to whom, and who did it. */
export const factsOf = (person: Candidate, { by }: { readonly by: string }) => ({
  by,
  person: fullName(person),
  organisation: person.organisation,
});

type Asked = {
  readonly tx: Tx;
  readonly scope: Scope;
  readonly input: z.output<typeof OneColleague>;
  readonly now: Date;
};

/** What a beheerder does about who is beheerder. Limited because the other beheerders are mailed each time. */
export const byAdministrator = {
  input: OneColleague,
  fresh: 5,
  limits: ({ actor }: { readonly actor: Actor }): readonly Limit[] =>
    isAdministrator(actor) ? [{ bucket: `administrators by ${actor.accountId}`, times: 20, withinMs: days(1) }] : [],
  subject: ({ tx, scope, input, now }: Asked) => lockCandidate(tx, scope, input.authorisationId, now),
  may: mayAppoint,
};

/** That it waits for another beheerder where the organisation chose for two, and what that one reads. */
export const byRuleOfTwo = <I>(plan: (person: Candidate, input: I) => Proposed): Second<I, Candidate, Member> => ({
  ...byTwo,
  unless: ({ tx, subject }) => isOneEnough(tx, subject),
  proposal: ({ subject, input }) => plan(subject, input),
});

const appointing = [events["administrator.appoint"], events["administrator.hand-over"]] as const;
const removing = [events["administrator.remove"], events["administrator.hand-over"]] as const;

async function whoWasFirst(tx: Tx, person: Candidate, events: Parameters<typeof lastDone>[2]) {
  return { person: fullName(person), ...(await lastDone(tx, person, events)) };
}

type Acting = Pick<Running<unknown, undefined, Candidate, Member>, "tx" | "actor" | "subject" | "now">;
type Changed = { readonly role: Role; readonly deputyFrom: null; readonly deputyUntil: null };
type Letters = Readonly<Record<"person" | "others", Letter<ReturnType<typeof factsOf>>>>;

/** Gives someone another role, ends their sessions here, and tells them and the other beheerders. */
async function changeRole({ tx, actor, subject, now }: Acting, changed: Changed, letters: Letters) {
  const { id, accountId, organisationId, authorisation } = subject;
  const { role } = authorisation;
  await tx.authorisation.update({ where: { id }, data: changed });
  await endSessions(tx, { accountId, authorisationId: id }, now);
  const around = await thoseAround(tx, actor, subject, now);
  const facts = factsOf(subject, around);
  return done({
    result: { authorisationId: id },
    audit: { subjectId: id, organisationId, before: { role }, after: { role: changed.role } },
    send: [mail(subject, letters.person, facts), ...around.others.map((other) => mail(other, letters.others, facts))],
  });
}

/** Makes a colleague beheerder beside the present ones. */
export const appointAdministrator = command({
  event: events["administrator.appoint"],
  ...byAdministrator,
  second: byRuleOfTwo((person) => administratorPlan("appoint", person)),
  async run(at) {
    const outcome = appoint(at.subject, at.now);
    if (isRefused(outcome)) return withFacts(outcome, await whoWasFirst(at.tx, at.subject, appointing));
    return changeRole(at, outcome, { person: appointedLetter, others: othersAppointedLetter });
  },
});

/** Makes another beheerder a colleague again. The last permanent beheerder stays. */
export const removeAdministrator = command({
  event: events["administrator.remove"],
  ...byAdministrator,
  second: byRuleOfTwo((person) => administratorPlan("remove", person)),
  async run(at) {
    const outcome = remove(at.subject, await otherPermanentAdministrators(at.tx, at.subject), at.now);
    if (isRefused(outcome)) return withFacts(outcome, await whoWasFirst(at.tx, at.subject, removing));
    return changeRole(at, outcome, { person: removedLetter, others: othersRemovedLetter });
  },
});

/** Makes a colleague beheerder and the actor a colleague, at once. It is the one thing a beheerder does to himself. */
export const handOverAdministration = command({
  event: events["administrator.hand-over"],
  ...byAdministrator,
  second: byRuleOfTwo((person) => administratorPlan("handOver", person)),
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
