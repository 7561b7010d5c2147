import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { clockNow } from "../clock.ts";
import { database } from "../db/client.ts";
import type { OutboxLane } from "../db/generated/client.ts";
import { tidy } from "../db/tidy.ts";
import { hours } from "../durations.ts";
import type { AnyCommand } from "../gate/command.ts";
import { workerLooked } from "../watch/metrics.ts";
import { newBell, onWake } from "./bell.ts";
import { enqueue } from "./enqueue.ts";
import { reasonOf } from "./failure.ts";
import { laneNamed, lanes } from "./lanes.ts";
import type { Outgoing } from "./outgoing.ts";
import { atOnceIn, nextIn, renewed, roomIn, wanted, type Held } from "./holding.ts";
import { claim, leaseMs, release, renew } from "./queue.ts";
import { rests } from "./resting.ts";
import { closeSmtp } from "./transport-smtp.ts";
import { BrokenOff, tryOne } from "./trying.ts";

/** `jobs` are the commands a row may name; `hourly` is planned every hour by each process that works. */
type Work = { readonly jobs: readonly AnyCommand[]; readonly hourly?: readonly Outgoing[] };

/** A retry or a job for later becomes due without a sound, so one looks now and then. */
const idleMs = 1_000;
const renewMs = 3_000;
/** How long what is under way may go on when the worker is stopped. */
const graceMs = 5_000;

/** Delivers what the outbox holds until it is stopped. `stop` finishes what is under way and takes nothing new. */
export function startWorker({ jobs, hourly = [] }: Work): { stop(): Promise<void> } {
  const bell = newBell();
  const held = new Map<string, Held>();
  /** The lanes of which more may be due than there was room for. */
  const crowded = new Set<OutboxLane>();
  const end = new AbortController();
  let stopping = false;
  let tidiedAt = -Infinity;
  let tidying = Promise.resolve();

  const tidyHourly = () => {
    if (performance.now() < tidiedAt + hours(1)) return;
    tidiedAt = performance.now();
    tidying = tidy(end.signal)
      .then(async () => enqueue((await database()).prisma, hourly, clockNow()))
      .then(bell.ring)
      .catch((error: unknown) => {
        if (!stopping) complain(error);
      });
  };

  /** Begins those of a lane whose turn it is, and asks for more where none lie ready. */
  function goOn(lane: OutboxLane): void {
    if (stopping) return;
    for (const one of nextIn(held, lane)) begin(one);
    if (crowded.has(lane) && roomIn(held, lane) > 0) bell.ring();
  }

  function begin(one: Held): void {
    const { row, trying } = one;
    const tooLong = setTimeout(
      () => trying.abort(new DOMException("It took too long.", "TimeoutError")),
      laneNamed(row.lane).limitMs,
    );
    const taken = () => {
      clearTimeout(tooLong);
      one.state = "taken";
      goOn(row.lane);
    };
    one.state = "underWay";
    one.done = tryOne(row, jobs, { signal: trying.signal, taken })
      .catch(complain)
      .finally(() => {
        clearTimeout(tooLong);
        held.delete(row.id);
        goOn(row.lane);
      });
  }

  async function work(): Promise<void> {
    while (!stopping) {
      bell.quiet();
      workerLooked();
      tidyHourly();
      const asked = wanted(held);
      const until = performance.now() + leaseMs;
      const rows = asked.length > 0 ? await claim(asked).catch(nothing) : [];
      for (const row of rows)
        held.set(row.id, { row, trying: new AbortController(), until, state: "ahead", done: Promise.resolve() });
      for (const { lane, most } of asked) {
        if (rows.filter((row) => row.lane === lane).length === most) crowded.add(lane);
        else crowded.delete(lane);
      }
      for (const { name } of lanes) goOn(name);
      await bell.heard(idleMs);
    }
  }

  let renewing = false;
  const renewal = setInterval(() => {
    // Whoever cannot renew has lost the database, and by now another process may have taken the row.
    for (const { row, trying, until, state } of held.values()) {
      if (until > performance.now()) continue;
      if (state === "ahead") held.delete(row.id);
      else trying.abort(new BrokenOff());
    }
    if (renewing || held.size === 0) return;
    renewing = true;
    void renewAll(held)
      .catch(complain)
      .finally(() => (renewing = false));
  }, renewMs);

  onWake(bell.ring);
  const listening = database().then((opened) => opened.listen(bell.ring));
  listening.catch(complain);
  const working = work();
  return {
    async stop() {
      stopping = true;
      end.abort();
      onWake(() => {});
      bell.ring();
      await working;
      const under = [...held.values()];
      const ahead = under.filter(({ state }) => state === "ahead").map(({ row }) => release(row).catch(complain));
      const ended = Promise.all([tidying, ...ahead, ...under.map(({ done }) => done)]);
      await Promise.race([ended, pause(graceMs, undefined, { ref: false })]);
      for (const { trying } of under) trying.abort(new BrokenOff());
      await Promise.race([ended, pause(graceMs, undefined, { ref: false })]);
      clearInterval(renewal);
      await listening.then((end) => end()).catch(() => {});
      closeSmtp();
    },
  };
}

/** A row that is another's now gets no more time, and is let go. */
async function renewAll(held: Map<string, Held>): Promise<void> {
  const until = performance.now() + leaseMs;
  const all = [...held.values()];
  renewed(held, all, await renew(all.map(({ row }) => row)), until);
}

/** Works until nothing is due; for the demo world and tests. */
export async function workOff({ jobs }: Work): Promise<void> {
  for (;;) {
    const rows = await claim(lanes.flatMap(({ name }) => (rests(name) ? [] : [{ lane: name, most: atOnceIn(name) }])));
    if (rows.length === 0) return;
    await Promise.all(
      rows.map((row) =>
        tryOne(row, jobs, { signal: AbortSignal.timeout(laneNamed(row.lane).limitMs) }).catch(complain),
      ),
    );
  }
}

function complain(error: unknown): void {
  console.error(`The outbox could not be written: ${reasonOf(error)}.`);
}

function nothing(error: unknown): never[] {
  complain(error);
  return [];
}
