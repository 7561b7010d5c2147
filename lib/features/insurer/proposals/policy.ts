import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { hasStaffRole, isAdministrator, type Actor, type Member, type Staff } from "#lib/platform/access/actor.ts";

/** Staff with a duty that decides, and who audits, see what waits for the insurer's people. */
export const maySeeAsStaff = (actor: Actor): actor is Staff =>
  hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "STAFF_ADMIN", "AUDITOR");

/** Who may see what waits: beheerders that of their organisation, and staff. */
export const maySeeProposals = (actor: Actor): actor is Member | Staff =>
  isAdministrator(actor) || maySeeAsStaff(actor);

/** Whether this very person may decide about this very proposal stands with the proposal. */
export const mayDecide = (actor: Actor): actor is Member | Staff =>
  mayLead(actor) || hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "STAFF_ADMIN");
