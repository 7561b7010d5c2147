import "server-only";
import { events } from "#lib/features/help/help-requests/events.ts";
import { cameInLetter } from "#lib/features/help/help-requests/mails.ts";
import { end } from "#lib/features/help/help-requests/rules.ts";
import { EndHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import {
  changeOf,
  hindranceHere,
  type LockedRequest,
  lockedWithOrganisation,
} from "#lib/features/help/help-requests/store/handling.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

/** Ends a request that no longer stands, unless something of the organisation itself still keeps the person out. */
export const endHelpRequest = command({
  event: events["help-request.end"],
  input: EndHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, subject, input: { openedAt, because }, now }) {
    const next = end(subject, openedAt, hindranceHere(subject, now));
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id: subject.id },
      data: { ...next, resolvedAt: now, resolvedById: subject.authorisationId },
    });
    const { after, ...about } = changeOf(subject, next);
    // Whoever lifted a block has mailed the person already.
    const send = because === "CAME_IN" ? [await cameInMail(tx, subject, now)] : [];
    return done({ result: null, audit: { ...about, after: { ...after, because } }, send });
  },
});

const cameInMail = async (tx: Tx, { id, recipient, organisation }: LockedRequest, now: Date) =>
  mail(recipient, cameInLetter, { organisation: organisation.name, path: await wayTo(tx, id, now) });
