import type { output, ZodType } from "zod";
import type { Actor, WaitsFor } from "../access/actor.ts";
import type { Along } from "../access/actor-of.ts";
import type { Scope } from "../access/scope.ts";
import type { Reader } from "../db/types.ts";
import type { AnyCommand } from "./command.ts";

export type Reading<I, A extends Actor = Actor> = {
  readonly db: Reader;
  readonly actor: A;
  readonly scope: Scope;
  readonly input: I;
  readonly now: Date;
};

/** The command that follows when somebody was shown something. */
export type Trace = { readonly command: AnyCommand; readonly input: object };

type Spec<I extends ZodType, R, A extends Actor, Found> = {
  readonly input: I;
  /** What is read along with who asks: for a read that is asked often and needs little more. */
  readonly along?: Along<Found>;
  /** Whether this actor may ask it, as a type predicate: `run` gets the actor it lets through. */
  may(actor: Actor): actor is A;
  /** That it is also for sessions that wait for this factor. */
  readonly whileWaiting?: readonly WaitsFor[];
  /** Asks for the actor's own second factor again when it is older than this many minutes. */
  readonly fresh?: number;
  /** Null means that this actor can see no such thing. */
  run(at: Reading<output<I>, NoInfer<A>> & { readonly along?: NoInfer<Found> | null }): Promise<R | null>;
  /** The commands that record who was shown this. The page is shown even if they fail. */
  traces?(value: R): readonly Trace[];
};

declare const gated: unique symbol;
export type Query<I extends ZodType = ZodType, R = unknown, A extends Actor = Actor, Found = unknown> = Spec<
  I,
  R,
  A,
  Found
> & { readonly [gated]: true };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
export type AnswerOf<Q> = Q extends Query<any, infer R, any, any> ? R : never;

/** A read, the only way for a page. */
export function query<I extends ZodType, R, A extends Actor, Found>(spec: Spec<I, R, A, Found>): Query<I, R, A, Found> {
  return Object.freeze(spec) as Query<I, R, A, Found>;
}
