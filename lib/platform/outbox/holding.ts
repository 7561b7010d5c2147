import "server-only";
import type { OutboxLane } from "../db/generated/client.ts";
import { laneNamed, lanes } from "./lanes.ts";
import { atOnceOf } from "./providers.ts";
import type { Asked, Claimed } from "./queue.ts";
import { rests } from "./resting.ts";

/** A row that this process has claimed. */
export type Held = {
  readonly row: Claimed;
  readonly trying: AbortController;
  /** Until then no other process takes the row. */
  until: number;
  /** Claimed ahead of its turn; being tried; or taken by a server, and not yet written down as such. */
  state: "ahead" | "underWay" | "taken";
  done: Promise<void>;
};

type Holding = ReadonlyMap<string, Held>;

const of = (held: Holding, lane: OutboxLane, ...states: readonly Held["state"][]) =>
  [...held.values()].filter(({ row, state }) => row.lane === lane && states.includes(state));

/** How many rows of a lane are tried at once. */
export const atOnceIn = (lane: OutboxLane): number =>
  lane === "EMAIL" || lane === "SMS" ? atOnceOf(lane) : laneNamed(lane).atOnce;

/** Mails are short and many: the next ones lie ready, and one claim brings as many as two rounds of them. */
const aheadIn = (lane: OutboxLane) => (lane === "EMAIL" && atOnceIn(lane) > 1 ? 2 * atOnceIn(lane) : 0);

/** For how many more rows of this lane there is room; none for as long as enough of them lie ready. */
export function roomIn(held: Holding, lane: OutboxLane): number {
  const most = atOnceIn(lane) + aheadIn(lane);
  const isEnough = of(held, lane, "ahead").length > aheadIn(lane) / 4;
  return rests(lane) || isEnough ? 0 : most - of(held, lane, "ahead", "underWay").length;
}

/** What is wanted of every lane that has room. */
export const wanted = (held: Holding): Asked[] =>
  lanes.flatMap(({ name }) => {
    const most = roomIn(held, name);
    return most > 0 ? [{ lane: name, most }] : [];
  });

/**
 * The rows whose turn it is. A row that a server has taken makes room before that is written down, but not for ever
 * more: those are what a kill would send twice. With one at once there is one such row at most. A row whose lease is
 * over may be another process's by now, and is never begun, also by one that stood still for a while.
 */
export function nextIn(held: Holding, lane: OutboxLane): Held[] {
  if (rests(lane)) return [];
  const atOnce = atOnceIn(lane);
  const underWay = of(held, lane, "underWay").length;
  const free = Math.min(atOnce - underWay, 3 * atOnce - 2 - underWay - of(held, lane, "taken").length);
  const ours = of(held, lane, "ahead").filter(({ until }) => until > performance.now());
  return ours.slice(0, Math.max(0, free));
}

/** After a renewal: what is still ours has until then, and what lay ready and is gone, or another's, is let go. */
export function renewed(held: Map<string, Held>, all: readonly Held[], kept: ReadonlySet<string>, until: number): void {
  for (const one of all) {
    if (kept.has(one.row.id)) one.until = until;
    else if (one.state === "ahead") held.delete(one.row.id);
  }
}
