import "server-only";
import { isNumberTypedHere } from "#lib/features/administration/authorisations/rules/standing.ts";
import { openRequests } from "#lib/features/help/help-requests/store/reading.ts";
import { openReference } from "#lib/features/help/staff-cases/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator, type Member } from "#lib/platform/access/actor.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { reactivationWaitsMs } from "#lib/features/entrance/password-links/rules.ts";
import { mayChange } from "./policy.ts";
import { notMeState, notRightState, numberByAdministrator, numberLinkState, reactivate } from "./rules.ts";
import { ChangeLink, OneColleague } from "./schema.ts";
import { changeUnderWay, findChangeLink, isStoppedSince } from "./store/changes.ts";
import { findPerson, type Person } from "./store/people.ts";

/** Why this beheerder can do nothing here, whatever the state of the account. */
function whoNot(actor: Member, person: Person): "self" | "ofAdministrator" | null {
  if (actor.accountId === person.accountId) return "self";
  return mayChange(actor, person) ? null : "ofAdministrator";
}

type Way<W extends string> = { readonly way: W } | { readonly refused: string };

function shownOf<W extends string>(actor: Member, person: Person, outcome: Way<W>) {
  const not = whoNot(actor, person);
  const {
    id,
    email,
    account: { mobileNumber },
  } = person;
  return {
    id,
    person: fullName(person),
    email,
    mobile: mobileNumber && maskedMobile(mobileNumber),
    not,
    way: "way" in outcome && !not ? outcome.way : null,
  };
}

type UnderWay = NonNullable<Awaited<ReturnType<typeof changeUnderWay>>>;

const shownChange = ({ id, kind, by, createdAt, expiresAt, newMobileNumber, newEmail }: UnderWay) => ({
  id,
  kind,
  by,
  createdAt,
  expiresAt,
  worksFrom: kind === "REACTIVATION" ? after(createdAt, reactivationWaitsMs) : null,
  mobile: maskedMobile(newMobileNumber ?? ""),
  newEmail,
});

/** The same for whoever typed the new number, with it in full: only they can see a slip. */
const checkedChange = (change: UnderWay, { authorisationId }: Member) =>
  change.startedById === authorisationId
    ? { ...shownChange(change), mobile: phoneText(change.newMobileNumber ?? "") }
    : shownChange(change);

/** For the page that changes a number: the person, the number on file, and whether it can be changed. */
export const numberPage = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findPerson(db, scope, id, now);
    if (!person) return null;
    const outcome = numberByAdministrator(person, now);
    const isNew = person.account.status === "INVITED" && !person.wasReactivated;
    const { mobileNumber } = person.account;
    const change = await changeUnderWay(db, scope, id, now);
    const requests = await openRequests(db, scope, { authorisationId: id });
    return {
      ...shownOf(actor, person, outcome),
      refused: isRefused(outcome) ? outcome.refused : null,
      isNew,
      ...(isNumberTypedHere(person) && mobileNumber && { mobile: phoneText(mobileNumber) }),
      change: change && checkedChange(change, actor),
      helpRequestIds: requests.filter(({ problem }) => problem === "WRONG_MOBILE_NUMBER").map((request) => request.id),
    };
  },
});

export type NumberPage = AnswerOf<typeof numberPage>;

/** For the page that makes someone activate the account again. */
export const reactivationPage = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findPerson(db, scope, id, now);
    if (!person) return null;
    const outcome = reactivate(person, now);
    const change = await changeUnderWay(db, scope, id, now);
    return {
      ...shownOf(actor, person, outcome),
      refused: isRefused(outcome) ? outcome.refused : null,
      change: change && shownChange(change),
    };
  },
});

export type ReactivationPage = AnswerOf<typeof reactivationPage>;

/** The change under way for a colleague, for the page about them. */
export const underWay = query({
  input: OneColleague,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findPerson(db, scope, id, now);
    if (!person) return { id, change: null, isStopped: false, mayStop: false, mayMail: false, mayReactivate: false };
    const change = await changeUnderWay(db, scope, id, now);
    const isPossible = mayChange(actor, person);
    return {
      id,
      change: change && shownChange(change),
      isStopped: !change && (await isStoppedSince(db, scope, id, after(now, -minutes(10)))),
      mayStop: isPossible,
      mayMail: isPossible && change !== null && change.expiresAt > now,
      mayReactivate: isPossible && "way" in reactivate(person, now),
    };
  },
});

export type UnderWayPart = AnswerOf<typeof underWay>;

/** For the page of the link with which a person finishes a change of number. Reading it does not use up the link. */
export const numberLink = query({
  input: ChangeLink,
  may: anyone,
  async run({ db, input, now }) {
    const link = await findChangeLink(db, input.link, "CHANGE_MOBILE_NUMBER");
    const state = numberLinkState(link, now);
    if (state !== "open" || !link?.change) return { state: state === "open" ? ("unknown" as const) : state };
    const { startedBy, organisation, newMobileNumber } = link.change;
    return {
      state,
      by: startedBy ? fullName(startedBy.account) : "",
      organisation: organisation.name,
      mobile: maskedMobile(newMobileNumber ?? ""),
    };
  },
});

export type NumberLink = AnswerOf<typeof numberLink>;

/** What "that was not me" would freeze, or "that is not right" would stop. Reading it does not use up the link. */
export const notMeLink = query({
  input: ChangeLink,
  may: anyone,
  async run({ db, input, now }) {
    const link = await findChangeLink(db, input.link, "NOT_ME");
    if (!link) return await notRightLink(db, input.link, now);
    const state = notMeState(link, now);
    if (state === "unknown") return { state };
    const of = { email: maskedEmail(link.account.email) };
    // Without a change it is about what the person's own account did, which is done.
    const { kind, completedAt } = link.change ?? { kind: "OWN" as const, completedAt: link.createdAt };
    const isChanged = completedAt !== null;
    if (state !== "frozen") return { state, ...of, kind, isChanged };
    return { state, ...of, isChanged, reference: await openReference(db, link.accountId, "FREEZE"), now };
  },
});

/** The same of a beheerder's link. */
async function notRightLink(db: Reader, secret: string, now: Date) {
  const link = await findChangeLink(db, secret, "STOP_CHANGE");
  const state = notRightState(link, now);
  if (!link?.change || state === "unknown") return { state: "unknown" as const };
  const { kind, completedAt } = link.change;
  const of = { email: maskedEmail(link.account.email), kind, isChanged: completedAt !== null };
  if (state === "frozen") return { state, ...of, reference: null, now };
  if (state === "open") return { state: of.isChanged ? ("mayReport" as const) : ("mayStop" as const), ...of };
  const reference = state === "didReport" ? await openReference(db, link.accountId, "CHANGE") : null;
  return { state, ...of, reference };
}

export type NotMeLink = AnswerOf<typeof notMeLink>;
