import type { Actor } from "../access/actor.ts";
import { isSignedIn, waitsFor } from "../access/actor.ts";
import { placeOf } from "../access/made-for.ts";
import { anyone, onlySystem, type AnyCommand } from "./command.ts";
import type { NotDone } from "./reply.ts";
import type { RequestFacts } from "./request.ts";

/** Whether it matters for which organisation someone acts who does this. */
export const isOfAPlace = ({ may, anywhere }: Pick<AnyCommand, "may" | "anywhere">) =>
  may !== anyone && may !== onlySystem && anywhere !== true;

export type Misdirected = Extract<NotDone, { readonly status: "elsewhere" | "unmarked" }>;

/**
 * Why a form does nothing for whoever sends it, although they could do it: it shows another organisation than the one
 * they act for now, or does not say which one it shows. Null when there is no form, or all is well.
 */
export function misdirected(command: AnyCommand, actor: Actor, { madeFor }: RequestFacts): Misdirected | null {
  if (madeFor === undefined || !isOfAPlace(command) || !isSignedIn(actor)) return null;
  // Whoever is held back hears that first.
  if (waitsFor(actor)) return null;
  // The insurer's people act for no organisation, so there is nothing to mistake unless the form is somebody else's.
  if (madeFor === null) return actor.kind === "staff" ? null : { status: "unmarked" };
  const { accountId, organisationId } = madeFor;
  if (accountId !== actor.accountId) return { status: "unmarked" };
  if (organisationId === placeOf(actor)) return null;
  return organisationId === null ? { status: "unmarked" } : { status: "elsewhere", organisationId };
}
