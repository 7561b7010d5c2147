import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeCases = worksWithCustomers;

export const mayHandleCases = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK");
