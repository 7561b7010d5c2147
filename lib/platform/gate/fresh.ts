import { isSignedIn, type Actor } from "../access/actor.ts";
import { after, minutes } from "../durations.ts";

/** Whether the second factor was shown longer ago than this may be. */
export const isStale = ({ fresh }: { readonly fresh?: number }, actor: Actor, now: Date) =>
  fresh !== undefined && isSignedIn(actor) && now > after(actor.factorAt, minutes(fresh));
