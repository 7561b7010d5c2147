import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const maySeeCases = (actor: Actor) => actor.kind === "staff";

export const mayHandleCases = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK");
