import { mayLead, mayManage } from "#lib/features/administration/authorisations/policy.ts";
import type { Actor, Member } from "#lib/platform/access/actor.ts";

/** Only beheerders decide who is beheerder, and only about others: no deputy does, and nobody about himself. */
export const mayAppoint = (actor: Actor, person: Parameters<typeof mayManage>[1]): actor is Member =>
  mayLead(actor) && mayManage(actor, person);
