import { numberWay, reactivate, type Person } from "#lib/features/administration/account-changes/rules.ts";
import { unblock } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { hasEnded } from "#lib/features/administration/authorisations/rules/standing.ts";
import { resend } from "#lib/features/administration/invitations/rules.ts";
import { becomesAdministrator } from "#lib/features/base/people/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";

/** How long the data is shown after a reason was given. */
export const viewLastsMs = minutes(30);

/** The boxes that whoever called back must tick, all of them, or nothing is done; each name is that of its box. */
export const script = ["ownCall", "saidWho", "saidWhere"] as const;

/** The same, as the record holds it. */
export const scriptDone = ["OWN_CALL", "CODE_OR_ADDRESS", "ORGANISATION"] as const;

/** What staff can do for someone, by its name in addresses. */
export const actSlugs = {
  deblokkeren: "unblock",
  vrijgeven: "unfreeze",
  "mobiel-nummer": "number",
  "opnieuw-activeren": "reactivate",
  uitloggen: "signOut",
  uitnodiging: "invite",
} as const;
export type ActSlug = keyof typeof actSlugs;
export type Act = (typeof actSlugs)[ActSlug];

type Whose = { readonly accountId: string; readonly role: Role };
type Helped = { readonly accountId: string; readonly authorisation: { readonly role: Role } };

/** The beheerders who can do it: nobody helps himself, and a deputy helps no beheerder. */
export const helpersOf = <T extends Whose>(person: Helped, administrators: readonly T[]) =>
  administrators.filter(
    ({ accountId, role }) =>
      accountId !== person.accountId && (person.authorisation.role !== "ADMINISTRATOR" || role === "ADMINISTRATOR"),
  );

/** What was reported and not yet dealt with, and who of the staff has it. `takenBy` is a name. */
type Reported = { readonly takenById: string | null; readonly takenBy: string };

type Circumstances = {
  /** Whether a beheerder can help the person. */
  readonly hasHelper: boolean;
  /** The open report of "that was not me". */
  readonly reported: Reported | null;
  /** Something was bound to the account shortly before the freeze, which may be what the person reported. */
  readonly isBindingNew: boolean;
  /** The account of the staff member. */
  readonly me: string;
};

type Known = Person & { readonly authorisation: { readonly role: Role }; readonly isElsewhere: boolean };

const isFrozen = ({ account }: Known) => account.status === "BLOCKED" && account.blockCause === "FREEZE";

/** For a beheerder, or whom no beheerder can help. While one can act, a beheerder's block here is theirs to lift. */
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

/** Only for whoever took the report. What was bound shortly before goes first, or the thief would get in again. */
export function unfreeze(person: Known, { reported, isBindingNew, me }: Omit<Circumstances, "hasHelper">) {
  if (!isFrozen(person)) return refuse("notFrozen");
  if (reported && reported.takenById !== me) return takeFirst(reported);
  return isBindingNew ? refuse("bindingNew") : { status: "ACTIVE" as const };
}

const takeFirst = ({ takenBy }: Reported) => refuse("takeCaseFirst", { by: takenBy });

/**
 * Begins a change of number that the person finishes; for an account that was never active it is filled in. Of who is
 * to become beheerder that is no beheerder's to do, whoever else is there.
 */
export function numberByStaff(person: Known, { hasHelper }: Pick<Circumstances, "hasHelper">, now: Date) {
  const outcome = numberWay(person, now);
  if (isRefused(outcome)) return outcome;
  return hasHelper && !becomesAdministrator(person.authorisation) ? refuse("hasAdministrator") : outcome;
}

/** A new beginning: also for access in more places, where no single beheerder decides, and after a freeze. */
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

/** Whoever can sign in can be signed out everywhere; a frozen account was already. */
export function signOut({ account, authorisation }: Known, now: Date) {
  if (hasEnded(authorisation, now)) return refuse("notActive");
  if (account.status === "INVITED") return refuse("notActivated");
  return account.status === "BLOCKED" ? refuse("blocked") : { ends: "sessions" as const };
}

/** What staff can do for someone now: for each act its outcome or its refusal. */
export const actsOn = (person: Known, circumstances: Circumstances, now: Date) => ({
  unblock: unblockByStaff(person, circumstances, now),
  unfreeze: unfreeze(person, circumstances),
  number: numberByStaff(person, circumstances, now),
  reactivate: reactivateByStaff(person, circumstances, now),
  signOut: signOut(person, now),
  invite: resend(person, now),
});
