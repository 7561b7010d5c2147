import type { Detail } from "./outcome.ts";

/** All that a command can answer. */
export type Reply<R = unknown, C extends string = string> =
  | { readonly status: "done"; readonly result: R }
  | { readonly status: "refused" | "failed"; readonly code: C; readonly detail: Detail }
  /** Per field the codes of what is wrong with it; "" for the form as a whole. */
  | { readonly status: "invalid"; readonly errors: Readonly<Record<string, readonly string[]>> }
  | { readonly status: "limited"; readonly until: Date }
  /** The second factor must be shown again first. */
  | { readonly status: "stale" }
  /** A new mobile number: no beheerder's acts until then. */
  | { readonly status: "resting"; readonly until: Date }
  | { readonly status: "notFound" }
  | { readonly status: "denied" };
