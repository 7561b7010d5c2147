import type { OutboxLane } from "../db/generated/client.ts";

/** How long a lane claims nothing after its server took nothing: it is asked again soon, and by few. */
export const restMs = 4_000;

const until = new Map<OutboxLane, number>();

export const rest = (lane: OutboxLane, forMs = restMs): void => void until.set(lane, performance.now() + forMs);

export const rests = (lane: OutboxLane): boolean => (until.get(lane) ?? -Infinity) > performance.now();
