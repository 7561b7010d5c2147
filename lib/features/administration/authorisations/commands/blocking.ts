import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import { blockedLetter, colleagueBlockedLetter } from "#lib/features/administration/authorisations/mails.ts";
import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { block } from "#lib/features/administration/authorisations/rules/blocking.ts";
import { isPermanentAdministrator } from "#lib/features/administration/authorisations/rules/standing.ts";
import { Block } from "#lib/features/administration/authorisations/schema.ts";
import { othersToTell, nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { otherPermanentAdministrators } from "#lib/features/administration/authorisations/store/standing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

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
