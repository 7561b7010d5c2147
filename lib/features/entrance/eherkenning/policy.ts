import { type Actor, isCustomer, isMember, type Member, type Person } from "#lib/platform/access/actor.ts";
import { ways } from "#lib/platform/access/ways.ts";

/** Whether this session showed enough of its own to change what opens the account. */
const showedEnough = ({ way }: Member | Person) => way !== undefined && ways[way].mayChangeFactors;

export const mayBind = (actor: Actor): actor is Member => isMember(actor) && showedEnough(actor);
export const mayUnbind = (actor: Actor): actor is Member | Person => isCustomer(actor) && showedEnough(actor);
