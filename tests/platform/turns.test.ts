import { expect, test } from "vitest";
import { inTurn, noTurns } from "#lib/platform/turns.ts";

const limits = { atOnce: 1, mostWaiting: 1, mostWaitMs: 100_000 };

test("at most so many at once, the next when one is done, and no more waiting than there may be", async () => {
  const turns = noTurns();
  const first = Promise.withResolvers<string>();
  const begun: string[] = [];
  const run = (name: string, work: Promise<string>) =>
    inTurn(turns, limits, () => {
      begun.push(name);
      return work;
    });
  const one = run("one", first.promise);
  const two = run("two", Promise.resolve("two"));
  expect(await run("three", Promise.resolve("three"))).toBeNull();
  expect(begun).toEqual(["one"]);
  first.resolve("one");
  expect(await Promise.all([one, two])).toEqual(["one", "two"]);
  expect(await run("four", Promise.resolve("four"))).toBe("four");
});

test("whoever waits too long is told so, and a failure gives the turn on", async () => {
  const turns = noTurns();
  const first = Promise.withResolvers<string>();
  const one = inTurn(turns, limits, () => first.promise);
  expect(await inTurn(turns, { ...limits, mostWaitMs: 0 }, () => Promise.resolve("two"))).toBeNull();
  first.reject(new Error("broken"));
  await expect(one).rejects.toThrow("broken");
  expect(await inTurn(turns, limits, () => Promise.resolve("three"))).toBe("three");
});
