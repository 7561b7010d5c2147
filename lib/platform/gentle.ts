import { setTimeout as pause } from "node:timers/promises";

/** How long one piece of work may keep everybody else waiting, and how long it then leaves them. */
const mostMs = 1;
const restMs = 3;

/** Gives a function to await between small pieces of a long computation: others get their turn in between. */
export function gently(): () => Promise<void> | undefined {
  let since = performance.now();
  return () =>
    performance.now() - since < mostMs ? undefined : pause(restMs).then(() => void (since = performance.now()));
}
