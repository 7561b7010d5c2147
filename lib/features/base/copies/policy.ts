import { isSignedIn, type Actor, type SignedIn } from "#lib/platform/access/actor.ts";

/** Anyone takes a copy of their own data, save in a session that reaches one organisation alone: it holds all of them. */
export const mayTakeOwn = (actor: Actor): actor is SignedIn => isSignedIn(actor) && actor.onlyIn === undefined;

/** And of nobody else's. */
export const mayTakeCopy = (actor: Actor, whose: { readonly accountId: string }): actor is SignedIn =>
  mayTakeOwn(actor) && actor.accountId === whose.accountId;
