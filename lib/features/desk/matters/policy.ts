import { hasStaffRole, type Actor, type Staff, worksWithCustomers } from "#lib/platform/access/actor.ts";

export const maySeeMatters = worksWithCustomers;

export const handlesMatters = (actor: Actor): actor is Staff => hasStaffRole(actor, "SERVICEDESK");

/** `isTheirs`: it lies with the beheerders, or nobody has confirmed it. */
type Matter = { readonly isTheirs: boolean };

/** Only what came to the insurer can be handed on; the rest is for the beheerders. */
export const mayGive = (actor: Actor, { isTheirs }: Matter): actor is Staff => handlesMatters(actor) && !isTheirs;
