import "server-only";
import { clockNow } from "../clock.ts";
import { database } from "../db/client.ts";
import { minutes } from "../durations.ts";
import { metrics } from "../watch/metrics.ts";
import { chainKey, checkpointOf, type ChainKey } from "./chain.ts";
import { ship } from "./checkpoints.ts";
import { headOf, sealSome, unsealedSeconds } from "./sealing.ts";

const everyMs = 2_000;
/** How often a chain that grows is told outside, and how often one that stands still. */
const growingMs = minutes(1);
const standingMs = minutes(60);
/** What has waited longer for its seal is said aloud. */
const lateSeconds = 60;

type Sealer = { stop(): Promise<void> };

type Installation = { readonly keys: readonly [string, ...string[]]; readonly places: readonly string[] };

/** Seals the log as it grows, and ships how far it came, until it is stopped. Any number of processes may do so. */
export function startSealer({ keys: [newest, ...older], places }: Installation): Sealer {
  const keys: [ChainKey, ...ChainKey[]] = [chainKey(newest), ...older.map(chainKey)];
  const end = new AbortController();
  let shipped = { n: -1n, at: -Infinity };
  let toldAt = -Infinity;

  /** Says it at most once a minute, for as long as it lasts. */
  const tell = (sentence: string) => {
    if (performance.now() < toldAt + minutes(1)) return;
    toldAt = performance.now();
    console.error(sentence);
  };

  async function once(): Promise<void> {
    let sealed = await sealSome(keys);
    metrics.sealed.inc(sealed.sealed);
    while (sealed.isMore && !end.signal.aborted) {
      sealed = await sealSome(keys);
      metrics.sealed.inc(sealed.sealed);
    }
    metrics.sealingFails.set(0);
    const opened = await database();
    const waiting = sealed.sealed > 0 ? 0 : await unsealedSeconds(opened);
    if (waiting > lateSeconds) tell(`Records of the log have waited ${Math.round(waiting)} seconds for their seal.`);
    if (places.length === 0) return;
    const { head } = await headOf(opened.prisma);
    const since = performance.now() - shipped.at;
    if (since < ((head?.n ?? 0n) === shipped.n ? standingMs : growingMs)) return;
    await ship(checkpointOf(head, clockNow(), keys[0]), places);
    metrics.checkpointAt.setToCurrentTime();
    shipped = { n: head?.n ?? 0n, at: performance.now() };
  }

  async function work(): Promise<void> {
    while (!end.signal.aborted) {
      await once().catch((error: unknown) => {
        if (end.signal.aborted) return;
        metrics.sealingFails.set(1);
        tell(`The log could not be sealed: ${(error as Error).message}.`);
      });
      await paused(everyMs, end.signal);
    }
  }

  const working = work();
  return {
    async stop() {
      end.abort();
      await working;
    },
  };
}

const paused = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener("abort", done);
  });
