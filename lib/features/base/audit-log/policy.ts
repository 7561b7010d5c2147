import { hasStaffRole, isSignedIn, type Actor, type SignedIn, type Staff } from "#lib/platform/access/actor.ts";

export const mayDispute = (actor: Actor, record: { readonly accountId: string }): actor is SignedIn =>
  isSignedIn(actor) && actor.accountId === record.accountId;

/** What the insurer's own people did is watched by who changes nothing, and by who lets them in. */
export const mayReadStaffLog = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR", "STAFF_ADMIN");

/** Customers are no business of who manages staff. */
export const seesCustomers = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR");
