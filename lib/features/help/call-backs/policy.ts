import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeCalls = worksWithCustomers;

export const mayCall = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK");
