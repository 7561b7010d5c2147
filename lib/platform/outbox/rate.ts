import { setTimeout } from "node:timers/promises";
import { minutes } from "../durations.ts";
import { inTurn, noTurns } from "../turns.ts";

type Clock = { now(): number; pause(ms: number, signal: AbortSignal): Promise<unknown> };

const clock: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
};

/** How a message waits for its provider: longer than a try may take (lib/platform/outbox/lanes.ts), which ends it before. */
export const inLine = { mostWaiting: 1_000, mostWaitMs: minutes(1) };

/**
 * Lets `perSecond` through in a second, evenly; with zero all at once. One waits for its moment and the others for that
 * one: whoever is broken off takes no moment away from those behind, so a pace too slow for all still sends some.
 */
export function newRate({ now, pause }: Clock = clock) {
  const line = noTurns();
  let free = -Infinity;
  return async (perSecond: number, signal: AbortSignal): Promise<void> => {
    if (perSecond === 0) return;
    await inTurn(line, { ...inLine, atOnce: 1 }, async () => {
      signal.throwIfAborted();
      const waitMs = free - now();
      if (waitMs > 0) await pause(waitMs, signal);
      free = now() + 1_000 / perSecond;
    });
    signal.throwIfAborted();
  };
}
