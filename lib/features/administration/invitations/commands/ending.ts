import "server-only";
import { appointmentReason, elsewhereReasons } from "#lib/features/administration/authorisations/rules/ending.ts";
import { lockColleagueAndOrganisation } from "#lib/features/administration/authorisations/store/colleague.ts";
import { closeRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { events } from "#lib/features/administration/invitations/events.ts";
import { appointmentEndedLetter, invitationEndedLetter } from "#lib/features/administration/invitations/mails.ts";
import { OneInvitation } from "#lib/features/administration/invitations/schema.ts";
import { fullName, hearsAtOnce } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/**
 * Tells the organisation that invited someone that the invitation ended, in its own log and to its beheerders. It ended
 * already, together with the change of the account that was made elsewhere, or with the appointment that it had become
 * part of.
 */
export const endInvitation = command({
  event: events["invitation.end"],
  input: OneInvitation,
  subject: ({ tx, scope, input, now }) => lockColleagueAndOrganisation(tx, scope, input.authorisationId, now),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, organisation, email, authorisation } = subject;
    const because = elsewhereReasons.find((reason) => reason === authorisation.withdrawReason);
    // They were invited again in the meantime, and that may have ended too.
    if (authorisation.status !== "WITHDRAWN" || !because) return refuse("notEnded");
    const letter = because === appointmentReason ? appointmentEndedLetter : invitationEndedLetter;
    const facts = { person: fullName(subject), organisation, email, authorisationId: id };
    const helpRequestIds = await closeRequests(tx, [id], now);
    const administrators = (await activeAdministrators(tx, organisationId, now)).filter(hearsAtOnce);
    return done({
      result: null,
      audit: {
        subjectId: id,
        organisationId,
        before: null,
        after: { status: "WITHDRAWN", because, ...(helpRequestIds.length > 0 && { helpRequestIds }) },
      },
      send: administrators.map((one) => mail(one, letter, facts)),
    });
  },
});
