import { isAdministrator, type Actor } from "#lib/platform/access/actor.ts";

/** A beheerder brings in people for his own organisation. */
export const mayImport = (actor: Actor, { organisationId }: { readonly organisationId: string }) =>
  isAdministrator(actor) && actor.organisationId === organisationId;
