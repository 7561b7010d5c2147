import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeOrganisations = worksWithCustomers;

export const mayManageOrganisations = (actor: Actor): actor is Staff => hasStaffRole(actor, "ONBOARDING");
