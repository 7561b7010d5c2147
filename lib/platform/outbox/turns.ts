import { setTimeout } from "node:timers/promises";
import { minutes } from "../durations.ts";
import { inTurn, noTurns } from "../turns.ts";

/** So many failures in a row that say nothing about the message, before another provider takes over. */
const mostFailures = 3;
/** After so long one message tries the first again. */
const restMs = minutes(1);

/**
 * Which of the providers gets the next message: the first, for as long as it takes them. What one of them fails at is
 * tried again by the outbox, and then goes to whose turn it is. `now` is in milliseconds, of a clock that only goes on.
 */
export function newTurns(now: () => number = () => performance.now()) {
  let failures = 0;
  let restsUntil = -Infinity;
  return {
    /** The place of the provider to ask, of so many. */
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

type Clock = { now(): number; pause(ms: number, signal: AbortSignal): Promise<unknown> };

const clock: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
};

/** Longer than a try may take (lib/platform/outbox/lanes.ts), which ends it before. */
const inLine = { atOnce: 1, mostWaiting: 1_000, mostWaitMs: minutes(1) };

/**
 * Lets so many a second through, evenly; with zero all at once. One waits for its moment and the others for that one:
 * whoever is broken off takes no moment away from those behind, so a pace that is too slow for all still sends some.
 */
export function newRate({ now, pause }: Clock = clock) {
  const line = noTurns();
  let free = -Infinity;
  return async (perSecond: number, signal: AbortSignal): Promise<void> => {
    if (perSecond === 0) return;
    await inTurn(line, inLine, async () => {
      signal.throwIfAborted();
      const waitMs = free - now();
      if (waitMs > 0) await pause(waitMs, signal);
      free = now() + 1_000 / perSecond;
    });
    signal.throwIfAborted();
  };
}
