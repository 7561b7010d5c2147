import { isAdministrator, type Actor, type Member } from "#lib/platform/access/actor.ts";

type Colleague = {
  readonly organisationId: string;
  readonly accountId: string | null;
  readonly isStaff: boolean;
};

/** A beheerder looks after the people of his own organisation; never after himself, nor the insurer's people. */
export const mayManage = (actor: Actor, { organisationId, accountId, isStaff }: Colleague) =>
  isAdministrator(actor) && actor.organisationId === organisationId && actor.accountId !== accountId && !isStaff;

/** What is about who the beheerders are is for beheerders of their own; a deputy looks after the others. */
export const mayLead = (actor: Actor): actor is Member => isAdministrator(actor) && !actor.isDeputy;
