import { isStrong, ways, type SignInWay } from "../access/ways.ts";
import type { Door } from "./access.ts";

/** The names by which portals ask and are told how strong a sign-in was. "phr" is that of OpenID EAP ACR Values 1.0. */
export const acrValues = ["mfa", "phr"] as const;
type Acr = (typeof acrValues)[number];

export const acrOf = (way: SignInWay): Acr => (isStrong(way) ? "phr" : "mfa");
export const amrOf = (way: SignInWay): string[] => [...ways[way].amr];

/** What a portal asks of a sign-in, or the registry for it. */
export type Demand = {
  readonly acr: Acr;
  /** Seconds since the second factor was shown, at most. */
  readonly maxAge: number | undefined;
  /** When it must be shown anew: the moment the request came in. What was shown since then was shown for it. */
  readonly since: Date | null;
  readonly asksAnew: boolean;
  /** Whether this person is meant: anybody, unless an earlier ID token came along, which names somebody. */
  readonly means: (accountId: string) => boolean;
};

type Step = "go" | "signIn" | "closed" | "otherPerson" | "confirm" | "strengthen";

/** How long what was shown for a request is fresh, however little a portal asks for: nobody could be quick enough. */
const freshSeconds = 300;

/** What someone at this door has to do next. */
export function stepAt(door: Door, { acr, maxAge, since, asksAnew, means }: Demand, now: Date): Step {
  if (door.door !== "open") return door.door;
  const { accountId, way, factorAt } = door.guest;
  if (!means(accountId)) return "otherPerson";
  if (acr === "phr" && !isStrong(way)) return "strengthen";
  const seconds = (now.getTime() - factorAt.getTime()) / 1000;
  const isShown = since !== null && factorAt >= since;
  // A request may have waited for hours since it was shown.
  const mostSeconds = maxAge !== undefined && isShown ? Math.max(maxAge, freshSeconds) : maxAge;
  const isOld = mostSeconds !== undefined && seconds > mostSeconds;
  return isOld || (asksAnew && !isShown) ? "confirm" : "go";
}

/** The strength a portal wants: the stronger of what its entry says and what the request says. */
export const acrWanted = (byEntry: Acr, acrValuesParam: unknown): Acr => {
  const asked = typeof acrValuesParam === "string" ? acrValuesParam.split(" ") : [];
  return byEntry === "phr" || (asked.length > 0 && !asked.includes("mfa") && asked.includes("phr")) ? "phr" : "mfa";
};
