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
import { claim, leaseMs, renew, type Asked, type Claimed } from "./queue.ts";
import { rests } from "./resting.ts";
import { settings } from "../settings.ts";
import { closeSmtp } from "./transport-smtp.ts";
import { BrokenOff, tryOne } from "./trying.ts";

/** `jobs` are the commands a row may name; `hourly` is planned every hour by each process that works. */
export type Work = { readonly jobs: readonly AnyCommand[]; readonly hourly?: readonly Outgoing[] };

/** A retry or a job for later becomes due without a sound, so one looks now and then. */
const idleMs = 1_000;
const renewMs = 3_000;
/** How long what is under way may go on when the worker is stopped. */
const graceMs = 5_000;

type Held = {
  readonly row: Claimed;
  readonly trying: AbortController;
  readonly done: Promise<void>;
  /** Until then no other process takes the row. */
  until: number;
};

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

  function take(row: Claimed, until: number): void {
    const trying = new AbortController();
    const tooLong = setTimeout(
      () => trying.abort(new DOMException("It took too long.", "TimeoutError")),
      laneNamed(row.lane).limitMs,
    );
    const done = tryOne(row, jobs, trying.signal)
      .catch(complain)
      .finally(() => {
        clearTimeout(tooLong);
        held.delete(row.id);
        if (crowded.has(row.lane)) bell.ring();
      });
    held.set(row.id, { row, trying, done, until });
  }

  async function work(): Promise<void> {
    while (!stopping) {
      bell.quiet();
      workerLooked();
      tidyHourly();
      const asked = roomIn(held);
      const until = performance.now() + leaseMs;
      const rows = asked.length > 0 ? await claim(asked).catch(nothing) : [];
      for (const row of rows) take(row, until);
      for (const { lane, most } of asked) {
        if (rows.filter((row) => row.lane === lane).length === most) crowded.add(lane);
        else crowded.delete(lane);
      }
      await bell.heard(idleMs);
    }
  }

  let renewing = false;
  const renewal = setInterval(() => {
    // Whoever cannot renew has lost the database, and by now another process may have taken the row.
    for (const { trying, until } of held.values()) if (until <= performance.now()) trying.abort(new BrokenOff());
    if (renewing || held.size === 0) return;
    renewing = true;
    void renewAll([...held.values()])
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
      const ended = Promise.all([tidying, ...under.map(({ done }) => done)]);
      await Promise.race([ended, pause(graceMs, undefined, { ref: false })]);
      for (const { trying } of under) trying.abort(new BrokenOff());
      await Promise.race([ended, pause(graceMs, undefined, { ref: false })]);
      clearInterval(renewal);
      await listening.then((end) => end()).catch(() => {});
      closeSmtp();
    },
  };
}

/** How many rows of each lane there is room for. */
function roomIn(held: ReadonlyMap<string, Held>): Asked[] {
  const rows = [...held.values()];
  const { MAIL_AT_ONCE, SMS_AT_ONCE } = settings();
  const set: Partial<Record<OutboxLane, number>> = { EMAIL: MAIL_AT_ONCE, SMS: SMS_AT_ONCE };
  return lanes.flatMap(({ name, atOnce }) => {
    const most = rests(name) ? 0 : (set[name] ?? atOnce) - rows.filter(({ row }) => row.lane === name).length;
    return most > 0 ? [{ lane: name, most }] : [];
  });
}

/** A row that is another's now gets no more time, and is let go. */
async function renewAll(all: readonly Held[]): Promise<void> {
  const until = performance.now() + leaseMs;
  const kept = await renew(all.map(({ row }) => row));
  for (const one of all) if (kept.has(one.row.id)) one.until = until;
}

/** Works until nothing is due; for the demo world and tests. */
export async function workOff({ jobs }: Work): Promise<void> {
  for (;;) {
    const rows = await claim(roomIn(new Map()));
    if (rows.length === 0) return;
    await Promise.all(
      rows.map((row) => tryOne(row, jobs, AbortSignal.timeout(laneNamed(row.lane).limitMs)).catch(complain)),
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
