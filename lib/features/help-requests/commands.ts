import "server-only";
import type { Actor } from "#lib/platform/access/actor.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { activeAdministrators, lockOrganisation } from "#lib/features/people/store.ts";
import { days, hours } from "#lib/platform/clock.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { newReference } from "#lib/platform/secrets.ts";
import { authorisationFor, personAt } from "#lib/features/standing/store.ts";
import { askedLetter, finishedLetter, helpLetter } from "./mails.ts";
import { mayHandle } from "./policy.ts";
import { finish, narrowedBy, take, type Status } from "./rules.ts";
import { AskForHelp, DeliverHelpRequest, EscalateBlock, OneHelpRequest } from "./schema.ts";
import { escalateOpenRequests, lockedRequest, openRequest, type LockedRequest } from "./store.ts";

function staffIdOf(actor: Actor): string {
  if (actor.kind !== "staff") throw new Error("only staff may handle a help request");
  return actor.accountId;
}

/** Asking again is a reminder, but not every time: what is open is told about once an hour, three times a day. */
const remindersOf = (requestId: string) => [
  { bucket: `help-request.tell-hour ${requestId}`, times: 1, withinMs: hours(1) },
  { bucket: `help-request.tell-day ${requestId}`, times: 3, withinMs: days(1) },
];

/** Who knows the addresses of an office could flood its beheerders; past this their list says the rest. */
const mailsTo = (organisationId: string) => [
  { bucket: `help-request.tell-organisation ${organisationId}`, times: 20, withinMs: hours(1) },
];

/** In the log of the organisation, about the person it concerns. */
const changeOf = ({ id, status, ...request }: LockedRequest, next: { readonly status: Status }) => ({
  subjectId: request.authorisationId ?? id,
  organisationId: request.organisationId,
  before: { helpRequestId: id, status },
  after: { helpRequestId: id, status: next.status },
});

const aboutNobody = { subjectId: null, organisationId: null, before: null, after: null };

/** Takes in a help request. It looks nothing up, so that it is the same for every address; `routeHelpRequest` does that later. */
export const askForHelp = command({
  event: "help-request.ask",
  input: AskForHelp,
  // Roomy, so that a prankster who knows an address does not keep its owner from help: mails are limited at delivery.
  limits: ({ input, request }) => publicLimits("help-request.ask", input.email, request.ip, 20),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run: ({ input }) => Promise.resolve(done({ result: null, audit: aboutNobody, send: [job(routeHelpRequest, input)] })),
});

/** Finds out whose help request it is, and has it delivered at each of their organisations. An unknown address ends here. */
export const routeHelpRequest = command({
  event: "help-request.route",
  input: AskForHelp,
  subject: async ({ tx, input }) => ({ person: await personAt(tx, input.email) }),
  may: onlySystem,
  run({ input: { organisationNumber, problem }, subject: { person } }) {
    const at = narrowedBy(organisationNumber, person?.authorisations ?? [], ({ organisation }) => organisation);
    return Promise.resolve(
      done({
        result: { authorisationIds: at.map(({ id }) => id) },
        audit: { ...aboutNobody, subjectId: person?.accountId ?? null, after: { problem, organisations: at.length } },
        send: at.map(({ id }) => job(deliverHelpRequest, { authorisationId: id, problem })),
      }),
    );
  },
});

async function authorisationUnderLock(tx: Tx, id: string) {
  const found = await authorisationFor(tx, id);
  if (!found) return null;
  await lockOrganisation(tx, found.organisationId);
  return authorisationFor(tx, id);
}

/** Brings a help request to the beheerders of one organisation; without a beheerder who can act, to the insurer's staff. */
export const deliverHelpRequest = command({
  event: "help-request.deliver",
  input: DeliverHelpRequest,
  subject: ({ tx, input }) => authorisationUnderLock(tx, input.authorisationId),
  may: onlySystem,
  async run({ tx, input: { authorisationId, problem }, subject, now }) {
    const { organisationId, accountId, organisation, account } = subject;
    const administrators = await activeAdministrators(tx, organisationId, now);
    const helpers = administrators.filter((administrator) => administrator.accountId !== accountId);
    const escalatedAt = helpers.length === 0 ? now : null;
    const request = await openRequest(
      tx,
      { organisationId, accountId, authorisationId, problem, reference: newReference(), escalatedAt },
      now,
    );
    const toldEnough = await takeLimits(tx, remindersOf(request.id), now);
    const flooded = toldEnough ?? (await takeLimits(tx, mailsTo(organisationId), now));
    const facts = {
      organisation: organisation.name,
      person: fullName(account),
      problem,
      authorisationId,
      helpRequestId: request.id,
    };
    const locale = localeOf(account);
    const whoHelps = {
      organisation: organisation.name,
      administrators: helpers.map(fullName),
      desk: servicedesk(locale),
    };
    return done({
      result: { helpRequestId: request.id },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: null,
        after: { helpRequestId: request.id, problem, again: request.again, escalated: escalatedAt !== null },
      },
      send: toldEnough
        ? []
        : [
            ...(flooded ? [] : helpers).map((helper) => email(helper, helpLetter(localeOf(helper), facts))),
            email(account, askedLetter(locale, whoHelps)),
          ],
    });
  },
});

/** A beheerder was blocked by wrong tries: when no other can act, the insurer's staff see it, and all that is open there, without anyone asking. */
export const escalateBlock = command({
  event: "help-request.escalate",
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
      reference: newReference(),
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

/** Someone of the staff takes it on. */
export const takeRequest = command({
  event: "help-request.take",
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: (actor, request) => mayHandle(actor, request),
  async run({ tx, actor, subject, now }) {
    const next = take(subject, staffIdOf(actor));
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id: subject.id },
      data: { ...next, takenAt: now, seenAt: subject.seenAt ?? now },
    });
    return done({ result: null, audit: changeOf(subject, next) });
  },
});

/** Someone of the staff has solved it; the person is told. */
export const finishRequest = command({
  event: "help-request.finish",
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: (actor, request) => mayHandle(actor, request),
  async run({ tx, actor, subject, now }) {
    const next = finish(subject, staffIdOf(actor));
    if (isRefused(next)) return next;
    await tx.helpRequest.update({
      where: { id: subject.id },
      data: { ...next, takenAt: subject.takenAt ?? now, resolvedAt: now },
    });
    const locale = localeOf(subject.recipient);
    const letter = finishedLetter(locale, { organisation: subject.organisation.name, desk: servicedesk(locale) });
    return done({ result: null, audit: changeOf(subject, next), send: [email(subject.recipient, letter)] });
  },
});
