import { days, hours } from "#lib/platform/durations.ts";

/** A browser stays known for so long after the last complete sign-in. */
export const deviceLastsMs = days(180);

/** A browser that a mailed link let try passwords may do so for this long. */
export const tryingLastsMs = hours(1);
