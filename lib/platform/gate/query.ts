import type { output, ZodType } from "zod";
import type { Actor } from "../access/actor.ts";
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

/** What follows from somebody having been shown something. */
export type Trace = { readonly command: AnyCommand; readonly input: object };

type Spec<I extends ZodType, R, A extends Actor> = {
  readonly input: I;
  /** Whether this actor may ask it; `run` gets who that can only be. */
  may(actor: Actor): actor is A;
  /** Asks the actor's own second factor again when it is older than so many minutes. */
  readonly fresh?: number;
  /** Null: there is no such thing, for this actor. */
  run(at: Reading<output<I>, NoInfer<A>>): Promise<R | null>;
  /** The commands that record that a page showed this to who asked. They never keep the page from them. */
  traces?(value: R): readonly Trace[];
};

declare const gated: unique symbol;
export type Query<I extends ZodType = ZodType, R = unknown, A extends Actor = Actor> = Spec<I, R, A> & {
  readonly [gated]: true;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
export type AnswerOf<Q> = Q extends Query<any, infer R, any> ? R : never;

/** The only way to read for a page. */
export function query<I extends ZodType, R, A extends Actor>(spec: Spec<I, R, A>): Query<I, R, A> {
  return Object.freeze(spec) as Query<I, R, A>;
}
