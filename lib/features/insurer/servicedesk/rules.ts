import { numberWay, reactivate, type Person } from "#lib/features/administration/account-changes/rules.ts";
import { unblock } from "#lib/features/administration/authorisations/rules.ts";
import { resend } from "#lib/features/administration/invitations/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";

/** Why someone of the staff looks at a person's data. The organisation's log says it. */
export const viewReasons = ["CALLER", "HELP_REQUEST", "CALL_BACK", "CASE", "APPOINTMENT", "MESSAGES", "AUDIT"] as const;
export type ViewReason = (typeof viewReasons)[number];

/** How long a reason that was given shows the data. */
export const viewLastsMs = minutes(30);

/** What whoever called back ticks: all of it, or nothing is done. The names are those of the boxes. */
export const script = ["ownCall", "saidWho", "saidWhere"] as const;

/** The same, as the record keeps it. */
export const scriptDone = ["OWN_CALL", "CODE_OR_ADDRESS", "ORGANISATION"] as const;

/** What staff can do for someone, by its name in addresses. */
export const actSlugs = {
  deblokkeren: "unblock",
  vrijgeven: "unfreeze",
  "mobiel-nummer": "number",
  "opnieuw-activeren": "reactivate",
  uitnodiging: "invite",
} as const;
export type ActSlug = keyof typeof actSlugs;
export type Act = (typeof actSlugs)[ActSlug];

type Whose = { readonly accountId: string; readonly role: Role };
type Helped = { readonly accountId: string; readonly authorisation: { readonly role: Role } };

/** The beheerders who can do it themselves. Nobody helps himself, and a deputy no beheerder. */
export const helpersOf = <T extends Whose>(person: Helped, administrators: readonly T[]) =>
  administrators.filter(
    ({ accountId, role }) =>
      accountId !== person.accountId && (person.authorisation.role !== "ADMINISTRATOR" || role === "ADMINISTRATOR"),
  );

/** What was reported and is not done yet: in whose hands it is. `takenBy` is a name. */
export type Reported = { readonly takenById: string | null; readonly takenBy: string };

type Circumstances = {
  /** Whether a beheerder can do it. */
  readonly hasHelper: boolean;
  /** "That was not me", as far as it is not done. */
  readonly reported: Reported | null;
  /** Shortly before the freeze something was bound to the account: perhaps that is what the person reported. */
  readonly isBindingNew: boolean;
  /** The account of the staff member. */
  readonly me: string;
};

type Known = Person & { readonly authorisation: { readonly role: Role }; readonly isElsewhere: boolean };

const isFrozen = ({ account }: Known) => account.status === "BLOCKED" && account.blockCause === "FREEZE";

/** Of a beheerder, or of whom no beheerder can help. What a beheerder blocked here is theirs to lift while there is one. */
export function unblockByStaff(person: Known, { hasHelper }: Pick<Circumstances, "hasHelper">, now: Date) {
  const outcome = unblock(person, now);
  if (isRefused(outcome)) {
    if (outcome.refused === "notActive") return outcome;
    return refuse(isFrozen(person) ? "frozen" : "blockedByInsurer");
  }
  if (outcome.lifted.length === 0) return refuse("notBlocked");
  if (hasHelper && person.authorisation.role !== "ADMINISTRATOR") return refuse("hasAdministrator");
  const lifted = outcome.lifted.filter((lift) => lift !== "AUTHORISATION" || !hasHelper);
  return lifted.length > 0 ? { lifted } : refuse("hasAdministrator");
}

/** Only by who has the report in hand. What was bound shortly before goes first: else whoever bound it is let in again. */
export function unfreeze(person: Known, { reported, isBindingNew, me }: Omit<Circumstances, "hasHelper">) {
  if (!isFrozen(person)) return refuse("notFrozen");
  if (reported && reported.takenById !== me) return takeFirst(reported);
  return isBindingNew ? refuse("bindingNew") : { status: "ACTIVE" as const };
}

const takeFirst = ({ takenBy }: Reported) => refuse("takeCaseFirst", { by: takenBy });

/** A new number that the person finishes; of an account that never was active it is filled in. */
export function numberByStaff(person: Known, { hasHelper }: Pick<Circumstances, "hasHelper">, now: Date) {
  const outcome = numberWay(person, now);
  if (isRefused(outcome)) return outcome;
  return hasHelper ? refuse("hasAdministrator") : outcome;
}

/** A new beginning: also of who has access in more places, which no one beheerder decides, and as the way out of a freeze. */
export function reactivateByStaff(
  person: Known,
  { hasHelper, reported, me }: Omit<Circumstances, "isBindingNew">,
  now: Date,
) {
  const frozen = isFrozen(person);
  const account = frozen ? { ...person.account, status: "ACTIVE" as const, blockCause: null } : person.account;
  const outcome = reactivate({ ...person, account, isElsewhere: false }, now);
  if (isRefused(outcome)) return outcome;
  if (frozen && reported && reported.takenById !== me) return takeFirst(reported);
  return hasHelper && !frozen && !person.isElsewhere ? refuse("hasAdministrator") : outcome;
}

/** What staff can do for someone now, act by act. */
export const actsOn = (person: Known, circumstances: Circumstances, now: Date) => ({
  unblock: unblockByStaff(person, circumstances, now),
  unfreeze: unfreeze(person, circumstances),
  number: numberByStaff(person, circumstances, now),
  reactivate: reactivateByStaff(person, circumstances, now),
  invite: resend(person, now),
});
