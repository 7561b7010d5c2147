import { mayLead, mayManage } from "#lib/features/administration/authorisations/policy.ts";
import type { Actor, Member } from "#lib/platform/access/actor.ts";
import type { Role } from "#lib/platform/access/roles.ts";

type Person = Parameters<typeof mayManage>[1] & { readonly role: Role };

/** What an account is proven with. Of a beheerder only another beheerder touches it, no deputy; nobody his own. */
export const mayChange = (actor: Actor, person: Person): actor is Member =>
  mayManage(actor, person) && (person.role !== "ADMINISTRATOR" || mayLead(actor));
