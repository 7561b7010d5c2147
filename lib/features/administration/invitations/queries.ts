import "server-only";
import { mayManage, mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { localeOf, nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { findColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { stateOf } from "#lib/features/entrance/password-links/rules.ts";
import { becomesAdministrator, isSharedMailbox } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { stateOfInvitation, tell, worksUntil } from "./rules.ts";
import { AcceptLink, InvitationOf, NewColleaguePage } from "./schema.ts";
import { askedFrom, findOffer, invitationTimes, ownOrganisation } from "./store.ts";

/** What the form to add someone needs to know. */
export const newColleague = query({
  input: NewColleaguePage,
  may: isAdministrator,
  async run({ db, actor, scope, input: { hulpvraag } }) {
    const organisation = await ownOrganisation(db, scope);
    if (!organisation) return null;
    const email = hulpvraag === undefined ? null : await askedFrom(db, scope, hulpvraag);
    return {
      organisation: organisation.name,
      portals: organisation.portals,
      by: await nameOfActor(db, actor),
      locale: await localeOf(db, actor),
      asked: email === null || hulpvraag === undefined ? null : { email, helpRequestId: hulpvraag },
    };
  },
});

export type NewColleague = AnswerOf<typeof newColleague>;

/** The state of one person's invitation. */
export const invitation = query({
  input: InvitationOf,
  may: isAdministrator,
  async run({ db, actor, scope, input: { id, uitnodiging }, now }) {
    const person = await findColleague(db, scope, id, now);
    const times = person && (await invitationTimes(db, id));
    if (!person || !times) return null;
    const { firstName, initials, namePrefix, lastName, email, accountId, account } = person;
    const state = stateOfInvitation(person, times.lastSentAt, now);
    return {
      id,
      firstName,
      initials,
      namePrefix,
      lastName,
      email,
      hasNumber: account.mobileNumber !== null,
      isShared: isSharedMailbox(email),
      state,
      sentAt: times.lastSentAt,
      worksUntil: times.lastSentAt && worksUntil(times.lastSentAt),
      isYou: actor.accountId === accountId,
      maySend: mayManage(actor, person),
      mayRevoke: mayRestrict(actor, person),
      isInsurers: becomesAdministrator(person.authorisation),
      mayCorrect: mayRestrict(actor, person) && !becomesAdministrator(person.authorisation),
      told: tell(uitnodiging, { state, ...times }, now),
    };
  },
});

export type Invitation = AnswerOf<typeof invitation>;

export type Offer =
  | { readonly state: "unknown" }
  | {
      readonly state: "open" | "used" | "replaced" | "expired" | "ended";
      readonly organisation: string;
      /** Masked, for whoever can still accept; the account may have another address by now. */
      readonly email: string;
    };

/** What the page behind a link says to someone who has an account. Reading it does not use up the link. */
export const offer = query({
  input: AcceptLink,
  may: anyone,
  async run({ db, input, now }): Promise<Offer> {
    const found = await findOffer(db, input.link);
    if (!found) return { state: "unknown" };
    const { link, place } = found;
    const known = { organisation: place.organisation, email: "" };
    const standing = stateOfInvitation(place, link.createdAt, now);
    if (standing === "ended") return { state: "ended", ...known };
    if (standing === "accepted") return { state: "used", ...known };
    const state = stateOf(link, now);
    if (state === "open") return { state, ...known, email: maskedEmail(link.account.email) };
    return { state: state === "early" || state === "unknown" ? "expired" : state, ...known };
  },
});
