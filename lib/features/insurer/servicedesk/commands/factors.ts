import "server-only";
import {
  beginNumber,
  beginReactivation,
  fillInNumber,
} from "#lib/features/administration/account-changes/store/beginning.ts";
import { bindingPlan } from "#lib/features/administration/account-changes/plans.ts";
import { beginsAlone, wanted } from "#lib/features/administration/account-changes/rules.ts";
import {
  cannotChangeNumber,
  isFree,
  tooOften,
  type Person,
} from "#lib/features/administration/account-changes/store/people.ts";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { numberSetLetter } from "#lib/features/insurer/servicedesk/mails.ts";
import { numberByStaff, reactivateByStaff } from "#lib/features/insurer/servicedesk/rules.ts";
import { HelpToBegin, HelpWithNumber, mobileNumber } from "#lib/features/insurer/servicedesk/schema.ts";
import { finishReports } from "#lib/features/help/staff-cases/store.ts";
import { isSignedIn, type Staff } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import type { Second } from "#lib/platform/gate/second.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { toMobile } from "#lib/platform/phone.ts";
import { called, changeOf, decidedBy, subject } from "./helping.ts";
import { mayHelp } from "#lib/features/insurer/servicedesk/policy.ts";

const TypedMobile = mobileNumber.transform(toMobile);

type Numbered = { readonly mobileNumber: string };

/** Another of the insurer's people who works with customers. */
const who = ["SERVICEDESK", "ONBOARDING"] as const;
const within = days(7);

/** A beheerder's number takes two of the insurer's people. */
const numberOfAdministrator: Second<Numbered, Person, Staff> = {
  ...{ who, within },
  unless: ({ subject }) => !subject.hasPower,
  proposal: ({ subject, input: { mobileNumber } }) => bindingPlan("number", subject, { mobileNumber, newEmail: null }),
};

/** Begins a change of number that the person finishes: it binds nothing yet. Everyone who should know can stop it. */
export const startNumberChange = command({
  event: events["staff.start-mobile-number"],
  input: HelpWithNumber(TypedMobile),
  fresh: 5,
  subject,
  may: mayHelp,
  second: numberOfAdministrator,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = numberByStaff(person, circumstances, now);
    const refused = await cannotChangeNumber(tx, { person, outcome, way: "start", mobileNumber }, actor, now);
    if (refused) return withFacts(refused, named);
    const { changeId, send } = await beginNumber(tx, person, { mobileNumber, by: null }, now);
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: person.id },
      audit: changeOf(person, { changeId }, call),
      send: [...call.send, ...send],
    });
  },
});

/** Fills in the number of an account that was never active: it binds nothing, since activating proves the number. */
export const setNumber = command({
  event: events["staff.set-mobile-number"],
  input: HelpWithNumber(TypedMobile),
  fresh: 5,
  subject,
  may: mayHelp,
  second: numberOfAdministrator,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = numberByStaff(person, circumstances, now);
    const refused = await cannotChangeNumber(tx, { person, outcome, way: "set", mobileNumber }, actor, now);
    if (refused) return withFacts(refused, named);
    const { counts, after, send } = await fillInNumber(tx, person, { mobileNumber, by: null }, now);
    const facts = { firstName: person.firstName || person.initials, mobile: maskedMobile(mobileNumber) };
    const call = await called(tx, person, actor, now);
    return done({
      result: { authorisationId: person.id },
      audit: changeOf(person, after, call),
      send: [...call.send, ...(counts ? [mail(person, numberSetLetter, facts)] : []), ...send],
    });
  },
});

/** Ends all that is bound, for someone who lost telephone and password, or was frozen after something new was bound. */
export const startReactivation = command({
  event: events["staff.start-reactivation"],
  input: HelpToBegin(TypedMobile),
  fresh: 5,
  // A refusal tells whether an address belongs to somebody, so tries are limited.
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `reactivation by ${actor.accountId}`, times: 40, withinMs: days(1) }] : [],
  subject,
  may: mayHelp,
  second: {
    ...{ who, within },
    unless: ({ input, subject }) => beginsAlone(subject, wanted(subject, input)),
    proposal: ({ input, subject }) => bindingPlan("reactivation", subject, wanted(subject, input)),
  },
  async run({ tx, actor, input, subject: person, now }) {
    const { id, accountId } = person;
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = reactivateByStaff(person, circumstances, now);
    if (isRefused(outcome)) return withFacts(outcome, named);
    const { mobileNumber, newEmail } = wanted(person, input);
    if (newEmail && !(await isFree(tx, newEmail))) return refuse("emailNotPossible", named);
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;
    const begun = await beginReactivation(tx, person, { mobileNumber, newEmail, by: null }, now);
    const { changeId, helpRequestIds, send } = begun;
    const isFrozen = person.account.blockCause === "FREEZE";
    const caseIds = isFrozen
      ? await finishReports(tx, { accountId, kind: "FREEZE", staffId: circumstances.me }, now)
      : [];
    const call = await called(tx, person, actor, now);
    const begins = { changeId, account: "INVITED", newEmail: newEmail !== null, helpRequestIds };
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, { ...begins, ...(caseIds.length > 0 && { caseIds }) }, call),
      send: [...call.send, ...send],
    });
  },
});
