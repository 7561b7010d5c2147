import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const mayReadQueue = (actor: Actor) => actor.kind === "staff";

export const mayHandle = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "STAFF_ADMIN");
