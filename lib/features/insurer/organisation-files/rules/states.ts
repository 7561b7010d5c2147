import { refuse } from "#lib/platform/gate/outcome.ts";

const loadStatuses = ["CHECKED", "RUNNING", "DONE"] as const;
export type LoadState = (typeof loadStatuses)[number];

type Starting = { readonly status: LoadState; readonly todo: number; readonly isStuck: boolean };

/** A file that was given up halfway can be started again: it goes on where it was. */
export function start({ status, todo, isStuck }: Starting) {
  if (status !== "CHECKED" && !isStuck) return refuse("alreadyStarted");
  return todo === 0 && !isStuck ? refuse("nothingNew") : { status: "RUNNING" as const };
}
