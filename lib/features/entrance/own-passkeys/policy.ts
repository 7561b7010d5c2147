import { type Actor, isSignedIn, type SignedIn } from "#lib/platform/access/actor.ts";
import { ways } from "#lib/platform/access/ways.ts";

/** Only a session that showed enough adds or takes away what one signs in with; half a sign-in is none. */
export const mayChangeFactors = (actor: Actor): actor is SignedIn =>
  isSignedIn(actor) && actor.way !== undefined && ways[actor.way].mayChangeFactors;

/** Signed in as one of the insurer's people, without the passkey that their work asks for. */
export const waitsForPasskey = (actor: Actor) => actor.kind === "person" && actor.waitsFor === "passkey";
