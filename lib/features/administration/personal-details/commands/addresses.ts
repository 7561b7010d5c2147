import "server-only";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { beginChange, changeLink } from "#lib/features/administration/account-changes/store/changes.ts";
import { lockPerson } from "#lib/features/administration/account-changes/store/people.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/administration/personal-details/events.ts";
import { confirmNewLetter, confirmOldLetter } from "#lib/features/administration/personal-details/mails.ts";
import { correctEmail, emailLastsMs, startEmail } from "#lib/features/administration/personal-details/rules.ts";
import { ChangeEmail, OneColleague } from "#lib/features/administration/personal-details/schema.ts";
import { emailChangeOf, holderFor, invitesAnew } from "#lib/features/administration/personal-details/store.ts";
import { after, days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { takeBack } from "./taking-back.ts";

/** For one person, and for one new address: both are mailed. */
const fiveADay = (authorisationId: string, address: string) => [
  { bucket: `email.start ${authorisationId}`, times: 5, withinMs: days(1) },
  { bucket: `email.start to ${keyedHash("address", address)}`, times: 5, withinMs: days(1) },
];

/**
 * Begins a change of address, which both addresses confirm. Nothing shows whether the new one has an account
 * elsewhere: then it gets no mail, and the change expires.
 */
export const startEmailChange = command({
  event: events["email.start"],
  input: ChangeEmail,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, subject, input, now }) {
    const { id: authorisationId, accountId, organisationId, organisation } = subject;
    const person = { person: fullName(subject) };
    const outcome = startEmail(subject, input.email, now);
    if (isRefused(outcome)) return withFacts(outcome, person);
    const holder = await holderFor(tx, input.email, organisationId);
    if (holder === "here") return refuse("emailTaken", person);
    const until = await takeLimits(tx, fiveADay(authorisationId, input.email), now);
    if (until) return refuse("tooOften", { until });

    const expiresAt = after(now, emailLastsMs);
    const of = { accountId, organisationId, authorisationId, startedById: actor.authorisationId };
    const change = { ...of, kind: "EMAIL" as const, newEmail: input.email, expiresAt };
    const changeId = await beginChange(tx, change, ["EMAIL"], now);
    const link = (purpose: Parameters<typeof changeLink>[1]["purpose"]) =>
      changeLink(tx, { purpose, accountId, changeId, expiresAt }, now);
    const by = await nameOfActor(tx, actor);
    const said = { by, organisation };
    // All links are made in every case, to take as long. The new address may be anybody's, so it can freeze nobody.
    const toOld = { ...said, newEmail: maskedEmail(input.email), link: await link("CONFIRM_OLD_EMAIL") };
    const notMe = await link("NOT_ME");
    const toNew = { ...said, link: await link("CONFIRM_NEW_EMAIL") };
    const fresh = { email: input.email, locale: subject.locale };
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { changeId } },
      send: [
        mail(subject, confirmOldLetter, { ...toOld, notMe }, expiresAt),
        ...(holder === "nobody" ? [mail(fresh, confirmNewLetter, toNew, expiresAt)] : []),
      ],
    });
  },
});

/** Replaces at once the address of someone who was invited and has not begun, with a new invitation. */
export const correctInvitedEmail = command({
  event: events["email.set"],
  input: ChangeEmail,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, subject, input, now }) {
    const { id, organisationId } = subject;
    const person = { person: fullName(subject) };
    const outcome = correctEmail(subject, input.email, now);
    if (isRefused(outcome)) return withFacts(outcome, person);
    if ((await holderFor(tx, input.email, organisationId)) === "here") return refuse("emailTaken", person);
    const until = await takeLimits(tx, fiveADay(id, input.email), now);
    if (until) return refuse("tooOften", { until });
    const by = await nameOfActor(tx, actor);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: null, after: { status: "PENDING" } },
      send: await invitesAnew(tx, subject, { email: input.email, by }, now),
    });
  },
});

/** Takes back a change of address that is under way; its links no longer work. */
export const cancelEmailChange = command({
  event: events["email.cancel"],
  input: OneColleague,
  async subject({ tx, scope, input, now }) {
    const person = await lockColleague(tx, scope, input.authorisationId, now);
    return person && { ...person, change: await emailChangeOf(tx, scope, person.id, now) };
  },
  may: mayChange,
  run: ({ tx, subject, now }) => takeBack(tx, subject, now),
});
