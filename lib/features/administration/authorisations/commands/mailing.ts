import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { mailsAgain } from "#lib/features/administration/authorisations/rules/mailing.ts";
import { isMailedToGetIn } from "#lib/features/administration/authorisations/rules/standing.ts";
import { OneAuthorisation } from "#lib/features/administration/authorisations/schema.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

/**
 * The mail with which a colleague gets in, written anew to the address on file: a new link, with which the old one ends,
 * or why there is none. The beheerder never sees it.
 */
export const mailAgain = command({
  event: events["authorisation.mail-again"],
  input: OneAuthorisation,
  limits: ({ actor, input }) => mailsAgain(isAdministrator(actor) ? actor.accountId : "", input.authorisationId),
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayManage,
  run({ subject, now }) {
    const { id, organisationId, email } = subject;
    const person = fullName(subject);
    const audit = { subjectId: id, organisationId, before: null, after: null };
    return Promise.resolve(
      isMailedToGetIn(subject.authorisation, now)
        ? done({ result: { email }, audit, send: [job("password.mail-reset", { email })] })
        : refuse("notBegun", { person }),
    );
  },
});
