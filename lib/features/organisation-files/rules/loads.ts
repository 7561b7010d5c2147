import { refuse } from "#lib/platform/gate/outcome.ts";

export const loadStatuses = ["CHECKED", "RUNNING", "DONE"] as const;
export type LoadState = (typeof loadStatuses)[number];

type Starting = { readonly status: LoadState; readonly todo: number; readonly isStuck: boolean };

/** Anew too, when it was given up halfway: it goes on where it was. */
export function start({ status, todo, isStuck }: Starting) {
  if (status !== "CHECKED" && !isStuck) return refuse("alreadyStarted");
  return todo === 0 && !isStuck ? refuse("nothingNew") : { status: "RUNNING" as const };
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
