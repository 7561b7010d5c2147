import { expect, test } from "vitest";
import { newRate, newTurns } from "#lib/platform/outbox/turns.ts";

function clock() {
  let at = 0;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

test("after three failures in a row the second provider takes over, and the first is tried by one message a minute", () => {
  const { now, pass } = clock();
  const turns = newTurns(now);
  const failing = () => {
    const place = turns.next(2);
    turns.failed(place);
    return place;
  };
  expect([failing(), failing(), failing(), failing()]).toEqual([0, 0, 0, 1]);
  pass(60_000);
  expect([turns.next(2), turns.next(2)]).toEqual([0, 1]);
  turns.took(0);
  expect([turns.next(2), turns.next(2)]).toEqual([0, 0]);
});

test("one success between failures, and there is no change; without a second there never is one", () => {
  const turns = newTurns(clock().now);
  turns.failed(0);
  turns.failed(0);
  turns.took(0);
  turns.failed(0);
  expect(turns.next(2)).toBe(0);
  turns.failed(0);
  turns.failed(0);
  expect([turns.next(1), turns.next(2)]).toEqual([0, 1]);
});

test("a rate lets so many a second through, evenly", () => {
  const { now, pass } = clock();
  const waitFor = newRate(now);
  expect([waitFor(4), waitFor(4), waitFor(4)]).toEqual([0, 250, 500]);
  pass(10_000);
  expect([waitFor(4), waitFor(0)]).toEqual([0, 0]);
});
