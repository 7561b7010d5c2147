import { isAdministrator, type Actor } from "#lib/platform/access/actor.ts";

type Colleague = {
  readonly organisationId: string;
  readonly accountId: string | null;
  readonly isStaff: boolean;
};

/** A beheerder looks after the people of his own organisation; never after himself, nor the insurer's people. */
export const mayManage = (actor: Actor, { organisationId, accountId, isStaff }: Colleague) =>
  isAdministrator(actor) && actor.organisationId === organisationId && actor.accountId !== accountId && !isStaff;
