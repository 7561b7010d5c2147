import { expect, test } from "vitest";
import { newRate } from "#lib/platform/outbox/rate.ts";

function clock() {
  let at = 0;
  return { now: () => at, pass: (ms: number) => (at += ms) };
}

const patient = new AbortController().signal;

/** A clock that goes on while somebody waits, and how long each did. */
function waiting() {
  const { now, pass } = clock();
  const waits: number[] = [];
  const pause = (ms: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    waits.push(ms);
    pass(ms);
    return Promise.resolve();
  };
  return { now, pass, pause, waits };
}

test("a rate lets so many a second through, evenly", async () => {
  const { now, pass, pause, waits } = waiting();
  const waitFor = newRate({ now, pause });
  await Promise.all([waitFor(4, patient), waitFor(4, patient), waitFor(4, patient)]);
  expect(waits).toEqual([250, 250]);
  pass(10_000);
  await Promise.all([waitFor(4, patient), waitFor(0, patient)]);
  expect(waits).toEqual([250, 250]);
});

test("whoever is broken off while waiting leaves those behind no longer a wait", async () => {
  const { now, pause, waits } = waiting();
  const waitFor = newRate({ now, pause });
  await waitFor(1, patient);
  const gone = await Promise.allSettled(Array.from({ length: 40 }, () => waitFor(1, AbortSignal.abort())));
  expect(gone.every(({ status }) => status === "rejected")).toBe(true);
  await waitFor(1, patient);
  expect(waits).toEqual([1_000]);
});
