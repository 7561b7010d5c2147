import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

/** A note is seen by whoever may look at what it is about, once they have said why. */
export const mayReadNotes = worksWithCustomers;

/** Whoever audits changes nothing. */
export const mayWriteNotes = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING");
