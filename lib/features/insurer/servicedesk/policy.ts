import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** The data of a person, after saying why. */
export const mayView = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");

type Person = { readonly accountId: string; readonly isStaff: boolean };

/** Acts for customers; never for himself, nor for a colleague of the insurer's. */
export const mayHelp = (actor: Actor, { accountId, isStaff }: Person): actor is Staff =>
  hasStaffRole(actor, "SERVICEDESK") && actor.accountId !== accountId && !isStaff;
