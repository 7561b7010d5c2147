import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { events } from "#lib/features/help/help-requests/events.ts";
import { deniedLetter } from "#lib/features/help/help-requests/mails.ts";
import { aliveStatuses, confirm, deny, reopen, strangersForgottenAt } from "#lib/features/help/help-requests/rules.ts";
import { HelpLink } from "#lib/features/help/help-requests/schema.ts";
import { openRequestAbout } from "#lib/features/help/help-requests/store/asking.ts";
import { changeOf, type LockedRequest } from "#lib/features/help/help-requests/store/handling.ts";
import { lockedByLink } from "#lib/features/help/help-requests/store/links.ts";
import { helpersFor } from "#lib/features/help/help-requests/store/reading.ts";
import { answersFrom } from "./limits.ts";
import { bring, tellAtLast } from "./telling.ts";

type Answering = { readonly request: LockedRequest | null };

/** The request behind the link of a mail. A wrong link is refused with a sentence of its own rather than as not found. */
const byLink = async ({ tx, input, now }: { tx: Tx; input: { link: string }; now: Date }): Promise<Answering> => ({
  request: await lockedByLink(tx, input.link, now),
});

/** Someone with access to the mailbox says "that was me". Only then do the beheerders hear of a stranger's request. */
export const confirmHelpRequest = command({
  event: events["help-request.confirm"],
  input: HelpLink,
  limits: answersFrom,
  subject: byLink,
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request) return refuse("linkGone");
    const next = confirm(request);
    if (isRefused(next)) return next;
    const begins = request.status === "UNCONFIRMED";
    const { escalatedAt, send } = begins
      ? await bring(tx, request, "asked", now)
      : { ...request, send: await tellAtLast(tx, request, now) };
    await tx.helpRequest.update({
      where: { id: request.id },
      data: { ...next, confirmedAt: now, ...(begins && { openedAt: now, escalatedAt }) },
    });
    const forget = begins ? [job("help-request.forget", { helpRequestId: request.id }, strangersForgottenAt(now))] : [];
    return done({ result: null, audit: changeOf(request, next), send: [...send, ...forget] });
  },
});

/** Someone with access to the mailbox says "that was not me". The beheerders who were mailed hear it. */
export const denyHelpRequest = command({
  event: events["help-request.deny"],
  input: HelpLink,
  limits: answersFrom,
  subject: byLink,
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request) return refuse("linkGone");
    const next = deny(request);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({ where: { id: request.id }, data: { ...next, deniedAt: now } });
    const { person, organisation } = request;
    const told = request.toldAt ? await helpersFor(tx, request, now) : [];
    const facts = person && { person: fullName(person), organisation: organisation.name };
    return done({
      result: null,
      audit: changeOf(request, next),
      send: facts ? told.map((helper) => mail(helper, deniedLetter, facts)) : [],
    });
  },
});

/** Someone with access to the mailbox says "still not working". The beheerders are mailed again. */
export const reopenHelpRequest = command({
  event: events["help-request.reopen"],
  input: HelpLink,
  limits: answersFrom,
  subject: byLink,
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request) return refuse("linkGone");
    const { id, problem, confirmedAt } = request;
    const next = reopen(request, await isAskedAgain(tx, request), now);
    if (isRefused(next)) return next;
    const { escalatedAt, send } = await bring(tx, request, "again", now);
    await tx.helpRequest.update({
      where: { id },
      data: {
        ...next,
        openedAt: now,
        confirmedAt: confirmedAt ?? now,
        seenAt: null,
        escalatedAt,
        takenById: null,
        takenAt: null,
        resolvedAt: null,
        resolvedById: null,
        outcome: null,
      },
    });
    return done({
      result: null,
      audit: { ...changeOf(request, next), after: { helpRequestId: id, status: next.status, problem } },
      send,
    });
  },
});

async function isAskedAgain(tx: Tx, { id, authorisationId, organisationId, email, problem, portal }: LockedRequest) {
  const open = authorisationId
    ? await openRequestAbout(tx, authorisationId, problem, portal)
    : await tx.helpRequest.findFirst({
        where: { organisationId, email, status: { in: [...aliveStatuses] } },
        select: { id: true },
      });
  return open !== null && open.id !== id;
}
