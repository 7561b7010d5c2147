import { days, hours, minutes } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { ActName } from "./acts.ts";
import { acts } from "./acts.ts";

type BulkState = "SELECTED" | "PLANNED" | "RUNNING" | "DONE";

/** How many people one act can be on. */
export const mostPeople = 10_000;
/** How many people at most a beheerder waits for; more are done while he does something else. */
export const mostWaitedFor = 50;
/** How long a plan is worth: what it says of people grows old. */
const planLasts = hours(1);
export const planKeptMs = days(1);
/** How long the report of the people is kept. */
export const reportKeptMs = days(90);
/** How long after the last person the work counts as stopped, and can be taken up again. */
const stalls = minutes(5);

type Times = {
  readonly status: BulkState;
  readonly createdAt: Date;
  readonly movedAt: Date | null;
  readonly finishedAt: Date | null;
};

export const isStalled = ({ status, movedAt }: Times, now: Date) =>
  status === "RUNNING" && movedAt !== null && now.getTime() - movedAt.getTime() > stalls;

export const isForgotten = ({ status, createdAt, finishedAt }: Times, now: Date) =>
  status === "SELECTED" || status === "PLANNED"
    ? now.getTime() >= createdAt.getTime() + planKeptMs
    : finishedAt !== null && now.getTime() >= finishedAt.getTime() + reportKeptMs;

export function start(act: Times, todo: number, now: Date) {
  if (isStalled(act, now)) return { status: "RUNNING" as const };
  if (act.status === "SELECTED") return refuse("notChosen");
  if (act.status !== "PLANNED") return refuse("alreadyStarted");
  if (now.getTime() > act.createdAt.getTime() + planLasts) return refuse("planOld");
  return todo === 0 ? refuse("nobodyLeft") : { status: "RUNNING" as const };
}

/** Putting back is exact for as long as each of the people could be put back alone. */
const undoLasts = minutes(10);

/** The act that puts this one back, while it can; a block is lifted at any time. */
export function undoOf(name: ActName, { finishedAt }: Times, now: Date): ActName | null {
  const { undo } = acts[name];
  if (!undo || !finishedAt) return null;
  return undo === "unblock" || now.getTime() < finishedAt.getTime() + undoLasts ? undo : null;
}
