import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const mayReadQueue = (actor: Actor) => actor.kind === "staff";

export const handlesRequests = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "STAFF_ADMIN");

/** The insurer's staff handle what came to them; the rest is the beheerders'. */
export const mayHandle = (actor: Actor, { escalatedAt }: { readonly escalatedAt: Date | null }) =>
  handlesRequests(actor) && escalatedAt !== null;
