import { standingOf, type Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import type { Name } from "#lib/features/base/people/rules.ts";
import { becomesAdministrator, fullName, splitLastName } from "#lib/features/base/people/rules.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { days } from "#lib/platform/durations.ts";

export const nameReasons = ["MARRIAGE", "TYPING_ERROR", "OTHER"] as const;

/** How long someone who works elsewhere too has to say yes or no to a new name. */
export const nameLastsMs = days(7);

/** How long both addresses have to confirm. */
export const emailLastsMs = days(1);

type Person = Access & Name & { readonly email: string };

/** Without this, "van Dijk" typed as a last name would sort at V. */
export const asWritten = (typed: Name): Name =>
  typed.namePrefix === "" ? { ...typed, ...splitLastName(typed.lastName) } : typed;

const parts = ["initials", "firstName", "namePrefix", "lastName"] as const;

/** "Dora van der Berg (D.)": with the initials, which may be all that changes. */
export const inFull = (name: Name) =>
  name.firstName && name.initials ? `${fullName(name)} (${name.initials})` : fullName(name);

/** The parts in which two names differ. */
export const differing = (one: Name, other: Name) => parts.filter((part) => one[part] !== other[part]);

export function changeName(person: Person, typed: Name, now: Date) {
  if (standingOf(person, now) === "withdrawn") return refuse("notActive");
  const name = asWritten(typed);
  const changed = differing(name, person);
  return changed.length === 0 ? refuse("sameName") : { name, changed };
}

/** For an account that is in use: its address changes only when both addresses confirm. */
export function startEmail(person: Person, email: string, now: Date) {
  const { account, authorisation } = person;
  if (standingOf(person, now) === "withdrawn") return refuse("notActive");
  if (authorisation.status === "PENDING") return refuse("notActivated");
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return refuse("frozen");
  if (account.status === "INVITED") return refuse("reactivating");
  return email === person.email ? refuse("sameEmail") : { email };
}

type Invited = Person & { readonly wasReactivated: boolean; readonly authorisation: { readonly role: Role } };

/** For an invitation that nobody has accepted: nothing is bound, so a new invitation goes to the other address. */
export function correctEmail(person: Invited, email: string, now: Date) {
  if (standingOf(person, now) === "withdrawn") return refuse("notActive");
  if (person.authorisation.status !== "PENDING") return refuse("activated");
  if (becomesAdministrator(person.authorisation)) return refuse("becomesAdministrator");
  // An account that was active once may become someone else's only after the day that a reactivation waits.
  if (person.wasReactivated) return refuse("reactivating");
  return email === person.email ? refuse("sameEmail") : { email };
}

type Link = {
  readonly usedAt: Date | null;
  readonly replacedAt: Date | null;
  readonly expiresAt: Date;
  readonly change: {
    readonly completedAt: Date | null;
    readonly cancelledAt: Date | null;
    readonly isReplaced: boolean;
  } | null;
  readonly account: {
    readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
    readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  };
};

type EmailLinkState = "unknown" | "open" | "waiting" | "done" | "replaced" | "stopped" | "expired" | "frozen";

/** Whether the link with which one address confirms still works; "waiting" means that the other must confirm too. */
export function emailLinkState(link: Link | null, now: Date): EmailLinkState {
  if (!link?.change) return "unknown";
  const { change, account } = link;
  if (change.completedAt) return "done";
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return "frozen";
  if (change.cancelledAt || link.replacedAt) return change.isReplaced ? "replaced" : "stopped";
  if (link.expiresAt <= now) return "expired";
  if (account.status === "INVITED") return "stopped";
  return link.usedAt ? "waiting" : "open";
}

type NameLinkState = "unknown" | "open" | "done" | "refused" | "replaced" | "stopped" | "expired" | "frozen";

/** Whether the person can still say yes or no to a new name, or what became of it. */
export function nameLinkState(link: Link | null, now: Date): NameLinkState {
  if (!link?.change) return "unknown";
  const { change, account } = link;
  if (change.completedAt) return "done";
  if (link.usedAt) return "refused";
  if (account.status === "BLOCKED" && account.blockCause !== "WRONG_TRIES") return "frozen";
  if (change.cancelledAt || link.replacedAt) return change.isReplaced ? "replaced" : "stopped";
  return link.expiresAt > now ? "open" : "expired";
}

/** What an address can claim was done; it is told when the records agree. */
export const tellings = {
  naam: "name.change",
  naamgevraagd: "name.start",
  naamgestopt: "name.cancel",
  adres: "email.start",
  uitnodiging: "email.set",
  gestopt: "email.cancel",
} as const;
export type Told = keyof typeof tellings;
