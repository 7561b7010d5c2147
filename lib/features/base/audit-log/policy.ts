import { hasStaffRole, isSignedIn, type Actor, type SignedIn, type Staff } from "#lib/platform/access/actor.ts";

export const mayDispute = (actor: Actor, record: { readonly accountId: string }): actor is SignedIn =>
  isSignedIn(actor) && actor.accountId === record.accountId;

/** The log of the staff is for the auditors, who change nothing, and for those who let staff in. */
export const mayReadStaffLog = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR", "STAFF_ADMIN");

/** Whoever manages the staff does not see the names of customers. */
export const seesCustomers = (actor: Actor): actor is Staff => hasStaffRole(actor, "AUDITOR");
