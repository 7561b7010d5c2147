import { isSignedIn, type Actor } from "#lib/platform/access/actor.ts";

/** Whose account it is, in whatever organisation they act. */
export function ownAccount(actor: Actor): string {
  if (!isSignedIn(actor)) throw new Error("only who is signed in has a history");
  return actor.accountId;
}

export const mayDispute = (actor: Actor, record: { readonly accountId: string }) =>
  isSignedIn(actor) && actor.accountId === record.accountId;
