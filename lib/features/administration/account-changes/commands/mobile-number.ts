import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "#lib/features/administration/account-changes/events.ts";
import { withFacts } from "#lib/platform/gate/outcome.ts";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { numberByAdministrator } from "#lib/features/administration/account-changes/rules.ts";
import { ChangeNumber } from "#lib/features/administration/account-changes/schema.ts";
import { beginNumber, fillInNumber } from "#lib/features/administration/account-changes/store/beginning.ts";
import { cannotChangeNumber, lockPerson } from "#lib/features/administration/account-changes/store/people.ts";
import { statesOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { starter, TypedMobile } from "./starting.ts";

const input = ChangeNumber.extend({ mobileNumber: TypedMobile });

/** Begins a change of number that the person finishes. Everyone concerned is told at once, and can stop it. */
export const startMobileNumber = command({
  event: events["mobile-number.start"],
  input,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const outcome = numberByAdministrator(person, now);
    const refused = await cannotChangeNumber(tx, { person, outcome, way: "start", mobileNumber }, actor, now);
    if (refused) return withFacts(refused, { person: fullName(person) });

    const { id: authorisationId, organisationId } = person;
    const by = await starter(tx, actor);
    const { changeId, send } = await beginNumber(tx, person, { mobileNumber, by }, now);
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: statesOf(person), after: { changeId } },
      send,
    });
  },
});

/** Fills in the number of an account that was never active: it binds nothing, since activating proves the number. */
export const setMobileNumber = command({
  event: events["mobile-number.set"],
  input,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const outcome = numberByAdministrator(person, now);
    const refused = await cannotChangeNumber(tx, { person, outcome, way: "set", mobileNumber }, actor, now);
    if (refused) return withFacts(refused, { person: fullName(person) });

    const { id: authorisationId, organisationId } = person;
    const by = await starter(tx, actor);
    const { after, send } = await fillInNumber(tx, person, { mobileNumber, by }, now);
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: statesOf(person), after },
      send,
    });
  },
});
