import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "#lib/features/administration/account-changes/events.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { bindingPlan } from "#lib/features/administration/account-changes/plans.ts";
import { beginsAlone, reactivate, wanted } from "#lib/features/administration/account-changes/rules.ts";
import { Reactivate } from "#lib/features/administration/account-changes/schema.ts";
import { beginReactivation } from "#lib/features/administration/account-changes/store/beginning.ts";
import { lockPerson, isFree, tooOften } from "#lib/features/administration/account-changes/store/people.ts";
import { statesOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { starter, TypedMobile } from "./starting.ts";

/**
 * For someone who lost both telephone and password: what was bound ends now, and the account can be activated again
 * after a day, in which the mailbox, the old number and the other beheerders can stop it.
 */
export const startReactivation = command({
  event: events["reactivation.start"],
  input: Reactivate.extend({ mobileNumber: TypedMobile }),
  fresh: 5,
  // A refusal tells whether an address belongs to somebody, so tries are limited.
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `reactivation by ${actor.accountId}`, times: 20, withinMs: days(1) }] : [],
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  second: {
    who: "administrators",
    within: days(7),
    unless: ({ input, subject }) => beginsAlone(subject, wanted(subject, input)),
    proposal: ({ input, subject }) => bindingPlan("reactivation", subject, wanted(subject, input)),
  },
  async run({ tx, actor, input, subject: person, now }) {
    const named = { person: fullName(person) };
    const outcome = reactivate(person, now);
    if (isRefused(outcome)) return withFacts(outcome, named);
    const { mobileNumber, newEmail } = wanted(person, input);
    if (newEmail && !(await isFree(tx, newEmail))) return refuse("emailNotPossible", named);
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;

    const { id: authorisationId, organisationId } = person;
    const by = await starter(tx, actor);
    const begun = await beginReactivation(tx, person, { mobileNumber, newEmail, by }, now);
    const { changeId, helpRequestIds, send } = begun;
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: statesOf(person),
        after: { changeId, account: "INVITED", newEmail: newEmail !== null, helpRequestIds },
      },
      send,
    });
  },
});
