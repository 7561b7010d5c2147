import { isSignedIn, type Actor, type SignedIn } from "#lib/platform/access/actor.ts";

/** Anyone takes a copy of their own data, and of nobody else's. */
export const mayTakeCopy = (actor: Actor, whose: { readonly accountId: string }): actor is SignedIn =>
  isSignedIn(actor) && actor.accountId === whose.accountId;
