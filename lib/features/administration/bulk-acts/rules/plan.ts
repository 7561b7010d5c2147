import type { Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import type { Member } from "#lib/platform/access/actor.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import type { Options } from "#lib/features/administration/bulk-acts/schema.ts";
import { acts, isPermanent, type ActName, type Calendar, type Step } from "./acts.ts";

/** Why somebody is left out, or was not done after all. */
const reasons = [
  ...["self", "insurer", "fellowAdministrator", "lastAdministrator", "denied", "gone", "notActive"],
  ...["alreadyWithdrawn", "alreadyBlocked", "notBlocked", "alreadyByYou", "alreadyUnblocked", "notYours"],
  ...["blockedSince", "rightsChangedSince", "tooOften", "nothingChanged", "noPortal", "portalNotOpened"],
  ...["portalRetired", "dateInPast", "accepted", "ended", "signedInSince", "tooLate", "nothingToUndo"],
  ...[
    "nothingToPutBack",
    "alreadyAuthorised",
    "addressGone",
    "resting",
    "alone",
    "ownGain",
    "alreadyWaiting",
    "stopped",
    "broken",
  ],
] as const;
export type Reason = (typeof reasons)[number];

const isReason = (code: string): code is Reason => (reasons as readonly string[]).includes(code);

/** A code of a command that has no sentence here says no more than that it did not work. */
export const reasonOf = (code: string): Reason => (isReason(code) ? code : "broken");

type Verdict =
  | { readonly left: Reason }
  /** `step` makes the command for this one; `takesTwo` when a second person decides. */
  | { readonly left: null; readonly takesTwo: boolean; step(): Step };

type Circumstances = {
  readonly actor: Member;
  readonly calendar: Calendar;
  readonly options: Options;
  readonly selectedAt: Date;
  /** How many permanent beheerders the organisation has. */
  readonly permanent: number;
  /** Whether its beheerders decide about one another by two. */
  readonly byTwo: boolean;
  readonly now: Date;
};

/**
 * What an act would do to each of these people, in their order. It says what the command for one would say: so far as
 * others before have taken their turn, the last beheerder stays.
 */
export function planFor(name: ActName, people: readonly Colleague[], { permanent, byTwo, ...at }: Circumstances) {
  const { may, judge, step, takesAway, takesTwo } = acts[name];
  let left = permanent;
  return people.map((person): Verdict => {
    const one = isPermanent(person) ? 1 : 0;
    const here = { ...at, others: left - one };
    if (!may(at.actor, person)) return { left: whyNot(at.actor, person) };
    const outcome = judge(person, here);
    if (isRefused(outcome)) return { left: reasonOf(outcome.refused) };
    if (takesAway?.(at.options)) left -= one;
    return { left: null, step: () => step(person, here), takesTwo: byTwo && (takesTwo?.(person, here) ?? false) };
  });
}

function whyNot(actor: Member, { accountId, isStaff, authorisation }: Colleague): Reason {
  if (accountId === actor.accountId) return "self";
  if (isStaff) return "insurer";
  return authorisation.role === "ADMINISTRATOR" && actor.isDeputy ? "fellowAdministrator" : "denied";
}
