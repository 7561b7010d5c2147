import { refuse } from "#lib/platform/gate/outcome.ts";

export type LoadState = "CHECKED" | "RUNNING" | "DONE";

type Starting = { readonly status: LoadState; readonly todo: number; readonly isStuck: boolean };

/** A file that was given up halfway can be started again: it goes on where it was. */
export function start({ status, todo, isStuck }: Starting) {
  if (status !== "CHECKED" && !isStuck) return refuse("alreadyStarted");
  return todo === 0 && !isStuck ? refuse("nothingNew") : { status: "RUNNING" as const };
}
