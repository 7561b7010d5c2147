import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

/** Staff who see how far organisations are; of their people they see only numbers. */
export const maySeeCampaigns = worksWithCustomers;

/** Whoever looks after organisations asks them. */
export const mayRunCampaigns = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING");
