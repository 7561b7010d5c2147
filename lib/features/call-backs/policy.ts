import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const maySeeCalls = (actor: Actor) => actor.kind === "staff";

export const mayCall = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK");
