import { hasStaffRole, type Actor, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeCases = worksWithCustomers;

export const mayHandleCases = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK");
