import { hasStaffRole, type Actor, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeCalls = worksWithCustomers;

export const mayCall = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK");
