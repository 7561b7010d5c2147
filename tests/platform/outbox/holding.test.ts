import { expect, test } from "vitest";
import { nextIn, renewed, type Held } from "#lib/platform/outbox/holding.ts";

const leftMs = 5_000;

/** A mail that lies ready, under a lease that has so long left. */
const ahead = (id: string, left: number): Held => ({
  row: {
    ...{ id, kind: "EMAIL", lane: "EMAIL", to: "dora@delinden.example", payload: null, expiresAt: null, attempts: 1 },
    ...{ createdAt: new Date(0), now: new Date(0), claimedAt: performance.now() },
  },
  ...{ trying: new AbortController(), until: performance.now() + left, state: "ahead", done: Promise.resolve() },
});

const holding = (...all: readonly Held[]) => new Map(all.map((one) => [one.row.id, one]));
const idsOf = (all: Iterable<Held>) => [...all].map(({ row }) => row.id);

test("a mail that lay ready for longer than its lease is not begun: another process may have it", () => {
  const held = holding(ahead("lapsed", -1), ahead("ours", leftMs));
  expect(idsOf(nextIn(held, "EMAIL"))).toEqual(["ours"]);
});

test("what lay ready and is gone at the next renewal is let go, and what is under way goes on", () => {
  const [gone, ours, underWay] = [ahead("gone", leftMs), ahead("ours", leftMs), ahead("under way", leftMs)];
  underWay.state = "underWay";
  const held = holding(gone, ours, underWay);
  const until = performance.now() + 2 * leftMs;
  renewed(held, [gone, ours, underWay], new Set(["ours"]), until);
  expect(idsOf(held.values())).toEqual(["ours", "under way"]);
  expect([ours.until === until, underWay.until === until]).toEqual([true, false]);
});
