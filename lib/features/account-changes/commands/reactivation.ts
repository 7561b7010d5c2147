import "server-only";
import { resolveRequests } from "#lib/features/help-requests/store.ts";
import { inviteLink } from "#lib/features/password-links/store.ts";
import { reactivationWaitsMs } from "#lib/features/password-links/rules.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { clearTries } from "#lib/features/sign-in/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { after, days } from "#lib/platform/clock.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { reactivationLetter } from "#lib/features/account-changes/mails.ts";
import { mayChange } from "#lib/features/account-changes/policy.ts";
import { reactivate, reactivationLastsMs } from "#lib/features/account-changes/rules.ts";
import { Reactivate } from "#lib/features/account-changes/schema.ts";
import { beginChange, endAccess, lockPerson } from "#lib/features/account-changes/store.ts";
import { starter, statesOf, tooOften, TypedMobile } from "./starting.ts";
import { notMe, tellAdministrators, tellOldNumber } from "./telling.ts";

/**
 * For who lost both telephone and password: what was bound ends now, and the account is activated anew after a day in
 * which the address, the old number and the other beheerders can stop it.
 */
export const startReactivation = command({
  event: "reactivation.start",
  input: Reactivate.extend({ mobileNumber: TypedMobile }),
  fresh: 5,
  // Whether an address is somebody's can be read from a refusal.
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `reactivation by ${actor.accountId}`, times: 20, withinMs: days(1) }] : [],
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: (actor, person) => mayChange(actor, person),
  async run({ tx, actor, input, subject: person, now }) {
    const named = { person: fullName(person) };
    const outcome = reactivate(person, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named);
    const newEmail = input.email && input.email !== person.email ? input.email : null;
    if (newEmail && (await tx.account.findUnique({ where: { email: newEmail }, select: { id: true } })))
      return refuse("emailNotPossible", named);
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;

    const by = await starter(tx, actor);
    const { id: authorisationId, accountId, organisationId, organisation } = person;
    const expiresAt = after(now, reactivationLastsMs);
    const change = { kind: "REACTIVATION", newMobileNumber: input.mobileNumber, newEmail, expiresAt } as const;
    const place = { accountId, organisationId, authorisationId, startedById: by.authorisationId };
    const instead = ["MOBILE_NUMBER", "EMAIL", "REACTIVATION"] as const;
    const changeId = await beginChange(tx, { ...change, ...place }, instead, now);
    await tx.account.update({
      where: { id: accountId },
      data: {
        status: "INVITED",
        blockCause: null,
        blockedAt: null,
        passwordHash: null,
        mobileNumber: input.mobileNumber,
        mobileProvenAt: null,
      },
    });
    await endAccess(tx, accountId, now);
    await clearTries(tx, accountId);
    const solved = ["WRONG_MOBILE_NUMBER", "BLOCKED", "NO_MAIL"] as const;
    const helpRequestIds = await resolveRequests(tx, authorisationId, solved, by, now);

    const about = { changeId, accountId, organisationId, person, by: by.name, stoppableUntil: expiresAt };
    const locale = localeOf(person);
    const facts = {
      firstName: person.firstName || person.initials,
      insurer: settings().INSURER_NAME,
      by: by.name,
      organisation,
      from: after(now, reactivationWaitsMs),
    };
    const link = await inviteLink(tx, accountId, authorisationId, now);
    const stops = { ...facts, notMe: await notMe(tx, about, now) };
    const known = reactivationLetter(locale, stops, newEmail ? null : link);
    const toNew = newEmail
      ? [email({ email: newEmail, locale }, reactivationLetter(locale, { ...facts, notMe: null }, link), expiresAt)]
      : [];
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: statesOf(person),
        after: { changeId, account: "INVITED", newEmail: newEmail !== null, helpRequestIds },
      },
      send: [
        email(person, known, expiresAt),
        ...toNew,
        ...(await tellOldNumber(tx, "reactivation", about, person.mobileNumber, now)),
        ...(await tellAdministrators(tx, "reactivation", about, by.accountId, now)),
      ],
    });
  },
});
