import { administers, isAdministrator, type Actor, type Member, type System } from "#lib/platform/access/actor.ts";
import { unconfirmed, type recordedReasons } from "./rules/ending.ts";
import type { Role } from "#lib/platform/access/roles.ts";

type Colleague = {
  readonly organisationId: string;
  readonly accountId: string | null;
  readonly isStaff: boolean;
};

/** A beheerder looks after the people of his own organisation, never after himself or the insurer's people. */
export const mayManage = (actor: Actor, colleague: Colleague): actor is Member =>
  administers(actor, colleague) && actor.accountId !== colleague.accountId && !colleague.isStaff;

/** Only beheerders may change who the beheerders are; a deputy looks after the other colleagues. */
export const mayLead = (actor: Actor): actor is Member => isAdministrator(actor) && !actor.isDeputy;

/** Ending an authorisation. That nobody confirmed it is for the worker to say. */
export const mayWithdraw = (
  actor: Actor,
  colleague: Colleague & { readonly authorisation: { readonly role: Role } },
  { reason }: { readonly reason: (typeof recordedReasons)[number] },
): actor is Member | System => actor.kind === "system" || (reason !== unconfirmed && mayRestrict(actor, colleague));

/** What is hard on someone: blocking, ending, other rights. A deputy does none of it to a beheerder. */
export const mayRestrict = (
  actor: Actor,
  colleague: Colleague & { readonly authorisation: { readonly role: Role } },
): actor is Member =>
  mayManage(actor, colleague) && (colleague.authorisation.role !== "ADMINISTRATOR" || mayLead(actor));
