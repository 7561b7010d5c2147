import "server-only";
import { z } from "zod";
import {
  beginNumber,
  beginReactivation,
  isFree,
  isUnbound,
  noteNumber,
  tooOften,
} from "#lib/features/account-changes/store.ts";
import { resolveRequests } from "#lib/features/help-requests/store.ts";
import { endLogins } from "#lib/features/one-time-codes/store.ts";
import { invitationTo, invitedAt } from "#lib/features/password-links/store.ts";
import { numberSetLetter } from "#lib/features/servicedesk/mails.ts";
import { numberByStaff, reactivateByStaff } from "#lib/features/servicedesk/rules.ts";
import { HelpToBegin, HelpWithNumber, mobileNumber } from "#lib/features/servicedesk/schema.ts";
import { finishReports } from "#lib/features/staff-cases/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/clock.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { email, localeOf } from "#lib/platform/outbox/mail.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import { settings } from "#lib/platform/settings.ts";
import { changeOf, decidedBy, may, subject } from "./helping.ts";

const TypedMobile = mobileNumber.transform((typed, { addIssue }) => {
  const mobile = mobileOf(typed);
  if ("number" in mobile) return mobile.number;
  addIssue(mobile.refused);
  return z.NEVER;
});

/** Begins a change of number that the person finishes: it binds nothing. Everyone who should know can stop it. */
export const startNumberChange = command({
  event: "staff.start-mobile-number",
  input: HelpWithNumber(TypedMobile),
  fresh: 5,
  subject,
  may,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = numberByStaff(person, circumstances, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named());
    if (outcome.way !== "start") return refuse("changedMeanwhile", named());
    if (person.mobileNumber === mobileNumber) return refuse("sameNumber", named());
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;
    const { changeId, send } = await beginNumber(tx, person, { mobileNumber, by: null }, now);
    return done({ result: { authorisationId: person.id }, audit: changeOf(person, { changeId }), send });
  },
});

/** Fills in the number of an account that never was active: nothing is bound yet, and activating proves it. */
export const setNumber = command({
  event: "staff.set-mobile-number",
  input: HelpWithNumber(TypedMobile),
  fresh: 5,
  subject,
  may,
  async run({ tx, actor, input: { mobileNumber }, subject: person, now }) {
    const { id, accountId } = person;
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = numberByStaff(person, circumstances, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named());
    if (outcome.way !== "set") return refuse("changedMeanwhile", named());
    if (person.mobileNumber === mobileNumber) return refuse("sameNumber", named());
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;
    if (person.isGuest) await noteNumber(tx, person, mobileNumber);
    // Of a guest the beheerder who invited them first fills it in, who may be gone: then this is the only way on.
    const isBound = person.isGuest && !(await isUnbound(tx, person));
    if (!isBound) {
      await tx.account.update({ where: { id: accountId }, data: { mobileNumber } });
      await endLogins(tx, accountId, now);
    }
    const locale = localeOf(person);
    const letter = numberSetLetter(locale, {
      firstName: person.firstName || person.initials,
      mobile: maskedMobile(mobileNumber),
      desk: servicedesk(locale),
      insurer: settings().INSURER_NAME,
    });
    const helpRequestIds = await resolveRequests(tx, id, ["WRONG_MOBILE_NUMBER"], null, now);
    // Who could not go on without the number goes on with a new mail.
    const invited = helpRequestIds.length > 0 ? await invitedAt(tx, id) : null;
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, { mobileNumber: "set", ...(helpRequestIds.length > 0 && { helpRequestIds }) }),
      // Of who has an account the number is what the beheerder sees, no more.
      send: [
        ...(isBound ? [] : [email(person, letter)]),
        ...(invited ? [await invitationTo(tx, invited, undefined, now)] : []),
      ],
    });
  },
});

/** For who lost telephone and password, and the way out of a freeze over something that was bound: all that is bound ends. */
export const startReactivation = command({
  event: "staff.start-reactivation",
  input: HelpToBegin(TypedMobile),
  fresh: 5,
  // Whether an address is somebody's can be read from a refusal.
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `reactivation by ${actor.accountId}`, times: 40, withinMs: days(1) }] : [],
  subject,
  may,
  async run({ tx, actor, input, subject: person, now }) {
    const { id, accountId } = person;
    const { circumstances, named } = await decidedBy(tx, person, actor, now);
    const outcome = reactivateByStaff(person, circumstances, now);
    if (isRefused(outcome)) return refuse(outcome.refused, named("detail" in outcome ? outcome.detail : undefined));
    const newEmail = input.email && input.email !== person.email ? input.email : null;
    if (newEmail && !(await isFree(tx, newEmail))) return refuse("emailNotPossible", named());
    const often = await tooOften(tx, person, actor, now);
    if (often) return often;
    const wanted = { mobileNumber: input.mobileNumber, newEmail, by: null };
    const { changeId, helpRequestIds, send } = await beginReactivation(tx, person, wanted, now);
    const isFrozen = person.blockCause === "FREEZE";
    const caseIds = isFrozen
      ? await finishReports(tx, { accountId, kind: "FREEZE", staffId: circumstances.me }, now)
      : [];
    return done({
      result: { authorisationId: id },
      audit: changeOf(person, {
        ...{ changeId, account: "INVITED", newEmail: newEmail !== null, helpRequestIds },
        ...(caseIds.length > 0 && { caseIds }),
      }),
      send,
    });
  },
});
