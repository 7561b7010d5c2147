import { hasStaffRole, isSignedIn, type Actor, type SignedIn, type Staff } from "#lib/platform/access/actor.ts";

/** Whose account it is, in whatever organisation they act. */
export function ownAccount(actor: Actor): string {
  if (!isSignedIn(actor)) throw new Error("only who is signed in has a history");
  return actor.accountId;
}

export const mayDispute = (actor: Actor, record: { readonly accountId: string }): actor is SignedIn =>
  isSignedIn(actor) && actor.accountId === record.accountId;

/** What the insurer's own people did is watched by who changes nothing, and by who lets them in. */
export const mayReadStaffLog = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR", "STAFF_ADMIN");

/** Customers are no business of who manages staff. */
export const seesCustomers = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR");
