import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const maySeeOrganisations = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");

export const mayManageOrganisations = (actor: Actor) => hasStaffRole(actor, "ONBOARDING");
