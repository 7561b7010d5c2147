import type { Actor } from "../access/actor.ts";

/** Who rests after a new mobile number is seen as a colleague: what they may not do then, they may not do yet. */
export function restsFor(actor: Actor): { otherwise: Actor; until: Date } | null {
  if (actor.kind !== "member" || actor.role !== "ADMINISTRATOR" || !actor.restsUntil) return null;
  return { otherwise: { ...actor, role: "EMPLOYEE" }, until: actor.restsUntil };
}
