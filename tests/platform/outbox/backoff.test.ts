import fc from "fast-check";
import { expect, test } from "vitest";
import { mostAttempts, pauseAfter } from "#lib/platform/outbox/backoff.ts";

const minute = 60_000;

test("a pause starts at one second, doubles, and ends at an hour", () => {
  const pauses = [1, 2, 3, 12, 13, mostAttempts].map((attempts) => pauseAfter(attempts, 0) / 1000);
  expect(pauses).toEqual([1, 2, 4, 2048, 3600, 3600]);
});

test("chance shortens a pause by at most half and never lengthens it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const longest = pauseAfter(attempts, 0);
      const pause = pauseAfter(attempts, chance);
      expect(pause).toBeGreaterThanOrEqual(Math.floor(longest / 2));
      expect(pause).toBeLessThanOrEqual(longest);
    }),
  );
});

test("a server that is away for half a day costs no message", () => {
  const shortest = Array.from({ length: mostAttempts }, (_, i) => pauseAfter(i + 1, 0.99)).reduce((a, b) => a + b);
  expect(shortest).toBeGreaterThan(9 * 60 * minute);
});
