import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { hasStaffRole, type Actor, type Member, type Staff } from "#lib/platform/access/actor.ts";

/** Who may see what waits: beheerders that of their organisation, and staff with a duty that decides. */
export const maySeeProposals = (actor: Actor): actor is Member | Staff =>
  mayLead(actor) || hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "STAFF_ADMIN", "AUDITOR");

/** Whether this very person may decide about this very proposal stands with the proposal. */
export const mayDecide = (actor: Actor): actor is Member | Staff =>
  mayLead(actor) || hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "STAFF_ADMIN");
