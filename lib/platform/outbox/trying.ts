import "server-only";
import type { AnyCommand } from "../gate/command.ts";
import { Unopened } from "../secrets.ts";
import { after, minutes } from "../durations.ts";
import { mostAttempts, pauseAfter } from "./backoff.ts";
import { deliver } from "./deliver.ts";
import { isForGood, isOfServer, reasonOf, sealedWith } from "./failure.ts";
import { job, type Outgoing } from "./outgoing.ts";
import { rest, restMs } from "./resting.ts";
import { say, type Level } from "../watch/json-lines.ts";
import { metrics } from "../watch/metrics.ts";
import { ofSpan, spanned } from "../watch/spans.ts";
import { giveUp, keep, postpone, release, type Claimed } from "./queue.ts";

/** Why a try is broken off that says nothing about the message: the process stops, or the row is another's now. */
export class BrokenOff extends Error {
  override readonly name = "BrokenOff";
}

type Trying = {
  /** Ends a try that takes too long. */
  readonly signal: AbortSignal;
  /** Called once a server has the message, before that is written down. */
  readonly taken?: () => void;
};

/** Tries one row, and writes down what became of it. */
export function tryOne(row: Claimed, jobs: readonly AnyCommand[], trying: Trying): Promise<void> {
  const { id, kind, to, lane, attempts } = row;
  const about = { "portal.message": id, "portal.lane": lane, "portal.attempts": attempts };
  return spanned("consumer", kind === "JOB" ? to : `deliver ${kind}`, about, () => tried(row, jobs, trying), null);
}

async function tried(row: Claimed, jobs: readonly AnyCommand[], { signal, taken = () => {} }: Trying): Promise<void> {
  const moment = () => after(row.now, Math.round(performance.now() - row.claimedAt));
  if (row.expiresAt && row.expiresAt <= moment()) return giveUpAloud(row, moment(), "expired");
  if (row.attempts > mostAttempts) return giveUpAloud(row, moment(), "tried too often");
  try {
    await deliver(row, jobs, { signal, moment, taken });
    metrics.deliveries.inc({ lane: row.lane, outcome: "done" });
  } catch (error) {
    ofSpan({}, { failed: true });
    const reason: unknown = signal.aborted ? signal.reason : error;
    if (reason instanceof BrokenOff) await release(row);
    else if (reason instanceof Unopened) await keepSealed(row, moment(), reason.key);
    else if (isOfServer(reason)) await waitForServer(row, moment(), reasonOf(reason));
    else if (isForGood(reason)) await giveUpAloud(row, moment(), reasonOf(reason), refusalOf(row, reasonOf(reason)));
    else {
      tell("warn", "A message could not be delivered, and is tried again.", row, reasonOf(reason));
      await postpone(row, after(moment(), pauseAfter(row.attempts, Math.random())), reasonOf(reason));
    }
  }
}

async function giveUpAloud(row: Claimed, at: Date, reason: string, report: readonly Outgoing[] = []): Promise<void> {
  tell("error", "A message was given up.", row, reason);
  await giveUp(row, at, reason, report);
}

/** Never to whom, and never what: the row has that, and staff find it by its id. */
function tell(level: Level, sentence: string, { id, lane, attempts, kind, to }: Claimed, reason: string): void {
  metrics.deliveries.inc({ lane, outcome: level === "error" ? "given up" : "failed" });
  say(level, sentence, { messageId: id, lane, attempts, reason, ...(kind === "JOB" && { job: to }) });
}

/** The server takes nothing now: this row waits with the others of its lane, which rests. */
async function waitForServer(row: Claimed, at: Date, reason: string): Promise<void> {
  tell("warn", "Whoever delivers this lane takes nothing now; it waits.", row, reason);
  rest(row.lane);
  await keep(row, after(at, restMs), reason);
}

/** A refusal for good is as much a report as a mail that comes back. */
const refusalOf = ({ id, kind }: Claimed, reason: string): Outgoing[] =>
  kind === "JOB" ? [] : [job("message.report", { via: "server", reports: [{ id, fate: "BOUNCED", reason }] })];

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
