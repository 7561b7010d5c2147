import {
  hasStaffRole,
  isAdministrator,
  type Actor,
  type Member,
  type Staff,
  worksWithCustomers,
} from "#lib/platform/access/actor.ts";

export const mayReadQueue = worksWithCustomers;

export const handlesRequests = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK");

/** The insurer's staff handle only what came to them; the rest is for the beheerders. */
export const mayHandle = (actor: Actor, { escalatedAt }: { readonly escalatedAt: Date | null }): actor is Staff =>
  handlesRequests(actor) && escalatedAt !== null;

type Seen = { readonly organisationId: string; readonly accountId: string | null; readonly escalatedAt: Date | null };

/** Those who can do something about it: beheerders there, but not for their own request, and the staff for what came to them. */
export const maySee = (actor: Actor, request: Seen): actor is Member | Staff =>
  isAdministrator(actor)
    ? actor.organisationId === request.organisationId && actor.accountId !== request.accountId
    : mayHandle(actor, request);
