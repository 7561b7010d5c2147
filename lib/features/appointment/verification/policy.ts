import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";

export const mayCheck = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING");
