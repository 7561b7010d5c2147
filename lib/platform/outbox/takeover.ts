import { minutes } from "../durations.ts";

/** How many failures in a row, which say nothing about the message, make another provider take over. */
const mostFailures = 3;
/** After how long one message tries the first again. */
const restMs = minutes(1);

/**
 * Which of the providers gets the next message: the first, for as long as it takes them. What one of them fails at is
 * tried again by the outbox, and then goes to whose turn it is. `now` is in milliseconds, of a clock that only goes on.
 */
export function newTakeover(now: () => number = () => performance.now()) {
  let failures = 0;
  let restsUntil = -Infinity;
  return {
    /** The place of the provider to ask, of this many. */
    next(providers: number): number {
      if (providers < 2 || failures < mostFailures) return 0;
      if (now() < restsUntil) return 1;
      restsUntil = now() + restMs;
      return 0;
    },
    took(place: number): void {
      if (place === 0) failures = 0;
    },
    failed(place: number): void {
      if (place !== 0) return;
      failures++;
      if (failures >= mostFailures) restsUntil = now() + restMs;
    },
  };
}
