import { after, days } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** Which organisations are asked. */
export const whiches = ["ALL", "INTERMEDIARY", "BUSINESS", "CHOSEN"] as const;
export type Which = (typeof whiches)[number];

const shortestDays = 7;
const longestDays = 180;

/** Until when organisations have, and from when access that nobody confirmed ends. */
export function periodOf(dueAt: Date, graceDays: number, now: Date) {
  if (dueAt < after(now, days(shortestDays))) return refuse("dayTooSoon");
  if (dueAt > after(now, days(longestDays))) return refuse("dayTooFar");
  return { dueAt, lapsesAt: graceDays === 0 ? null : after(dueAt, days(graceDays)) };
}

export const mostChosen = 500;

/** The numbers that were typed or pasted, one a line. */
export const numbersIn = (typed: string) => [
  ...new Set(
    typed
      .split(/[\n,;]+/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** How many organisations one job asks. */
export const batch = 100;

/** Organisations whose turn comes within this time are asked together, and no sooner again. */
const togetherDays = 28;

/**
 * Whom a review is due for: organisations whose last one began before `notSince`, and those whose turn is soon with
 * them, so that one campaign has all of a season.
 */
export function turn(everyDays: number, last: Date | null, now: Date) {
  if (everyDays === 0) return refuse("never");
  if (last && last > after(now, -days(togetherDays))) return refuse("notYet");
  const notSince = after(now, -days(everyDays));
  return { notSince, soon: after(notSince, days(Math.min(togetherDays, everyDays - 1))) };
}

export const shown = 50;

/** How many organisations a report holds; no insurer of today comes near it. */
export const mostReported = 20_000;
