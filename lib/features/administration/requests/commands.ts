import "server-only";
import { events } from "./events.ts";
import { settledLetter, strangersRequestSettledLetter } from "#lib/features/administration/requests/mails.ts";
import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { settle } from "#lib/features/help/help-requests/rules.ts";
import { OneHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import { lockedRequest, wayTo } from "#lib/features/help/help-requests/store/handling.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/** Closes a help request that the beheerder has answered outside the portal. */
export const settleRequest = command({
  event: events["help-request.settle"],
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: mayManage,
  async run({ tx, actor, subject, now }) {
    const { id, organisationId, authorisationId, account, recipient, organisation, status } = subject;
    const outcome = settle(subject);
    if (isRefused(outcome)) return outcome;
    await tx.helpRequest.update({
      where: { id },
      data: { ...outcome, resolvedAt: now, resolvedById: actor.authorisationId },
    });
    const facts = {
      by: await nameOfActor(tx, actor),
      organisation: organisation.name,
      path: await wayTo(tx, id, now),
    };
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId ?? id,
        organisationId,
        before: { helpRequestId: id, status },
        after: { helpRequestId: id, status: outcome.status },
      },
      send: [mail(recipient, account ? settledLetter : strangersRequestSettledLetter, facts)],
    });
  },
});
