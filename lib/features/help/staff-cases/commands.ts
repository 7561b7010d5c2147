import "server-only";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { mayHandleCases } from "./policy.ts";
import { finish, take } from "./rules.ts";
import { OneCase } from "./schema.ts";
import { lockCase, type LockedCase } from "./store.ts";

const about = <const A extends object>(
  { id: caseId, kind, accountId, organisationId, takenById }: LockedCase,
  after: A,
) => ({
  subjectId: accountId,
  organisationId,
  before: { caseId, kind, takenById },
  after: { caseId, ...after },
});

/** One of the staff takes it on. */
export const takeCase = command({
  event: events["staff-case.take"],
  input: OneCase,
  subject: ({ tx, scope, input }) => lockCase(tx, scope, input.caseId),
  may: mayHandleCases,
  async run({ tx, actor, subject, now }) {
    const next = take(subject, actor.accountId, now);
    if (isRefused(next)) return next;
    await tx.staffCase.update({ where: { id: subject.id }, data: { ...next, takenAt: now } });
    return done({ result: null, audit: about(subject, next) });
  },
});

/** One of the staff has finished it. */
export const finishCase = command({
  event: events["staff-case.finish"],
  input: OneCase,
  subject: ({ tx, scope, input }) => lockCase(tx, scope, input.caseId),
  may: mayHandleCases,
  async run({ tx, actor, subject, now }) {
    const next = finish(subject, actor.accountId);
    if (isRefused(next)) return next;
    const takenAt = subject.takenAt ?? now;
    await tx.staffCase.update({ where: { id: subject.id }, data: { ...next, takenAt, doneAt: now } });
    return done({ result: null, audit: about(subject, { ...next, done: true }) });
  },
});
