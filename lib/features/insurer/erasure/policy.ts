import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** Who sees what would be erased, and what is held. */
export const maySeeErasure = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING", "AUDITOR");

/** Whoever looks after organisations and their people; each time with a second of them. */
export const mayErase = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING");
