import "server-only";

let fixed: Date | null = null;

/** For seed and tests: from now on every transaction reads this moment. Null gives the database its clock back. */
export function fixClock(moment: Date | null): void {
  fixed = moment;
}

/** The moment that replaces the database's clock, or null. The gate hands it to the one query that reads the time. */
export const fixedMoment = (): Date | null => fixed;

/** The time for a page that asks nothing of the database. */
export const clockNow = (): Date => fixed ?? new Date();
