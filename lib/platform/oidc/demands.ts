import { isStrong, ways, type SignInWay } from "../access/ways.ts";
import type { Door } from "./access.ts";

/** The names by which portals ask and are told how strong a sign-in was. "phr" is that of OpenID EAP ACR Values 1.0. */
export const acrValues = ["mfa", "phr"] as const;
export type Acr = (typeof acrValues)[number];

export const acrOf = (way: SignInWay): Acr => (isStrong(way) ? "phr" : "mfa");
export const amrOf = (way: SignInWay): string[] => [...ways[way].amr];

/** What a portal asks of a sign-in, or the registry for it. */
export type Demand = {
  readonly acr: Acr;
  /** Seconds since the second factor was shown, at most. */
  readonly maxAge: number | undefined;
  /** When it must be shown anew: the moment the request came in. Whatever was shown since then is fresh. */
  readonly since: Date | null;
  readonly asksAnew: boolean;
};

export type Step = "go" | "signIn" | "closed" | "confirm" | "strengthen";

/** What someone at this door has to do next. */
export function stepAt(door: Door, { acr, maxAge, since, asksAnew }: Demand, now: Date): Step {
  if (door.door !== "open") return door.door;
  const { way, factorAt } = door.guest;
  if (acr === "phr" && !isStrong(way)) return "strengthen";
  if (since && factorAt >= since) return "go";
  const isOld = maxAge !== undefined && now.getTime() - factorAt.getTime() > maxAge * 1000;
  return asksAnew || isOld ? "confirm" : "go";
}

/** The strength a portal wants: the stronger of what its entry says and what the request says. */
export const acrWanted = (byEntry: Acr, acrValuesParam: unknown): Acr => {
  const asked = typeof acrValuesParam === "string" ? acrValuesParam.split(" ") : [];
  return byEntry === "phr" || (asked.length > 0 && !asked.includes("mfa") && asked.includes("phr")) ? "phr" : "mfa";
};
