import type { PortalKey } from "#lib/platform/portals.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { days, minutes } from "#lib/platform/durations.ts";

type ImportState = "UPLOADED" | "CHECKED" | "RUNNING" | "DONE" | "UNDONE";

/** How long a file is kept that was uploaded and never started. */
export const draftKeptMs = days(7);
/** How long the report of the rows is kept. */
export const reportKeptMs = days(90);

type Times = { readonly status: ImportState; readonly createdAt: Date; readonly finishedAt: Date | null };

export const isForgotten = ({ status, createdAt, finishedAt }: Times, now: Date) =>
  status === "UPLOADED" || status === "CHECKED"
    ? now.getTime() >= createdAt.getTime() + draftKeptMs
    : finishedAt !== null && now.getTime() >= finishedAt.getTime() + reportKeptMs;

/** Whether an import took so long that whoever started it may have gone on with something else. */
export const tellsWhenDone = (startedAt: Date | null, now: Date) =>
  startedAt !== null && now.getTime() - startedAt.getTime() > 30_000;

/** How long an import may stand still before it counts as given up: longer than a job waits before it is tried again. */
const stillMs = minutes(15);

type Moving = { readonly status: ImportState; readonly startedAt: Date | null; readonly movedAt: Date | null };

/** Whether an import that runs was given up. Starting it again goes on where it stopped. */
export const isStuck = ({ status, startedAt, movedAt }: Moving, now: Date) =>
  status === "RUNNING" && now.getTime() - (movedAt ?? startedAt ?? now).getTime() > stillMs;

type Starting = {
  readonly status: ImportState;
  readonly todo: number;
  /** The number of rows to add that name no portals themselves. */
  readonly plain: number;
  readonly chosen: readonly PortalKey[];
  readonly opened: readonly PortalKey[];
};

export function start({ status, todo, plain, chosen, opened }: Starting) {
  if (status === "UPLOADED") return refuse("notChecked");
  if (status !== "CHECKED") return refuse("alreadyStarted");
  if (todo === 0) return refuse("nothingNew");
  if (chosen.some((portal) => !opened.includes(portal))) return refuse("portalNotOpened");
  return plain > 0 && chosen.length === 0 ? refuse("portalsMissing") : { status: "RUNNING" as const };
}

export function undo({ status, activated, leaving }: { status: ImportState; activated: number; leaving: number }) {
  if (status === "UNDONE") return refuse("alreadyUndone");
  if (status !== "DONE") return refuse("notDone");
  if (activated > 0) return refuse("someoneActivated", { count: activated });
  return leaving === 0 ? refuse("nothingToUndo") : { status: "UNDONE" as const };
}
