import "server-only";
import { fullName, type Administrator } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { hindranceOf } from "#lib/features/entrance/standing/rules/hindrance.ts";
import { authorisationFor } from "#lib/features/entrance/standing/store.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, failed, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits, type Limit } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { newReference } from "#lib/platform/secrets.ts";
import { events } from "#lib/features/help/help-requests/events.ts";
import {
  askedLetter,
  handedOverLetter,
  helpLetter,
  portalHelpLetter,
  strangersHelpLetter,
  type Help,
  type Occasion,
} from "#lib/features/help/help-requests/mails.ts";
import { cameIn, escalate, remind } from "#lib/features/help/help-requests/rules.ts";
import { DeliverHelpRequest, EscalateBlock, PlannedHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import { openRequest } from "#lib/features/help/help-requests/store/asking.ts";
import {
  changeOf,
  hindranceHere,
  lockedWithOrganisation,
  type LockedRequest,
} from "#lib/features/help/help-requests/store/handling.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import { helpersFor } from "#lib/features/help/help-requests/store/reading.ts";
import { escalateOpenRequests, planned } from "#lib/features/help/help-requests/store/solving.ts";
import { toPerson, whenAsked, whenConfirmed, whenReminded, whenReopened } from "./limits.ts";
import { lock } from "#lib/platform/db/sql.ts";

type Telling = {
  readonly request: { readonly id: string; readonly organisationId: string; readonly authorisationId: string | null };
  readonly helpers: readonly Administrator[];
  readonly occasion: Occasion;
  readonly help: Help;
  readonly limits: readonly Limit[];
};

/** Mails the beheerders, unless they have had too many mails; their list still shows the request. */
async function tell(tx: Tx, { request, helpers, occasion, help, limits }: Telling, now: Date): Promise<Outgoing[]> {
  if (helpers.length === 0 || (await takeLimits(tx, limits, now))) return [];
  await tx.helpRequest.update({ where: { id: request.id }, data: { toldAt: now } });
  const { person, portal } = help;
  return helpers.map((helper) => {
    if (person === null) return mail(helper, strangersHelpLetter, { ...help, occasion });
    return portal === null
      ? mail(helper, helpLetter, { ...help, person, occasion })
      : mail(helper, portalHelpLetter, { ...help, person, portal, occasion });
  });
}

const helpWith = (request: LockedRequest, now: Date, isConfirmed: boolean): Help => ({
  id: request.id,
  authorisationId: request.authorisationId,
  person: request.person && fullName(request.person),
  organisation: request.organisation.name,
  problem: request.problem,
  portal: request.portal,
  hindrance: hindranceHere(request, now),
  isConfirmed,
});

async function authorisationUnderLock(tx: Tx, id: string) {
  const found = await authorisationFor(tx, id);
  if (!found) return null;
  await lock(tx, "Organisation", found.organisationId);
  return authorisationFor(tx, id);
}

/** Brings a help request to the beheerders of one organisation, or to the insurer's staff when no beheerder can act. */
export const deliverHelpRequest = command({
  event: events["help-request.deliver"],
  input: DeliverHelpRequest,
  subject: ({ tx, input }) => authorisationUnderLock(tx, input.authorisationId),
  may: onlySystem,
  async run({ tx, input: { authorisationId, problem, portal = null, reference = newReference() }, subject, now }) {
    const { organisationId, accountId, organisation, account } = subject;
    const helpers = await helpersFor(tx, { organisationId, accountId, problem }, now);
    const escalatedAt = helpers.length === 0 ? now : null;
    const wanted = { organisationId, accountId, authorisationId, problem, portal, reference, escalatedAt };
    const request = await openRequest(tx, wanted, now);
    const isConfirmed = request.confirmedAt !== null;
    const help = {
      id: request.id,
      authorisationId,
      person: fullName(account),
      organisation: organisation.name,
      problem,
      portal,
      hindrance: hindranceOf(account, subject, now),
      isConfirmed,
    };
    const told = { id: request.id, organisationId, authorisationId };
    const telling = { request: told, helpers, occasion: "asked", help, limits: whenAsked(told) } as const;
    const isHandedOver = request.escalatedAt !== null && helpers.length > 0;
    const toHelpers = isHandedOver ? [] : await tell(tx, telling, now);
    const mails = async () => {
      if (await takeLimits(tx, toPerson(accountId, told), now)) return [];
      // Only now: the reference of their newest mail must find it.
      if (request.again) await tx.helpRequest.update({ where: { id: request.id }, data: { reference } });
      const asked = {
        organisation: organisation.name,
        administrators: helpers.map(fullName),
        isHandedOver,
        isTold: toHelpers.length > 0 || request.toldAt !== null,
        reference,
        isConfirmed,
        path: await wayTo(tx, request.id, now),
      };
      return [mail({ ...account, accountId }, askedLetter, asked)];
    };
    return done({
      result: { helpRequestId: request.id },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: null,
        after: {
          helpRequestId: request.id,
          problem,
          reference,
          again: request.again,
          escalated: request.escalatedAt !== null,
        },
      },
      send: [
        ...toHelpers,
        ...(await mails()),
        ...(request.again || escalatedAt ? [] : planned(request.id, request.openedAt)),
      ],
    });
  },
});

/** Brings an open request to the beheerders, or to the insurer's staff when no beheerder can act. */
export async function bring(tx: Tx, request: LockedRequest, occasion: "asked" | "again", now: Date) {
  const helpers = await helpersFor(tx, request, now);
  const help = helpWith(request, now, true);
  const limits = occasion === "again" ? whenReopened(request) : whenAsked(request);
  const told = await tell(tx, { request, helpers, occasion, help, limits }, now);
  return {
    escalatedAt: helpers.length === 0 ? now : null,
    send: [...told, ...(helpers.length === 0 ? [] : planned(request.id, now))],
  };
}

/** Mails the beheerders about a request that only stood in their list, once it is certain who asked. */
export async function tellAtLast(tx: Tx, request: LockedRequest, now: Date): Promise<Outgoing[]> {
  if (request.toldAt || request.escalatedAt) return [];
  const helpers = await helpersFor(tx, request, now);
  const help = helpWith(request, now, true);
  return tell(tx, { request, helpers, occasion: "asked", help, limits: whenConfirmed(request) }, now);
}

const isIn = (request: LockedRequest, now: Date) =>
  cameIn(request, request.account?.lastSignInAt ?? null, hindranceHere(request, now));

/** Nobody is told of a request whose asker came in since. It ends by a command of its own, which says so in the log. */
const overInstead = (request: LockedRequest) => {
  const { id: helpRequestId, openedAt } = request;
  return failed({
    failed: "cameIn",
    audit: changeOf(request, request),
    send: [job("help-request.end", { helpRequestId, openedAt, because: "CAME_IN" })],
  });
};

/**
 * After half a working day all beheerders are mailed again, new ones too. When none is left, the request goes to the
 * insurer's staff.
 */
export const remindHelpRequest = command({
  event: events["help-request.remind"],
  input: PlannedHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, input, subject, now }) {
    const next = remind(subject, input.openedAt);
    if (isRefused(next)) return next;
    if (isIn(subject, now)) return overInstead(subject);
    const helpers = await helpersFor(tx, subject, now);
    const help = helpWith(subject, now, subject.confirmedAt !== null);
    const send =
      helpers.length === 0
        ? await handOver(tx, subject, now)
        : await tell(tx, { request: subject, helpers, occasion: "reminder", help, limits: whenReminded(subject) }, now);
    return done({ result: { administrators: helpers.length }, audit: changeOf(subject, next), send });
  },
});

/** After a whole working day the request goes to the insurer's staff. */
export const handOverHelpRequest = command({
  event: events["help-request.hand-over"],
  input: PlannedHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, input, subject, now }) {
    const next = escalate(subject, input.openedAt);
    if (isRefused(next)) return next;
    if (isIn(subject, now)) return overInstead(subject);
    const send = await handOver(tx, subject, now);
    return done({ result: null, audit: changeOf(subject, next), send });
  },
});

async function handOver(tx: Tx, { id, recipient }: LockedRequest, now: Date): Promise<Outgoing[]> {
  await tx.helpRequest.update({ where: { id }, data: { escalatedAt: now } });
  return [mail(recipient, handedOverLetter, { path: await wayTo(tx, id, now) })];
}

/**
 * A beheerder was blocked by wrong tries. When no other can act, the insurer's staff get a request for it, and all that
 * is open there, without anyone asking.
 */
export const escalateBlock = command({
  event: events["help-request.escalate"],
  input: EscalateBlock,
  subject: ({ tx, input }) => authorisationUnderLock(tx, input.authorisationId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id: authorisationId, organisationId, accountId } = subject;
    const administrators = await activeAdministrators(tx, organisationId, now);
    if (administrators.length > 0) return refuse("someoneCanAct");
    const wanted = {
      organisationId,
      accountId,
      authorisationId,
      problem: "BLOCKED",
      portal: null,
      reference: null,
      escalatedAt: now,
    } as const;
    const handedOver = await escalateOpenRequests(tx, organisationId, now);
    const request = await openRequest(tx, wanted, now);
    return done({
      result: { helpRequestId: request.id },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: null,
        after: { helpRequestId: request.id, problem: wanted.problem, again: request.again, handedOver },
      },
    });
  },
});
