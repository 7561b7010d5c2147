import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { administers, type Actor, type Member } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";

type Person = { readonly accountId: string; readonly role: Role };

/** A beheerder confirms the others of his organisation, never himself; a deputy confirms no beheerder. */
export const mayConfirm = (actor: Member, { accountId, role }: Person): boolean =>
  accountId !== actor.accountId && (role !== "ADMINISTRATOR" || mayLead(actor));

/** The same for all of them at once. */
export const mayConfirmAll = (
  actor: Actor,
  { people, ...review }: { readonly organisationId: string; readonly people: readonly Person[] },
): actor is Member => administers(actor, review) && people.every((person) => mayConfirm(actor, person));

export const mayFinish = administers;
