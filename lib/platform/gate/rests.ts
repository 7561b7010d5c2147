import type { Actor } from "../access/actor.ts";

/** After a new mobile number a beheerder counts as a colleague for a day: what a colleague may not do must wait. */
export function restsFor(actor: Actor): { otherwise: Actor; until: Date } | null {
  if (actor.kind !== "member" || actor.role !== "ADMINISTRATOR" || !actor.restsUntil) return null;
  return { otherwise: { ...actor, role: "EMPLOYEE" }, until: actor.restsUntil };
}
