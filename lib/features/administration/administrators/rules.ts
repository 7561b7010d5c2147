import {
  isPermanentAdministrator,
  standingOf,
  type Access,
} from "#lib/features/administration/authorisations/rules/standing.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";

const lights = ["red", "orange", "green"] as const;
export type Light = (typeof lights)[number];

/** How badly an organisation would miss one beheerder who falls ill, by how many permanent beheerders can act now. */
export const busFactorOf = (able: number): Light => lights[Math.min(able, 2)] ?? "red";

export type Period = { readonly deputyFrom: Date | null; readonly deputyUntil: Date | null };

type DeputyState = "none" | "planned" | "now" | "over";

export function deputyStateOf({ deputyFrom, deputyUntil }: Period, now: Date): DeputyState {
  if (!deputyFrom || !deputyUntil) return "none";
  if (deputyUntil <= now) return "over";
  return deputyFrom <= now ? "now" : "planned";
}

/** A period ends at midnight; people say the day before. */
export const lastDayOf = (until: Date) => new Date(until.getTime() - 1);

type Person = Access & { readonly authorisation: { readonly role: Role } };

/** A permanent beheerder. What a beheerder does never takes the last one from an organisation. */
const isPermanent = ({ authorisation }: Person) => isPermanentAdministrator(authorisation);

/** Whether someone counts for the light: a permanent beheerder who can sign in, now or after a short wait. */
export const isAble = (person: Person, now: Date) => isPermanent(person) && cannotAct(person, now) === null;

function cannotAct(person: Person, now: Date) {
  const standing = standingOf(person, now);
  if (standing === "blocked" || standing === "frozen") return refuse(standing);
  return standing === "active" || standing === "waiting" ? null : refuse("notActive");
}

const none = { deputyFrom: null, deputyUntil: null } as const;

/** Makes a colleague a permanent beheerder. One who is beheerder only for a period is a deputy. */
export function appoint(person: Person, now: Date) {
  const refused = cannotAct(person, now);
  if (refused) return refused;
  if (person.authorisation.role === "ADMINISTRATOR") return refuse("alreadyAdministrator");
  return person.authorisation.validUntil ? refuse("hasEnd") : { role: "ADMINISTRATOR" as const, ...none };
}

export function remove(person: Person, otherPermanentAdministrators: number, now: Date) {
  if (person.authorisation.role !== "ADMINISTRATOR" || standingOf(person, now) === "withdrawn")
    return refuse("notAdministrator");
  if (isPermanent(person) && otherPermanentAdministrators === 0) return refuse("lastAdministrator");
  return { role: "EMPLOYEE" as const, ...none };
}

/** Stepping down in favour of someone who can act at once, and who may be a beheerder already. */
export function handOver(person: Person, now: Date) {
  if (isAble(person, now)) return { role: "ADMINISTRATOR" as const, ...none };
  const outcome = appoint(person, now);
  return isRefused(outcome) && outcome.refused === "alreadyAdministrator" ? refuse("hasEnd") : outcome;
}

export const deputyLastsDays = 90;

/** Both moments come from days on a form; a period that has begun already begins now. */
export function deputise(person: Person, { from, until }: { readonly from: Date; readonly until: Date }, now: Date) {
  const refused = cannotAct(person, now);
  if (refused) return refused;
  if (person.authorisation.role === "ADMINISTRATOR") return refuse("alreadyAdministrator");
  if (until <= now) return refuse("periodOver");
  const { validUntil } = person.authorisation;
  if (validUntil && validUntil < until) return refuse("endsBefore");
  return { deputyFrom: from > now ? from : now, deputyUntil: until };
}

export function endDeputy(period: Period, now: Date) {
  const state = deputyStateOf(period, now);
  return state === "planned" || state === "now" ? none : refuse("noDeputy");
}

export const acts = ["appointed", "removed", "deputy", "deputyEnded"] as const;
type Act = (typeof acts)[number];

/** Anyone can make an address that says something was done, so it is told only when the person's state agrees. */
export function isSo(act: Act, person: Person & Period, now: Date): boolean {
  const state = deputyStateOf(person, now);
  const isDeputy = state === "planned" || state === "now";
  switch (act) {
    case "appointed":
      return person.authorisation.role === "ADMINISTRATOR";
    case "removed":
      return person.authorisation.role === "EMPLOYEE" && !isDeputy;
    case "deputy":
      return isDeputy;
    case "deputyEnded":
      return person.authorisation.role === "EMPLOYEE" && !isDeputy;
  }
}
