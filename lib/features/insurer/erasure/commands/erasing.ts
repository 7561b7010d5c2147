import "server-only";
import { events } from "#lib/features/insurer/erasure/events.ts";
import { erasePlan } from "#lib/features/insurer/erasure/plans.ts";
import { mayErase, maySeeErasure } from "#lib/features/insurer/erasure/policy.ts";
import { erase } from "#lib/features/insurer/erasure/rules.ts";
import { Erase, Looked } from "#lib/features/insurer/erasure/schema.ts";
import { eraseAll, findPerson, lockPerson } from "#lib/features/insurer/erasure/store/people.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";

/** Erases a person: what says who they were goes, and what the log and the law need stays by its id. */
export const erasePerson = command({
  event: events["person.erase"],
  input: Erase,
  fresh: 5,
  subject: ({ tx, scope, input: { accountId } }) =>
    scope.of === "everything" ? lockPerson(tx, accountId) : Promise.resolve(null),
  may: mayErase,
  second: {
    who: ["ONBOARDING"],
    within: days(7),
    proposal: ({ subject, input: { reason } }) => erasePlan(subject, reason),
  },
  async run({ tx, subject, input: { reason }, now }) {
    const refused = erase(subject.standing);
    if (refused) return refused;
    const rows = await eraseAll(tx, subject, now);
    return done({
      result: { accountId: subject.accountId },
      audit: { subjectId: subject.accountId, organisationId: null, before: null, after: { reason, rows } },
    });
  },
});

/** Records that somebody looked at what would be erased of a person. */
export const recordLook = command({
  event: events["person.look-at-erasure"],
  input: Looked,
  subject: ({ tx, input: { accountId } }) => findPerson(tx, accountId),
  may: maySeeErasure,
  run: ({ subject: { accountId } }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: accountId, organisationId: null, before: null, after: null } }),
    ),
});
