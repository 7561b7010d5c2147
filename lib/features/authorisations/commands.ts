import "server-only";
import { problems, settle } from "#lib/features/help-requests/rules.ts";
import { OneHelpRequest } from "#lib/features/help-requests/schema.ts";
import {
  closeRequests,
  lockedRequest,
  openRequestProblem,
  reopenRequests,
  requestsSolvedBy,
  resolveRequests,
  wayTo,
} from "#lib/features/help-requests/store.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { lockOrganisation } from "#lib/features/people/store.ts";
import { clearTries } from "#lib/features/sign-in/store.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { hours } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { blockedAgainLetter, settledLetter, strangersRequestSettledLetter, unblockedLetter } from "./mails.ts";
import { mayManage } from "./policy.ts";
import { isAnswered, notBlocked, undo, unblock, withdraw } from "./rules.ts";
import { OneAuthorisation, Unblock } from "./schema.ts";
import { findColleague, lockColleague, otherPermanentAdministrators, type Colleague } from "./store.ts";

function myAuthorisation(actor: Actor): string {
  if (actor.kind !== "member") throw new Error("only a beheerder manages colleagues");
  return actor.authorisationId;
}

async function nameOfActor(tx: Tx, actor: Actor): Promise<string> {
  const me = await tx.authorisation.findUniqueOrThrow({
    where: { id: myAuthorisation(actor) },
    select: { account: true },
  });
  return fullName(me.account);
}

const statesOf = ({ authorisationStatus, accountStatus }: Colleague) => ({
  authorisation: authorisationStatus,
  account: accountStatus,
});

/** Each time the person is mailed: nobody is to be unblocked and blocked all day. Only what is done counts. */
const changesOf = (authorisationId: string) => [
  { bucket: `authorisation.unblock ${authorisationId}`, times: 10, withinMs: hours(1) },
];

/** Gives a colleague who is kept out by wrong passwords, or by a beheerder's block here, access again. */
export const unblockAuthorisation = command({
  event: "authorisation.unblock",
  input: Unblock,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: (actor, colleague) => mayManage(actor, colleague),
  async run({ tx, actor, input, subject, now }) {
    const { id, accountId, organisationId } = subject;
    const me = myAuthorisation(actor);
    const person = { person: fullName(subject) };
    const outcome = unblock(subject, now);
    if (isRefused(outcome)) return refuse(outcome.refused, person);
    const { lifted } = outcome;

    const beside = input.helpRequestId ? await openRequestProblem(tx, id, input.helpRequestId) : null;
    const about = problems.filter((problem) => isAnswered(problem, problem === beside));
    const helpRequestIds = await resolveRequests(tx, id, about, { authorisationId: me }, now);
    if (lifted.length === 0 && helpRequestIds.length === 0) {
      const { refused, detail } = notBlocked(subject, me, now);
      return refuse(refused, { ...detail, ...person });
    }
    const until = await takeLimits(tx, changesOf(id), now);
    if (until) return refuse("tooOften", { ...person, until });

    await tx.authorisation.update({
      where: { id },
      data: {
        unblockedAt: now,
        unblockedById: me,
        unblockedWhat: lifted.join(","),
        ...(lifted.includes("AUTHORISATION") && {
          status: "ACTIVE",
          blockedAt: null,
          blockedById: null,
        }),
      },
    });
    if (lifted.includes("ACCOUNT")) {
      await tx.account.update({
        where: { id: accountId },
        data: { status: "ACTIVE", blockCause: null, blockedAt: null },
      });
    }
    if (lifted.length > 0) await clearTries(tx, accountId);
    const locale = localeOf(subject);
    const letter = unblockedLetter(locale, {
      by: await nameOfActor(tx, actor),
      organisation: subject.organisation,
      wasBlocked: lifted.length > 0,
      forgotten: `${settings().PUBLIC_ORIGIN}/${locale}/wachtwoord-vergeten`,
      path: helpRequestIds[0] ? await wayTo(tx, helpRequestIds[0], now) : null,
    });
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: statesOf(subject),
        after: { lifted, helpRequestIds },
      },
      send: [email(subject, letter)],
    });
  },
});

/** Puts back what the same beheerder lifted a moment ago. */
export const undoUnblock = command({
  event: "authorisation.undo-unblock",
  input: OneAuthorisation,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: (actor, colleague) => mayManage(actor, colleague),
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId } = subject;
    const me = myAuthorisation(actor);
    const outcome = undo(subject, subject, me, now);
    if (isRefused(outcome)) return refuse(outcome.refused, { person: fullName(subject) });
    const { restored } = outcome;
    const until = await takeLimits(tx, changesOf(id), now);
    if (until) return refuse("tooOften", { person: fullName(subject), until });

    const helpRequestIds = await requestsSolvedBy(tx, id, subject);
    await reopenRequests(tx, helpRequestIds);
    await tx.authorisation.update({
      where: { id },
      data: {
        unblockedAt: null,
        unblockedById: null,
        unblockedWhat: null,
        ...(restored.includes("AUTHORISATION") && {
          status: "BLOCKED",
          blockedAt: now,
          blockedById: me,
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
      send: [email(subject, blockedAgainLetter(localeOf(subject), facts))],
    });
  },
});

/** Closes a help request that the beheerder has answered in a way the portal does not see. */
export const settleRequest = command({
  event: "help-request.settle",
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: (actor, request) => mayManage(actor, request),
  async run({ tx, actor, subject, now }) {
    const { id, organisationId, authorisationId, account, recipient, organisation, status } = subject;
    const outcome = settle(subject);
    if (isRefused(outcome)) return outcome;
    const resolvedById = myAuthorisation(actor);
    await tx.helpRequest.update({ where: { id }, data: { ...outcome, resolvedAt: now, resolvedById } });
    const locale = localeOf(recipient);
    const facts = {
      by: await nameOfActor(tx, actor),
      organisation: organisation.name,
      desk: servicedesk(locale),
      path: await wayTo(tx, id, now),
    };
    const letter = account ? settledLetter(locale, facts) : strangersRequestSettledLetter(locale, facts);
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId ?? id,
        organisationId,
        before: { helpRequestId: id, status },
        after: { helpRequestId: id, status: outcome.status },
      },
      send: [email(recipient, letter)],
    });
  },
});

/** Ends an authorisation: its toegangscode is no longer active. */
export const withdrawAuthorisation = command({
  event: "authorisation.withdraw",
  input: OneAuthorisation,
  async subject({ tx, scope, input, now }) {
    const seen = await findColleague(tx, scope, input.authorisationId, now);
    if (!seen) return null;
    await lockOrganisation(tx, seen.organisationId);
    return lockColleague(tx, scope, input.authorisationId, now);
  },
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, accountId, organisationId, authorisationStatus: status, role } = subject;
    const outcome = withdraw({ status, role }, await otherPermanentAdministrators(tx, subject));
    if (isRefused(outcome)) return refuse(outcome.refused);
    await tx.authorisation.update({
      where: { id },
      data: { ...outcome, withdrawnAt: now },
    });
    await endSessions(tx, { accountId, authorisationId: id }, now);
    const closed = await closeRequests(tx, id, now);
    return done({
      result: null,
      audit: {
        subjectId: id,
        organisationId,
        before: { status },
        after: { ...outcome, ...(closed.length > 0 && { helpRequestIds: closed }) },
      },
    });
  },
});
