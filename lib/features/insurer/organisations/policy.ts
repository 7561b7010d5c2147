import { hasStaffRole, type Actor, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeOrganisations = worksWithCustomers;

export const mayManageOrganisations = (actor: Actor) => hasStaffRole(actor, "ONBOARDING");
