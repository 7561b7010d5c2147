import "server-only";
import { withdraw } from "#lib/features/authorisations/rules.ts";
import { OneAuthorisation } from "#lib/features/authorisations/schema.ts";
import { findColleague, lockColleague, otherPermanentAdministrators } from "#lib/features/authorisations/store.ts";
import { closeRequests } from "#lib/features/help-requests/store.ts";
import { lockOrganisation } from "#lib/features/people/store.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";

/** Ends an authorisation: its toegangscode is no longer active. */
export const withdrawAuthorisation = command({
  event: "authorisation.withdraw",
  input: OneAuthorisation,
  async subject({ tx, scope, input, now }) {
    const seen = await findColleague(tx, scope, input.authorisationId, now);
    if (!seen) return null;
    await lockOrganisation(tx, seen.organisationId);
    return lockColleague(tx, scope, input.authorisationId, now);
  },
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, accountId, organisationId, authorisationStatus: status, role } = subject;
    const outcome = withdraw({ status, role }, await otherPermanentAdministrators(tx, subject));
    if (isRefused(outcome)) return refuse(outcome.refused);
    await tx.authorisation.update({
      where: { id },
      data: { ...outcome, withdrawnAt: now },
    });
    await endSessions(tx, { accountId, authorisationId: id }, now);
    const closed = await closeRequests(tx, id, now);
    return done({
      result: null,
      audit: {
        subjectId: id,
        organisationId,
        before: { status },
        after: { ...outcome, ...(closed.length > 0 && { helpRequestIds: closed }) },
      },
    });
  },
});
