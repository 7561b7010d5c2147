import { isAdministrator, type Actor } from "#lib/platform/access/actor.ts";

/** A beheerder brings people into his own organisation; so does a deputy. */
export const mayAdd = (actor: Actor, { organisationId }: { readonly organisationId: string }) =>
  isAdministrator(actor) && actor.organisationId === organisationId;
