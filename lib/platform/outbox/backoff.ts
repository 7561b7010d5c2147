import { hours } from "../durations.ts";

const second = 1_000;

/** After this many tries a message is given up. With the pauses below that takes about a day. */
export const mostAttempts = 30;

/** The pause before the next try: 1 s, doubling to 1 h. `chance` (0 to 1) takes off up to half, to spread the tries. */
export const pauseAfter = (attempts: number, chance: number): number =>
  Math.round(Math.min(second * 2 ** Math.min(attempts - 1, 30), hours(1)) * (1 - chance / 2));
