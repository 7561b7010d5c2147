import { isSignedIn, waitsFor, type Actor, type WaitsFor } from "../access/actor.ts";
import { placeOf } from "../access/made-for.ts";
import { after, minutes } from "../durations.ts";
import { anyone, onlySystem, type AnyCommand } from "./command.ts";
import type { NotDone } from "./reply.ts";
import type { RequestFacts } from "./request.ts";

// What the gate holds against whoever asks, beside the policy of what is asked. None of it is written in any command.

type Asked = {
  /** For which sessions it is there that wait for something; left out, it is for none of them. */
  readonly whileWaiting?: readonly WaitsFor[];
};

/**
 * Whether somebody may not do or read this yet, since their session waits for a factor that their work asks for. It
 * holds for every command and query that does not say otherwise, whatever its policy; what anybody may, they may too.
 */
export function isHeldBack({ may, whileWaiting = [] }: Asked & { readonly may: unknown }, actor: Actor): boolean {
  const wanted = waitsFor(actor);
  return wanted !== undefined && may !== anyone && !whileWaiting.includes(wanted);
}

/** Whether it matters for which organisation this is done. */
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

/** Whether a form goes aside before it is looked at: whoever sends it is signed out or held back since, or misdirects it. */
export const isAstray = (command: AnyCommand, actor: Actor, request: RequestFacts) =>
  (request.madeFor && (actor.kind === "visitor" || isHeldBack(command, actor))) ||
  misdirected(command, actor, request) !== null;

/** After a new mobile number a beheerder counts as a colleague for a day: what a colleague may not do must wait. */
export function restsFor(actor: Actor): { otherwise: Actor; until: Date } | null {
  if (actor.kind !== "member" || actor.role !== "ADMINISTRATOR" || !actor.restsUntil) return null;
  return { otherwise: { ...actor, role: "EMPLOYEE" }, until: actor.restsUntil };
}

/** Whether the second factor was shown longer ago than this may be. */
export const isStale = ({ fresh }: { readonly fresh?: number }, actor: Actor, now: Date) =>
  fresh !== undefined && isSignedIn(actor) && now > after(actor.factorAt, minutes(fresh));
