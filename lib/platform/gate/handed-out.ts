import "server-only";
import { type Actor, isSignedIn } from "../access/actor.ts";
import { days, hours } from "../durations.ts";
import { takeLimits } from "./limit.ts";
import { transaction } from "./transaction.ts";

/** More than anybody needs in an hour or a day; whoever steals a session can take no more either. */
const anHour = 30;
const aDay = 120;

/** Counts a file that is about to be handed out; gives until when there are no more, if this is one too many. */
export async function takeFile(actor: Actor, now: Date): Promise<Date | null> {
  if (!isSignedIn(actor)) return null;
  const of = `file ${actor.accountId}`;
  const limits = [
    { bucket: `${of} in an hour`, times: anHour, withinMs: hours(1) },
    { bucket: `${of} in a day`, times: aDay, withinMs: days(1) },
  ];
  return transaction((_, tx) => takeLimits(tx, limits, now));
}
