import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";

/** Staff who may see the data of a person, after saying why. */
export const mayView = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");

type Person = { readonly accountId: string; readonly isStaff: boolean };

/** Staff who act for customers; never for themselves or for another of the insurer's people. */
export const mayHelp = (actor: Actor, { accountId, isStaff }: Person): actor is Staff =>
  hasStaffRole(actor, "SERVICEDESK") && actor.accountId !== accountId && !isStaff;
