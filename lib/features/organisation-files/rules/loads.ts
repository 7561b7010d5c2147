import { refuse } from "#lib/platform/gate/outcome.ts";

export const loadStatuses = ["CHECKED", "RUNNING", "DONE"] as const;
export type LoadState = (typeof loadStatuses)[number];

export function start({ status, todo }: { readonly status: LoadState; readonly todo: number }) {
  if (status !== "CHECKED") return refuse("alreadyStarted");
  return todo === 0 ? refuse("nothingNew") : { status: "RUNNING" as const };
}

const day = 86_400_000;
/** What was uploaded and never started. */
export const draftKeptMs = 7 * day;
/** The report of what became of each row. */
export const reportKeptMs = 90 * day;

type Times = { readonly status: LoadState; readonly createdAt: Date; readonly finishedAt: Date | null };

export const isForgotten = ({ status, createdAt, finishedAt }: Times, now: Date) =>
  status === "CHECKED"
    ? now.getTime() >= createdAt.getTime() + draftKeptMs
    : finishedAt !== null && now.getTime() >= finishedAt.getTime() + reportKeptMs;

export const loadPath = (id: string, more = "") => `/medewerker/organisaties/laden/${id}${more}`;
