import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const mayCheck = (actor: Actor) => hasStaffRole(actor, "ONBOARDING");
