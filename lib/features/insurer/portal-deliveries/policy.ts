import { hasStaffRole, worksWithCustomers, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** Staff who see whether portals hear what they should; it is about portals, and about nobody. */
export const maySeePortals = worksWithCustomers;

/** Staff who have a portal told once more. Whoever audits changes nothing. */
export const mayTellAgain = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING");
