import type { Done, Outcome } from "./command.ts";
import type { Problem, ProblemOf } from "./outcome.ts";

/** All that a form says in place. */
export type NotDone<P extends Problem = Problem> =
  | ({ readonly status: "refused" | "failed" } & P)
  /** Per field the codes of what is wrong with it; "" for the form as a whole. */
  | { readonly status: "invalid"; readonly errors: Readonly<Record<string, readonly string[]>> }
  | { readonly status: "limited"; readonly until: Date }
  /** The second factor must be shown again first. */
  | { readonly status: "stale" }
  /** A new mobile number: no beheerder's acts until then. */
  | { readonly status: "resting"; readonly until: Date }
  | { readonly status: "denied" };

export type ResultOf<O> = O extends Done<infer R> ? R : never;

/** All that a command can answer, by what its `run` comes to. */
export type Reply<O extends Outcome = Outcome> =
  { readonly status: "done"; readonly result: ResultOf<O> } | { readonly status: "notFound" } | NotDone<ProblemOf<O>>;
