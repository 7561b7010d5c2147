import "server-only";
import { mayManage, mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { isPermanentAdministrator, statesOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { OneAuthorisation } from "#lib/features/administration/authorisations/schema.ts";
import { nameOfActor, othersToTell } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { otherPermanentAdministrators } from "#lib/features/administration/authorisations/store/standing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import {
  endOfAccount,
  openRequestProblem,
  reopenRequests,
  requestsSolvedBy,
  resolveRequests,
} from "#lib/features/help/help-requests/store/solving.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { events } from "./events.ts";
import { blockedAgainLetter, blockedLetter, colleagueBlockedLetter, unblockedLetter } from "./mails.ts";
import { block, isAnswered, isOfAccount, notBlocked, overtakenByBlock, undo, undoLasts, unblock } from "./rules.ts";
import { Block, Unblock } from "./schema.ts";
import { liftFor } from "./store.ts";

/** The person is mailed each time, so nobody may be unblocked and blocked all day. Only what was done counts. */
const changesOf = (authorisationId: string) => [
  { bucket: `authorisation.unblock ${authorisationId}`, times: 10, withinMs: hours(1) },
];

/** Gives a colleague who is kept out by wrong passwords or codes, or by a beheerder's block here, access again. */
export const unblockAuthorisation = command({
  event: events["authorisation.unblock"],
  input: Unblock,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayManage,
  async run({ tx, actor, input, subject, now }) {
    const { id, organisationId } = subject;
    const { authorisationId: me } = actor;
    const person = { person: fullName(subject) };
    const outcome = unblock(subject, now);
    if (isRefused(outcome)) return withFacts(outcome, person);
    const overtaken = overtakenByBlock(subject, { me, seen: input.seen }, now);
    if (overtaken) return withFacts(overtaken, person);
    const { lifted } = outcome;

    const beside = input.helpRequestId ? await openRequestProblem(tx, id, input.helpRequestId) : null;
    const about = problems.filter((problem) => isAnswered(problem, problem === beside));
    const helpRequestIds = await resolveRequests(tx, id, about, { authorisationId: me }, now);
    if (lifted.length === 0 && helpRequestIds.length === 0)
      return withFacts(notBlocked(subject.unblocking, me, now), person);
    const until = await takeLimits(tx, changesOf(id), now);
    if (until) return refuse("tooOften", { ...person, until });

    const by = await liftFor(tx, subject, { lifted, by: me }, now);
    const facts = {
      by,
      organisation: subject.organisation,
      wasBlocked: lifted.length > 0,
      codesGuessed: lifted.includes("ACCOUNT") && subject.account.codesGuessed,
      path: helpRequestIds[0] ? await wayTo(tx, helpRequestIds[0], now) : null,
    };
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: statesOf(subject),
        after: { lifted, helpRequestIds },
      },
      send: [
        mail(subject, unblockedLetter, facts),
        // Not before it can no longer be undone, which would put the block back.
        ...(isOfAccount(lifted) ? await endOfAccount(tx, subject.accountId, after(now, undoLasts)) : []),
      ],
    });
  },
});

/** Restores the block that the same beheerder lifted a moment ago. */
export const undoUnblock = command({
  event: events["authorisation.undo-unblock"],
  input: OneAuthorisation,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayManage,
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId } = subject;
    const { authorisationId: me } = actor;
    const outcome = undo(subject, me, now);
    if (isRefused(outcome)) return withFacts(outcome, { person: fullName(subject) });
    const { restored } = outcome;
    const takesOne = restored.includes("AUTHORISATION") && isPermanentAdministrator(subject.authorisation);
    if (takesOne && (await otherPermanentAdministrators(tx, subject)) === 0) return refuse("lastAdministrator");
    const until = await takeLimits(tx, changesOf(id), now);
    if (until) return refuse("tooOften", { person: fullName(subject), until });

    const helpRequestIds = await requestsSolvedBy(tx, id, subject.unblocking);
    const reopened = await reopenRequests(tx, helpRequestIds, now);
    await tx.authorisation.update({
      where: { id },
      data: {
        unblockedAt: null,
        unblockedById: null,
        lifted: [],
        liftedReason: null,
        ...(restored.includes("AUTHORISATION") && {
          status: "BLOCKED",
          blockedAt: now,
          blockedById: me,
          blockReason: subject.unblocking.reason,
        }),
      },
    });
    if (restored.includes("ACCOUNT")) {
      await tx.account.update({
        where: { id: accountId },
        data: { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now },
      });
      await endSessions(tx, { accountId }, now);
    } else {
      await endSessions(tx, { accountId, authorisationId: id }, now);
    }
    const facts = {
      by: await nameOfActor(tx, actor),
      organisation: subject.organisation,
    };
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: statesOf(subject),
        after: { restored, helpRequestIds },
      },
      send: [mail(subject, blockedAgainLetter, facts), ...reopened],
    });
  },
});

/** Takes away a colleague's access here for now. Only a beheerder gives it back; it never comes back by itself. */
export const blockAuthorisation = command({
  event: events["authorisation.block"],
  input: Block,
  fresh: 60,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayRestrict,
  async run({ tx, actor, input: { reason }, subject, now, request }) {
    const { id, accountId, organisationId, organisation, blocking } = subject;
    const person = fullName(subject);
    const others = isPermanentAdministrator(subject.authorisation)
      ? await otherPermanentAdministrators(tx, subject)
      : 0;
    const outcome = block(subject.authorisation, blocking, others, now);
    if (isRefused(outcome)) return withFacts(outcome, { person });
    const { status } = outcome;
    await tx.authorisation.update({
      where: { id },
      data: { status, blockedAt: now, blockedById: actor.authorisationId, blockReason: reason },
    });
    await endSessions(tx, { accountId, authorisationId: id }, now);
    const by = await nameOfActor(tx, actor);
    const colleagues = await othersToTell(tx, subject, { actor, request }, now);
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { status: subject.authorisation.status },
        after: { status, reason },
      },
      send: [
        mail(subject, blockedLetter, { organisation }),
        ...colleagues.map((to) =>
          mail(to, colleagueBlockedLetter, { by, person, organisation, reason, authorisationId: id }),
        ),
      ],
    });
  },
});
