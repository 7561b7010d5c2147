import { expect, test } from "vitest";
import { newTakeover } from "#lib/platform/outbox/takeover.ts";

function clock() {
  let at = 0;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

test("after three failures in a row the second provider takes over, and the first is tried by one message a minute", () => {
  const { now, pass } = clock();
  const takeover = newTakeover(now);
  const failing = () => {
    const place = takeover.next(2);
    takeover.failed(place);
    return place;
  };
  expect([failing(), failing(), failing(), failing()]).toEqual([0, 0, 0, 1]);
  pass(60_000);
  expect([takeover.next(2), takeover.next(2)]).toEqual([0, 1]);
  takeover.took(0);
  expect([takeover.next(2), takeover.next(2)]).toEqual([0, 0]);
});

test("one success between failures, and there is no change; without a second there never is one", () => {
  const takeover = newTakeover(clock().now);
  takeover.failed(0);
  takeover.failed(0);
  takeover.took(0);
  takeover.failed(0);
  expect(takeover.next(2)).toBe(0);
  takeover.failed(0);
  takeover.failed(0);
  expect([takeover.next(1), takeover.next(2)]).toEqual([0, 1]);
});
