import { hasStaffRole, isAdministrator, type Actor } from "#lib/platform/access/actor.ts";

type About = { readonly organisationId: string; readonly authorisationId: string };

/** A beheerder looks after colleagues, not after himself. */
export const maySee = (actor: Actor, request: About) =>
  isAdministrator(actor) &&
  actor.organisationId === request.organisationId &&
  actor.authorisationId !== request.authorisationId;

export const mayReadQueue = (actor: Actor) => actor.kind === "staff";

export const mayHandle = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "STAFF_ADMIN");
