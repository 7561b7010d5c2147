import type { ZodError } from "zod";
import type { Done, Outcome } from "./command.ts";
import type { Problem, ProblemOf } from "./outcome.ts";

/** All that a form can say in place. */
export type NotDone<P extends Problem = Problem> =
  | ({ readonly status: "refused" | "failed" } & P)
  /** For each field the codes of what is wrong with it; "" is the form as a whole. */
  | { readonly status: "invalid"; readonly errors: Readonly<Record<string, readonly string[]>> }
  | { readonly status: "limited"; readonly until: Date }
  /** Something else has what it is about for too long; nothing was changed, and another try may succeed at once. */
  | { readonly status: "busy" }
  /** The second factor must be shown again first. */
  | { readonly status: "stale" }
  /** The mobile number is new, so there are no beheerder's acts until then. */
  | { readonly status: "resting"; readonly until: Date }
  /** The form was made for an organisation other than the one its reader acts for now. */
  | { readonly status: "elsewhere"; readonly organisationId: string }
  /** The form does not say for whom it was made, or it was made for another person. */
  | { readonly status: "unmarked" }
  /** It takes a second person, and there is nobody who may be that. */
  | { readonly status: "alone" }
  /** Whoever proposes it would gain by it. */
  | { readonly status: "ownGain" }
  /** The same is proposed already, about the same. */
  | { readonly status: "alreadyWaiting" }
  /** The session waits for a factor that its owner's work asks for. */
  | { readonly status: "heldBack" }
  | { readonly status: "denied" };

export type ResultOf<O> = O extends Done<infer R> ? R : never;

/** All outcomes of a command, by the type that its `run` returns. */
export type Reply<O extends Outcome = Outcome> =
  | { readonly status: "done"; readonly result: ResultOf<O> }
  /** Kept as a proposal for a second person; nothing has changed. */
  | { readonly status: "waiting"; readonly proposalId: string }
  | { readonly status: "notFound" }
  | NotDone<ProblemOf<O>>;

/** What is wrong with an input: for each field the codes that its schema gives. */
export function codesOf(error: ZodError): Record<string, string[]> {
  const codes: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (codes[String(path[0] ?? "")] ??= []).push(message);
  return codes;
}
