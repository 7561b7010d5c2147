import "server-only";

let fixed: Date | null = null;

/** Next loads this module once per bundle, and the Node server once more; how far the demo's clock is ahead is one. */
const shared = globalThis as { [name: symbol]: number | undefined };
const held = Symbol.for("portal.clock");
const ahead = () => shared[held] ?? 0;

/** For seed and tests: from now on every transaction reads this moment. Null gives the database its clock back. */
export function fixClock(moment: Date | null): void {
  fixed = moment;
}

/** For the demo, where one wants to see what time brings: its clock runs on, this much further ahead. */
export function putClockAhead(milliseconds: number): void {
  shared[held] = ahead() + milliseconds;
}

/** The moment that replaces the database's clock, or null. The gate hands it to the one query that reads the time. */
export const fixedMoment = (): Date | null => fixed ?? (ahead() === 0 ? null : new Date(Date.now() + ahead()));

/** The time for a page that asks nothing of the database. */
export const clockNow = (): Date => fixedMoment() ?? new Date();

/** A moment of our clock as the world outside has it: portals and authenticator apps have clocks of their own. */
export const asOutside = (moment: Date): Date => new Date(moment.getTime() - ahead());
