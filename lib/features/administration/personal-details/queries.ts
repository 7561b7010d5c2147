import "server-only";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { findPerson } from "#lib/features/administration/account-changes/store/people.ts";
import { findColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName, isSharedMailbox } from "#lib/features/base/people/rules.ts";
import { Name } from "#lib/features/base/people/schema.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { correctEmail, emailLinkState, inFull, nameLinkState, startEmail, tellings } from "./rules.ts";
import { EmailLink, NameLink, OnePerson, Telling } from "./schema.ts";
import { events } from "./events.ts";
import { didSince, emailChangeOf, findEmailLink, findNameLink, nameChangeOf } from "./store.ts";

/** The person whose name or address is to change. Null for an actor who may not change it. */
export const personToChange = query({
  input: OnePerson,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id }, now }) {
    const person = await findPerson(db, scope, id, now);
    if (!person || !mayChange(actor, person)) return null;
    const isInvited = person.authorisation.status === "PENDING";
    const outcome = isInvited ? correctEmail(person, "", now) : startEmail(person, "", now);
    return {
      ...person,
      isInvited,
      isShared: isSharedMailbox(person.email),
      refused: isRefused(outcome) ? outcome.refused : null,
      change: await emailChangeOf(db, scope, id, now),
      nameChange: await nameChangeOf(db, scope, id, now),
    };
  },
});

export type PersonToChange = AnswerOf<typeof personToChange>;

/** For the page of a person: a change of address under way, and what was done a moment ago, if it really was. */
export const details = query({
  input: Telling,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, gewijzigd }, now }) {
    const person = await findColleague(db, scope, id, now);
    if (!person) return null;
    const change = await emailChangeOf(db, scope, id, now);
    const since = after(now, -minutes(10));
    const isSo =
      gewijzigd !== undefined &&
      (await didSince(db, { id, accountId: actor.accountId, event: events[tellings[gewijzigd]], since }));
    const nameChange = await nameChangeOf(db, scope, id, now);
    return { person, change, nameChange, maySettle: mayChange(actor, person), told: isSo ? gewijzigd : null };
  },
});

export type Details = AnswerOf<typeof details>;

/** What the page behind a confirming link says. Reading it does not use up the link. */
export const emailLinkPage = query({
  input: EmailLink,
  may: anyone,
  async run({ db, input, now }) {
    const link = await findEmailLink(db, input.link);
    const state = emailLinkState(link, now);
    const newEmail = link?.change?.newEmail;
    if (!link || !newEmail || state === "unknown") return { state: "unknown" as const };
    return { state, confirms: link.confirms, newEmail: maskedEmail(newEmail) };
  },
});

/** What the page says behind the link that asks about a new name. Reading it does not use up the link. */
export const nameLinkPage = query({
  input: NameLink,
  may: anyone,
  async run({ db, input, now }) {
    const link = await findNameLink(db, input.link);
    const state = nameLinkState(link, now);
    if (state !== "open" || !link?.change) return { state: state === "open" ? ("unknown" as const) : state };
    const { startedBy, organisation, newName } = link.change;
    return {
      state,
      by: startedBy ? fullName(startedBy.account) : "",
      organisation: organisation.name,
      from: inFull(link.account),
      to: inFull(Name.parse(newName)),
    };
  },
});

export type NameLinkPage = AnswerOf<typeof nameLinkPage>;

export type EmailLinkPage = AnswerOf<typeof emailLinkPage>;
