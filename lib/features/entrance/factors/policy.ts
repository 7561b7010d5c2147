import { isSignedIn, type Actor, type SignedIn } from "#lib/platform/access/actor.ts";
import { ways } from "#lib/platform/access/ways.ts";

/** Adds and removes what they sign in with: whoever came in by a way that shows enough for that. */
export const mayChangeFactors = (actor: Actor): actor is SignedIn =>
  isSignedIn(actor) && actor.way !== undefined && ways[actor.way].mayChangeFactors;
