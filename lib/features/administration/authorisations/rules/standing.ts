import type { Earlier } from "#lib/features/base/people/rules.ts";
import { type Account, type Authorisation, hindranceOf } from "#lib/features/entrance/standing/rules/hindrance.ts";
import type { Role } from "#lib/platform/access/roles.ts";

/**
 * What a beheerder sees next to a name. Who is blocked, a beheerder lets in again; who is frozen, the insurer alone.
 */
export const standings = ["active", "blocked", "frozen", "waiting", "invited", "notInvited", "withdrawn"] as const;
export type Standing = (typeof standings)[number];

/** One person's account, with what wrong passwords did to it, and their authorisation in one organisation. */
export type Access = {
  readonly account: Account & { readonly waitUntil: Date | null };
  readonly authorisation: Authorisation & {
    /** Added without an invitation, which is still to be sent; only who shows it has to read it. */
    readonly invitesLater?: boolean;
  };
};

/** The filter of the list decides the same in SQL. */
export function standingOf({ account, authorisation }: Access, now: Date): Standing {
  const hindrance = hindranceOf(account, authorisation, now);
  if (hindrance === "none") return account.waitUntil && account.waitUntil > now ? "waiting" : "active";
  if (hindrance === "invited" && authorisation.status === "PENDING" && authorisation.invitesLater) return "notInvited";
  return hindrance === "authorisationBlocked" ? "blocked" : hindrance;
}

/** Who last did something: the authorisation and the name of the beheerder. */
export type Act = { readonly at: Date | null; readonly byId: string | null; readonly by: string };

/** The facts on which the transitions of an authorisation depend. */
export type Place = Authorisation & { readonly role: Role };

export const doneBy = ({ at, by }: Act): Earlier => ({ by, at });

/** A beheerder whose end date could pass does not keep an organisation from losing its last one. */
export const isPermanentAdministrator = ({ status, role, validUntil }: Place) =>
  role === "ADMINISTRATOR" && status === "ACTIVE" && validUntil === null;

export const hasEnded = ({ status, validUntil }: Omit<Place, "role">, now: Date) =>
  status === "WITHDRAWN" || status === "EXPIRED" || (validUntil !== null && validUntil <= now);

/** Whether somebody has begun here and not ended, so that a mail with which one gets in is theirs. */
export const isMailedToGetIn = (place: Omit<Place, "role">, now: Date) =>
  (place.status === "ACTIVE" || place.status === "BLOCKED") && !hasEnded(place, now);

/**
 * Whether the number of the account is what a beheerder here typed for someone who never came, so that a slip in it may
 * be seen. Whoever begins anew is invited too, but has been here, and it may have been typed elsewhere.
 */
export const isNumberTypedHere = ({ authorisation, account }: Access) =>
  account.status === "INVITED" && authorisation.status === "PENDING";

/** Both as a record keeps them. */
export const statesOf = ({ authorisation, account }: Access) => ({
  authorisation: authorisation.status,
  account: account.status,
});
