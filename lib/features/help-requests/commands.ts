import "server-only";
import { fullName, type Administrator } from "#lib/features/people/rules.ts";
import { activeAdministrators, lockOrganisation } from "#lib/features/people/store.ts";
import { standingOf } from "#lib/features/standing/rules.ts";
import { authorisationFor, personAt } from "#lib/features/standing/store.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { days, hours } from "#lib/platform/clock.ts";
import { servicedesk, workingTimeAfter } from "#lib/platform/contact.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash, newReference } from "#lib/platform/secrets.ts";
import {
  askedLetter,
  deniedLetter,
  finishedLetter,
  handedOverLetter,
  helpLetter,
  noPlaceLetter,
  strangerLetter,
  type Help,
  type Occasion,
} from "./mails.ts";
import { mayHandle, maySee } from "./policy.ts";
import {
  confirm,
  deny,
  escalate,
  finish,
  forget,
  forgottenAt,
  mailboxOf,
  narrowedBy,
  normalNumber,
  remind,
  reopen,
  see,
  take,
  type Status,
} from "./rules.ts";
import {
  AskForHelp,
  DeliverHelpRequest,
  EscalateBlock,
  HelpLink,
  OneHelpRequest,
  PlannedHelpRequest,
  RouteHelpRequest,
} from "./schema.ts";
import {
  escalateOpenRequests,
  helpersFor,
  lockedByLink,
  lockedRequest,
  lockedWithOrganisation,
  openRequest,
  openRequestAbout,
  openStrangersRequest,
  organisationWithNumber,
  wayTo,
  type LockedRequest,
} from "./store.ts";

function staffIdOf(actor: Actor): string {
  if (actor.kind !== "staff") throw new Error("only staff may handle a help request");
  return actor.accountId;
}

/** Asking again is a reminder, but not every time: what is open is told about once an hour, three times a day. */
const remindersOf = (requestId: string) => [
  { bucket: `help-request.tell-hour ${requestId}`, times: 1, withinMs: hours(1) },
  { bucket: `help-request.tell-day ${requestId}`, times: 3, withinMs: days(1) },
];

/** Of one person, whatever the problem is said to be. */
const mailsAbout = (authorisationId: string) => [
  { bucket: `help-request.tell-about-hour ${authorisationId}`, times: 3, withinMs: hours(1) },
  { bucket: `help-request.tell-about-day ${authorisationId}`, times: 6, withinMs: days(1) },
];

/** Who knows the addresses of an office could flood its beheerders; past this their list says the rest. */
const mailsTo = (organisationId: string) => [
  { bucket: `help-request.tell-organisation ${organisationId}`, times: 20, withinMs: hours(1) },
];

const mailsToStranger = (address: string) => [
  { bucket: `help-request.tell-stranger ${keyedHash("address", mailboxOf(address))}`, times: 1, withinMs: days(1) },
];

const mailsWithoutPlace = (accountId: string) => [
  { bucket: `help-request.tell-without-place ${accountId}`, times: 1, withinMs: days(1) },
];

/** Of the answers behind a link. An office of many people answers from one IP address. */
const answersFrom = ({ request }: { readonly request: RequestFacts }) => [
  { bucket: `help-request.answer from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: hours(1) },
];

/** In the log of the organisation, about the person it concerns. */
const changeOf = ({ id, status, ...request }: LockedRequest, next: { readonly status: Status }) => ({
  subjectId: request.authorisationId ?? id,
  organisationId: request.organisationId,
  before: { helpRequestId: id, status },
  after: { helpRequestId: id, status: next.status },
});

const aboutNobody = { subjectId: null, organisationId: null, before: null, after: null };

/** Unless they have had too many: then their list says it. */
async function toHelpers(
  tx: Tx,
  { organisationId }: { readonly organisationId: string },
  helpers: readonly Administrator[],
  [occasion, help]: readonly [Occasion, Omit<Help, "desk">],
  now: Date,
): Promise<Outgoing[]> {
  if (helpers.length === 0 || (await takeLimits(tx, mailsTo(organisationId), now))) return [];
  return helpers.map((helper) => {
    const locale = localeOf(helper);
    return email(helper, helpLetter(locale, occasion, { ...help, desk: servicedesk(locale) }));
  });
}

const helpWith = (request: LockedRequest, now: Date, isConfirmed: boolean): Omit<Help, "desk"> => ({
  id: request.id,
  authorisationId: request.authorisationId,
  person: request.person && fullName(request.person),
  organisation: request.organisation.name,
  problem: request.problem,
  standing: request.account && request.authorisation && standingOf(request.account, request.authorisation, now),
  isConfirmed,
});

/** What happens when it still waits after half a working day, and after a whole one. */
const planned = (helpRequestId: string, openedAt: Date): Outgoing[] => [
  job(remindHelpRequest, { helpRequestId, openedAt }, workingTimeAfter(openedAt, hours(4))),
  job(handOverHelpRequest, { helpRequestId, openedAt }, workingTimeAfter(openedAt, hours(8))),
];

/** Takes in a help request. It looks nothing up, so that it is the same for every address; `routeHelpRequest` does that later. */
export const askForHelp = command({
  event: "help-request.ask",
  input: AskForHelp,
  // Roomy, so that a prankster who knows an address does not keep its owner from help: mails are limited at delivery.
  limits: ({ input, request }) => publicLimits("help-request.ask", input.email, request.ip, 20),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run({ input, request: { locale } }) {
    const reference = newReference();
    return Promise.resolve(
      done({
        result: { reference },
        audit: { ...aboutNobody, after: { reference } },
        send: [job(routeHelpRequest, { ...input, reference, locale })],
      }),
    );
  },
});

/**
 * Finds out whose help request it is. Of someone we know it is delivered at each of their organisations. Someone
 * we do not know must show first that the address is theirs, and is asked that only about an organisation we know.
 */
export const routeHelpRequest = command({
  event: "help-request.route",
  input: RouteHelpRequest,
  async subject({ tx, input }) {
    const person = await personAt(tx, input.email);
    const organisationId = person ? null : await organisationWithNumber(tx, normalNumber(input.organisationNumber));
    if (organisationId) await lockOrganisation(tx, organisationId);
    return { person, organisationId };
  },
  may: onlySystem,
  async run({ tx, input, subject: { person, organisationId }, now }) {
    const { problem, organisationNumber, reference = newReference() } = input;
    if (person) {
      const at = narrowedBy(organisationNumber, person.authorisations, ({ organisation }) => organisation);
      const isNowhere = at.length === 0 && !(await takeLimits(tx, mailsWithoutPlace(person.accountId), now));
      const locale = localeOf(person);
      return done({
        result: { authorisationIds: at.map(({ id }) => id) },
        audit: {
          ...aboutNobody,
          subjectId: person.accountId,
          after: { problem, reference, organisations: at.length },
        },
        send: isNowhere
          ? [email(person, noPlaceLetter(locale, servicedesk(locale)))]
          : at.map(({ id }) => job(deliverHelpRequest, { authorisationId: id, problem, reference })),
      });
    }
    const nothing = {
      result: { authorisationIds: [] },
      audit: { ...aboutNobody, after: { problem, organisations: 0 } },
    };
    if (!organisationId || (await takeLimits(tx, mailsToStranger(input.email), now))) return done(nothing);
    const wanted = {
      organisationId,
      email: input.email,
      locale: input.locale,
      problem: "NO_ACCESS",
      reference,
    } as const;
    const { id: helpRequestId, again } = await openStrangersRequest(tx, wanted, now);
    const path = await wayTo(tx, helpRequestId, now);
    return done({
      result: { authorisationIds: [] },
      audit: {
        subjectId: helpRequestId,
        organisationId,
        before: null,
        after: { helpRequestId, problem: wanted.problem, reference, again },
      },
      send: [
        email(input, strangerLetter(input.locale, path)),
        ...(again ? [] : [job(forgetHelpRequest, { helpRequestId }, forgottenAt(now))]),
      ],
    });
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
  async run({ tx, input: { authorisationId, problem, reference = newReference() }, subject, now }) {
    const { organisationId, accountId, organisation, account } = subject;
    const helpers = await helpersFor(tx, subject, now);
    const escalatedAt = helpers.length === 0 ? now : null;
    const wanted = { organisationId, accountId, authorisationId, problem, reference, escalatedAt };
    const request = await openRequest(tx, wanted, now);
    const isConfirmed = request.confirmedAt !== null;
    const help = {
      id: request.id,
      authorisationId,
      person: fullName(account),
      organisation: organisation.name,
      problem,
      standing: standingOf(account, subject, now),
      isConfirmed,
    };
    const limits = [...remindersOf(request.id), ...mailsAbout(authorisationId)];
    const mails = async () => {
      if (await takeLimits(tx, limits, now)) return [];
      const locale = localeOf(account);
      const letter = askedLetter(locale, {
        organisation: organisation.name,
        administrators: request.escalatedAt ? [] : helpers.map(fullName),
        reference,
        isConfirmed,
        path: await wayTo(tx, request.id, now),
        desk: servicedesk(locale),
      });
      return [...(await toHelpers(tx, subject, helpers, ["asked", help], now)), email(account, letter)];
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
      send: [...(await mails()), ...(request.again || escalatedAt ? [] : planned(request.id, request.openedAt))],
    });
  },
});

/** What is open now goes to the beheerders, or without one who can act to the insurer's staff. Without an occasion nobody is mailed. */
async function bring(tx: Tx, request: LockedRequest, occasion: Occasion | null, now: Date) {
  const helpers = await helpersFor(tx, request, now);
  const help = helpWith(request, now, true);
  return {
    escalatedAt: helpers.length === 0 ? now : null,
    send: [
      ...(occasion ? await toHelpers(tx, request, helpers, [occasion, help], now) : []),
      ...(helpers.length === 0 ? [] : planned(request.id, now)),
    ],
  };
}

type Answering = { readonly request: LockedRequest | null };

/** Behind the link of a mail. What is wrong with a link is a sentence of its own, and not a page that does not exist. */
const byLink = async ({ tx, input, now }: { tx: Tx; input: { link: string }; now: Date }): Promise<Answering> => ({
  request: await lockedByLink(tx, input.link, now),
});

/** "That was me", by whoever has the mailbox. For someone nobody knows it is what tells the beheerders. */
export const confirmHelpRequest = command({
  event: "help-request.confirm",
  input: HelpLink,
  limits: answersFrom,
  subject: byLink,
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request) return refuse("linkGone");
    const next = confirm(request);
    if (isRefused(next)) return next;
    const begins = request.status === "UNCONFIRMED";
    const { escalatedAt, send } = begins ? await bring(tx, request, "asked", now) : { ...request, send: [] };
    await tx.helpRequest.update({
      where: { id: request.id },
      data: { ...next, confirmedAt: now, ...(begins && { openedAt: now, escalatedAt }) },
    });
    return done({ result: null, audit: changeOf(request, next), send });
  },
});

/** "That was not me", by whoever has the mailbox. The beheerders who were told hear it. */
export const denyHelpRequest = command({
  event: "help-request.deny",
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
    const told = person ? await helpersFor(tx, request, now) : [];
    const isFlooded = told.length > 0 && (await takeLimits(tx, mailsTo(request.organisationId), now));
    const facts = person && { person: fullName(person), organisation: organisation.name };
    return done({
      result: null,
      audit: changeOf(request, next),
      send: facts && !isFlooded ? told.map((helper) => email(helper, deniedLetter(localeOf(helper), facts))) : [],
    });
  },
});

/** "Still not working", by whoever has the mailbox. The beheerders are told again. */
export const reopenHelpRequest = command({
  event: "help-request.reopen",
  input: HelpLink,
  limits: answersFrom,
  subject: byLink,
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request) return refuse("linkGone");
    const { id, authorisationId, problem, confirmedAt } = request;
    const next = reopen(request, await isAskedAgain(tx, request), now);
    if (isRefused(next)) return next;
    const limits = [...remindersOf(id), ...(authorisationId ? mailsAbout(authorisationId) : [])];
    const isToldEnough = await takeLimits(tx, limits, now);
    const { escalatedAt, send } = await bring(tx, request, isToldEnough ? null : "again", now);
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
      },
    });
    return done({
      result: null,
      audit: { ...changeOf(request, next), after: { helpRequestId: id, status: next.status, problem } },
      send,
    });
  },
});

async function isAskedAgain(tx: Tx, { id, authorisationId, organisationId, email, problem }: LockedRequest) {
  const open = authorisationId
    ? await openRequestAbout(tx, authorisationId, problem)
    : await tx.helpRequest.findFirst({
        where: { organisationId, email, status: { in: ["UNCONFIRMED", "RECEIVED", "SEEN"] } },
        select: { id: true },
      });
  return open !== null && open.id !== id;
}

/** A page has shown it to someone who can do something about it. */
export const seeHelpRequest = command({
  event: "help-request.see",
  input: OneHelpRequest,
  subject: ({ tx, scope, input }) => lockedRequest(tx, scope, input.helpRequestId),
  may: (actor, request) => maySee(actor, request),
  async run({ tx, subject, now }) {
    const next = see(subject);
    if (isRefused(next)) return next;
    await tx.helpRequest.update({ where: { id: subject.id }, data: { ...next, seenAt: now } });
    return done({ result: null, audit: changeOf(subject, next) });
  },
});

/** After half a working day: all beheerders once more, who became one since too. When none is left, the insurer's staff have it. */
export const remindHelpRequest = command({
  event: "help-request.remind",
  input: PlannedHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, input, subject, now }) {
    const next = remind(subject, input.openedAt);
    if (isRefused(next)) return next;
    const helpers = await helpersFor(tx, subject, now);
    const help = helpWith(subject, now, subject.confirmedAt !== null);
    const send =
      helpers.length === 0
        ? await handOver(tx, subject, now)
        : await toHelpers(tx, subject, helpers, ["reminder", help], now);
    return done({ result: { administrators: helpers.length }, audit: changeOf(subject, next), send });
  },
});

/** After a whole working day: the insurer's staff. */
export const handOverHelpRequest = command({
  event: "help-request.hand-over",
  input: PlannedHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, input, subject, now }) {
    const next = escalate(subject, input.openedAt);
    if (isRefused(next)) return next;
    const send = await handOver(tx, subject, now);
    return done({ result: null, audit: changeOf(subject, next), send });
  },
});

async function handOver(tx: Tx, { id, recipient }: LockedRequest, now: Date): Promise<Outgoing[]> {
  await tx.helpRequest.update({ where: { id }, data: { escalatedAt: now } });
  const locale = localeOf(recipient);
  const path = await wayTo(tx, id, now);
  return [email(recipient, handedOverLetter(locale, { path, desk: servicedesk(locale) }))];
}

/** What an address nobody knows did not confirm in a day is gone. */
export const forgetHelpRequest = command({
  event: "help-request.forget",
  input: OneHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, status } = subject;
    const next = forget(subject, now);
    if (isRefused(next)) return next;
    await tx.helpRequest.delete({ where: { id } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: { helpRequestId: id, status }, after: null },
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
    const letter = finishedLetter(locale, {
      organisation: subject.person && subject.organisation.name,
      path: await wayTo(tx, subject.id, now),
      desk: servicedesk(locale),
    });
    return done({ result: null, audit: changeOf(subject, next), send: [email(subject.recipient, letter)] });
  },
});
