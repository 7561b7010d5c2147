import type { OutboxLane } from "../db/generated/client.ts";
import { minutes } from "../durations.ts";
import type { Outgoing } from "./outgoing.ts";

type Lane = {
  readonly name: OutboxLane;
  /** How many rows of it one process has under way, where no setting says so. */
  readonly atOnce: number;
  /** What takes longer is broken off and tried again later. A job ends by itself: its transaction has a limit. */
  readonly limitMs: number;
};

/**
 * A lane is a kind of message and whoever outside it depends on. What waits in one never waits for another: a mail
 * server that hangs keeps its own lane full, and codes go on. They come first, in whatever there is of a process.
 */
export const lanes: readonly Lane[] = [
  { name: "SMS", atOnce: 8, limitMs: 15_000 },
  { name: "EMAIL", atOnce: 6, limitMs: 30_000 },
  { name: "JOB", atOnce: 4, limitMs: minutes(1) },
  { name: "REGISTER", atOnce: 2, limitMs: minutes(1) },
  { name: "PORTAL", atOnce: 4, limitMs: minutes(1) },
];

export const laneNamed = (name: OutboxLane): Lane => {
  const lane = lanes.find((each) => each.name === name);
  if (!lane) throw new Error(`there is no lane ${name}`);
  return lane;
};

export const laneOf = (item: Outgoing): OutboxLane => (item.kind === "JOB" ? (item.lane ?? "JOB") : item.kind);
