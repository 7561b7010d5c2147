import "server-only";
import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { ruleOfTwo } from "#lib/features/administration/authorisations/store/standing.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { events } from "#lib/features/administration/administrators/events.ts";
import { ruleOfTwoLetter } from "#lib/features/administration/administrators/mails.ts";
import { ruleOfTwoPlan } from "#lib/features/administration/administrators/plans.ts";
import { RuleOfTwo } from "#lib/features/administration/administrators/schema.ts";
import { ownOrganisationOf, permanentAdministrators } from "#lib/features/administration/administrators/store.ts";

/**
 * Whether adding and removing a beheerder takes two of them. One turns it on; once it holds, turning it off takes two
 * as well, or it would protect nobody.
 */
export const setRuleOfTwo = command({
  event: events["administrator.rule-of-two"],
  input: RuleOfTwo,
  fresh: 5,
  subject: ({ tx, scope }) => ownOrganisationOf(tx, scope),
  may: mayLead,
  second: {
    who: "administrators",
    within: days(7),
    independent: false,
    unless: async ({ tx, subject, input }) => input.two === "on" || (await ruleOfTwo(tx, subject.id)) !== "on",
    proposal: ({ subject }) => ruleOfTwoPlan(subject),
  },
  async run({ tx, actor, subject: { id, name, twoAdministrators: before }, input, now }) {
    const twoAdministrators = input.two === "on";
    if (before === twoAdministrators) return refuse(before ? "alreadyTwo" : "alreadyOne");
    await tx.organisation.update({ where: { id }, data: { twoAdministrators } });
    const others = (await permanentAdministrators(tx, id, now)).filter((one) => one.accountId !== actor.accountId);
    return done({
      result: { isOn: twoAdministrators },
      audit: { subjectId: id, organisationId: id, before: { two: before }, after: { two: twoAdministrators } },
      send: others.map((one) => mail(one, ruleOfTwoLetter, { organisation: name, isOn: twoAdministrators })),
    });
  },
});
