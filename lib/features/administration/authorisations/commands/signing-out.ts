import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import { signedOutLetter } from "#lib/features/administration/authorisations/mails.ts";
import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { OneAuthorisation } from "#lib/features/administration/authorisations/schema.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/** Signs a colleague out wherever they work for this organisation; where they work for another is not seen from here. */
export const signOutColleague = command({
  event: events["authorisation.sign-out"],
  input: OneAuthorisation,
  fresh: 60,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayRestrict,
  async run({ tx, actor, subject, now }) {
    const { id, accountId, organisationId, organisation, firstName, initials } = subject;
    const sessions = await endSessions(tx, { accountId, authorisationId: id }, now);
    if (sessions === 0) return refuse("notSignedIn", { person: fullName(subject) });
    const facts = { firstName: firstName || initials, by: await nameOfActor(tx, actor), organisation };
    return done({
      result: { person: fullName(subject) },
      audit: { subjectId: id, organisationId, before: null, after: { sessions } },
      send: [mail(subject, signedOutLetter, facts)],
    });
  },
});
