import "server-only";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { AnyCommand } from "../gate/command.ts";
import { Unopened } from "../secrets.ts";
import { after, hours, minutes } from "../durations.ts";
import { tidy } from "../db/tidy.ts";
import { mostAttempts, pauseAfter } from "./backoff.ts";
import { deliver } from "./deliver.ts";
import { onWake } from "./enqueue.ts";
import { isForGood, reasonOf, sealedWith } from "./failure.ts";
import { claim, giveUp, keep, leaseMs, postpone, release, type Claimed } from "./queue.ts";
import { closeSmtp } from "./transport-smtp.ts";

/** `jobs` are the commands a row may name. */
export type Work = { readonly jobs: readonly AnyCommand[] };

const batch = 20;
const lanes = 4;
const idleMs = 1_000;

/** Delivers what the outbox holds until it is stopped. `stop` finishes what is under way and takes nothing new. */
export function startWorker({ jobs }: Work): { stop(): Promise<void> } {
  let stopping = false;
  let rung = false;
  let wake = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  const nap = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (rung || stopping) wake();
    });

  let tidiedAt = -Infinity;
  const tidyHourly = async () => {
    if (performance.now() < tidiedAt + hours(1)) return;
    tidiedAt = performance.now();
    await tidy().catch(complain);
  };

  async function work(): Promise<void> {
    while (!stopping) {
      rung = false;
      await tidyHourly();
      const found = await round(jobs, () => stopping).catch(complain);
      if (!found) await nap();
    }
  }

  onWake(ring);
  const working = work();
  return {
    async stop() {
      stopping = true;
      onWake(() => {});
      wake();
      await working;
      closeSmtp();
    },
  };
}

/** Works until nothing is due; for the demo world and tests. */
export async function workOff({ jobs }: Work): Promise<void> {
  while ((await round(jobs)) > 0);
}

/** Handles one batch and returns how many rows it had. Each of a few lanes takes the next row when it has done one. */
async function round(jobs: readonly AnyCommand[], stopping = () => false): Promise<number> {
  const rows = await claim(batch);
  const claimedAt = performance.now();
  const next = rows.values();
  const lane = async () => {
    for (const row of next) {
      const passed = performance.now() - claimedAt;
      // Near the end of the lease another worker could send the row too; when stopping, the next start sends it.
      if (stopping() || passed > leaseMs / 2) await release(row).catch(complain);
      else await handle(row, jobs, after(row.now, passed)).catch(complain);
      await yieldToOthers();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return rows.length;
}

async function handle(row: Claimed, jobs: readonly AnyCommand[], at: Date): Promise<void> {
  if (row.expiresAt && row.expiresAt <= at) return giveUp(row, at, "expired");
  if (row.attempts > mostAttempts) return giveUp(row, at, "tried too often");
  try {
    await deliver(row, jobs, at);
  } catch (error) {
    if (error instanceof Unopened) await keepSealed(row, at, error.key);
    else if (isForGood(error)) await giveUp(row, at, reasonOf(error));
    else await postpone(row, after(at, pauseAfter(row.attempts, Math.random())), reasonOf(error));
  }
}

const missed = new Set<string>();

/** The key may come back: it is asked for aloud, once a process, and the row waits for it. */
async function keepSealed(row: Claimed, at: Date, key: string): Promise<void> {
  await keep(row, after(at, minutes(5)), `${sealedWith}${key}`);
  if (missed.has(key)) return;
  missed.add(key);
  console.error(
    `Messages are sealed with the key ${key}, which AUTH_SECRET does not have; they are kept, and go out once that key stands in AUTH_SECRET again, after the first.`,
  );
}

function complain(error: unknown): number {
  console.error(`The outbox could not be written: ${reasonOf(error)}.`);
  return 0;
}
