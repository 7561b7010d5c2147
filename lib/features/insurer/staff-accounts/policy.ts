import { hasStaffRole, type Actor, type Staff, type System } from "#lib/platform/access/actor.ts";
import { onlySystem } from "#lib/platform/gate/command.ts";

export const maySeeStaff = (actor: Actor): actor is Staff => hasStaffRole(actor, "STAFF_ADMIN", "AUDITOR");

/** Whoever runs the portal lets in the first one. */
export const mayInviteStaff = (actor: Actor): actor is System | Staff =>
  onlySystem(actor) || hasStaffRole(actor, "STAFF_ADMIN");

/** Nobody changes his own account. */
export const mayChangeStaff = (actor: Actor, { accountId }: { readonly accountId: string }): actor is Staff =>
  hasStaffRole(actor, "STAFF_ADMIN") && actor.accountId !== accountId;
