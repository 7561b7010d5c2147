import "server-only";
import { endLogins } from "#lib/features/one-time-codes/store.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { after } from "#lib/platform/clock.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { numberStartedLetter } from "#lib/features/account-changes/mails.ts";
import { mayChange } from "#lib/features/account-changes/policy.ts";
import { numberLastsMs, numberWay } from "#lib/features/account-changes/rules.ts";
import { ChangeNumber } from "#lib/features/account-changes/schema.ts";
import { beginChange, changeLink, lockPerson, noteNumber } from "#lib/features/account-changes/store.ts";
import { starter, statesOf, tooOften, TypedMobile } from "./starting.ts";
import { notMe, tellAdministrators, tellOldNumber } from "./telling.ts";

const input = ChangeNumber.extend({ mobileNumber: TypedMobile });

/** Begins a change of number that the person finishes. Everyone who should know hears of it now, and can stop it. */
export const startMobileNumber = command({
  event: "mobile-number.start",
  input,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: (actor, person) => mayChange(actor, person),
  async run({ tx, actor, input, subject: person, now }) {
    const named = { person: fullName(person) };
    const outcome = numberWay(person, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named);
    if (outcome.way !== "start") return refuse("changedMeanwhile", named);
    if (person.mobileNumber === input.mobileNumber) return refuse("sameNumber", named);
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;

    const by = await starter(tx, actor);
    const { id: authorisationId, accountId, organisationId, organisation } = person;
    const expiresAt = after(now, numberLastsMs);
    const change = { kind: "MOBILE_NUMBER", newMobileNumber: input.mobileNumber, expiresAt } as const;
    const place = { accountId, organisationId, authorisationId, startedById: by.authorisationId };
    const changeId = await beginChange(tx, { ...change, ...place }, ["MOBILE_NUMBER"], now);
    const about = { changeId, accountId, organisationId, person, by: by.name, stoppableUntil: expiresAt };
    const link = await changeLink(tx, { purpose: "CHANGE_MOBILE_NUMBER", accountId, changeId, expiresAt }, now);
    const letter = numberStartedLetter(
      localeOf(person),
      {
        firstName: person.firstName || person.initials,
        insurer: settings().INSURER_NAME,
        by: by.name,
        organisation,
        mobile: maskedMobile(input.mobileNumber),
        notMe: await notMe(tx, about, now),
      },
      link,
    );
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: statesOf(person), after: { changeId } },
      send: [
        email(person, letter, expiresAt),
        ...(await tellOldNumber(tx, "numberStarted", about, person.mobileNumber, now)),
        ...(await tellAdministrators(tx, "numberStarted", about, by.accountId, now)),
      ],
    });
  },
});

/** Fills in the number of an account that never was active: nothing is bound yet, and activating proves it. */
export const setMobileNumber = command({
  event: "mobile-number.set",
  input,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: (actor, person) => mayChange(actor, person),
  async run({ tx, actor, input, subject: person, now }) {
    const named = { person: fullName(person) };
    const outcome = numberWay(person, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named);
    if (outcome.way !== "set") return refuse("changedMeanwhile", named);
    if (person.mobileNumber === input.mobileNumber) return refuse("sameNumber", named);
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;

    const { id: authorisationId, accountId, organisationId } = person;
    if (person.isGuest) await noteNumber(tx, person, input.mobileNumber);
    else {
      await tx.account.update({ where: { id: accountId }, data: { mobileNumber: input.mobileNumber } });
      await endLogins(tx, accountId, now);
    }
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: statesOf(person), after: { mobileNumber: "set" } },
    });
  },
});
