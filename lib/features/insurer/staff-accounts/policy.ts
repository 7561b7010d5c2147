import { hasStaffRole, type Actor } from "#lib/platform/access/actor.ts";

export const maySeeStaff = (actor: Actor) => hasStaffRole(actor, "STAFF_ADMIN", "AUDITOR");

/** The first one is let in by whoever runs the portal. */
export const mayInviteStaff = (actor: Actor) => actor.kind === "system" || hasStaffRole(actor, "STAFF_ADMIN");

/** Nobody changes his own account. */
export const mayChangeStaff = (actor: Actor, { accountId }: { readonly accountId: string }) =>
  actor.kind === "staff" && hasStaffRole(actor, "STAFF_ADMIN") && actor.accountId !== accountId;
