import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { hasStaffRole, isAdministrator, type Actor, type Member, type Staff } from "#lib/platform/access/actor.ts";

/** Staff with a duty that decides. Who audits reads in the log what was proposed and decided. */
export const maySeeAsStaff = (actor: Actor): actor is Staff =>
  hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "STAFF_ADMIN");

/** Who may see what waits: beheerders that of their organisation, and staff. */
export const maySeeProposals = (actor: Actor): actor is Member | Staff =>
  isAdministrator(actor) || maySeeAsStaff(actor);

/** Whether this very person may decide about this very proposal stands with the proposal. */
export const mayDecide = (actor: Actor): actor is Member | Staff => mayLead(actor) || maySeeAsStaff(actor);
