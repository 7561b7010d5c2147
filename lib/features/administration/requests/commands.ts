import "server-only";
import { events } from "./events.ts";
import {
  declinedLetter,
  settledLetter,
  strangersRequestDeclinedLetter,
  strangersRequestSettledLetter,
} from "#lib/features/administration/requests/mails.ts";
import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { isDecline, settle } from "#lib/features/help/help-requests/rules.ts";
import { knownAsker, lockedRequest } from "#lib/features/help/help-requests/store/handling.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { SettleRequest } from "./schema.ts";

/** Closes a help request as one that was solved outside the portal, or declines it. The mail says how they stand now. */
export const settleRequest = command({
  event: events["help-request.settle"],
  input: SettleRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: mayManage,
  async run({ tx, actor, subject, input, now }) {
    const { id, organisationId, authorisationId, account, recipient, organisation, status } = subject;
    const next = settle(subject, input.outcome);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id },
      data: { ...next, resolvedAt: now, resolvedById: actor.authorisationId },
    });
    const by = { by: await nameOfActor(tx, actor), organisation: organisation.name };
    const path = await wayTo(tx, id, now);
    const { outcome } = next;
    const letter = isDecline(outcome)
      ? account
        ? mail(recipient, declinedLetter, { ...by, path, because: outcome })
        : mail(recipient, strangersRequestDeclinedLetter, { path })
      : account
        ? mail(recipient, settledLetter, { ...by, path, known: await knownAsker(tx, subject, now) })
        : mail(recipient, strangersRequestSettledLetter, { path });
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId ?? id,
        organisationId,
        before: { helpRequestId: id, status },
        after: { helpRequestId: id, status: next.status, outcome },
      },
      send: [letter],
    });
  },
});
