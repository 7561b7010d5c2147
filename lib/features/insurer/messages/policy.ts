import { hasStaffRole, worksWithCustomers, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** Staff who may trace messages; they see whose a message is only after saying why. */
export const maySeeMessages = worksWithCustomers;

/** Staff who have something sent or done again. Whoever audits changes nothing. */
export const maySendAgain = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING");
