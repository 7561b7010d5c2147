import { administers, isAdministrator, type Actor, type Member } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";

type Colleague = {
  readonly organisationId: string;
  readonly accountId: string | null;
  readonly isStaff: boolean;
};

/** A beheerder looks after the people of his own organisation; never after himself, nor the insurer's people. */
export const mayManage = (actor: Actor, colleague: Colleague): actor is Member =>
  administers(actor, colleague) && actor.accountId !== colleague.accountId && !colleague.isStaff;

/** What is about who the beheerders are is for beheerders of their own; a deputy looks after the others. */
export const mayLead = (actor: Actor): actor is Member => isAdministrator(actor) && !actor.isDeputy;

/** What is hard on someone: blocking, ending, other rights. Of a beheerder a deputy does none of it. */
export const mayRestrict = (
  actor: Actor,
  colleague: Colleague & { readonly authorisation: { readonly role: Role } },
): actor is Member =>
  mayManage(actor, colleague) && (colleague.authorisation.role !== "ADMINISTRATOR" || mayLead(actor));
