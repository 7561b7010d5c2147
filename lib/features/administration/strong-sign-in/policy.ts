import { administers, type Actor, isAdministrator, type Member } from "#lib/platform/access/actor.ts";

/** A beheerder, and no deputy, decides how strongly people of the organisation sign in. */
export const mayAsk = (actor: Actor): actor is Member => isAdministrator(actor) && !actor.isDeputy;

type Colleague = { readonly organisationId: string; readonly accountId: string | null; readonly isStaff: boolean };

/** Nobody exempts himself. */
export const mayExempt = (actor: Actor, colleague: Colleague): actor is Member =>
  administers(actor, colleague) && !actor.isDeputy && actor.accountId !== colleague.accountId && !colleague.isStaff;
