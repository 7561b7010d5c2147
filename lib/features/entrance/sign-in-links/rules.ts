import { hours } from "#lib/platform/durations.ts";

/**
 * How many links an hour leave for one account: for whoever asks from anywhere, and beside those as many for each browser
 * that is known to it and for each network in which it signed in. A stranger can use up the first alone.
 */
export const linksAnHour = 3;

/**
 * A link works once, and as long as an hour's links may be used up: so while no more leave, the last of them still opens.
 */
export const linkLastsMs = hours(1);
