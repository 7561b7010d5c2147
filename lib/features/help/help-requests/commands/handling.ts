import "server-only";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { events } from "#lib/features/help/help-requests/events.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { finishedLetter } from "#lib/features/help/help-requests/mails.ts";
import { mayHandle, maySee } from "#lib/features/help/help-requests/policy.ts";
import { finish, see, take } from "#lib/features/help/help-requests/rules.ts";
import { OneHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import { changeOf, knownAsker, lockedRequest } from "#lib/features/help/help-requests/store/handling.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";

/** A page has shown the request to someone who can do something about it. */
export const seeHelpRequest = command({
  event: events["help-request.see"],
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: maySee,
  async run({ tx, subject, now }) {
    const next = see(subject);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({ where: { id: subject.id }, data: { ...next, seenAt: now } });
    return done({ result: null, audit: changeOf(subject, next) });
  },
});

/** One of the staff takes it on. */
export const takeRequest = command({
  event: events["help-request.take"],
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: mayHandle,
  async run({ tx, actor, subject, now }) {
    const next = take(subject, actor.accountId, now);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id: subject.id },
      data: { ...next, takenAt: now, seenAt: subject.seenAt ?? now },
    });
    return done({ result: null, audit: changeOf(subject, next) });
  },
});

/** One of the staff has solved it; the person is mailed. */
export const finishRequest = command({
  event: events["help-request.finish"],
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: mayHandle,
  async run({ tx, actor, subject, now }) {
    const next = finish(subject, actor.accountId);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id: subject.id },
      data: { ...next, takenAt: subject.takenAt ?? now, resolvedAt: now, outcome: "SOLVED" },
    });
    const facts = {
      organisation: subject.person && subject.organisation.name,
      known: await knownAsker(tx, subject, now),
      path: await wayTo(tx, subject.id, now),
    };
    return done({
      result: null,
      audit: changeOf(subject, next),
      send: [mail(subject.recipient, finishedLetter, facts)],
    });
  },
});
