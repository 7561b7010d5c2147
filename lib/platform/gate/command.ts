import type { output, ZodType } from "zod";
import type { Actor } from "../access/actor.ts";
import type { Scope } from "../access/scope.ts";
import type { AuditEvent } from "../audit/events.ts";
import type { Tx } from "../db/types.ts";
import type { Outgoing } from "../outbox/outgoing.ts";
import type { Limit } from "./limit.ts";
import type { Detail, Refusal } from "./outcome.ts";
import type { RequestFacts } from "./request.ts";

/** What the record of a change says besides who, when and what kind. States, ids, roles, reasons; never a name, address or secret. */
export type AuditDetails = {
  readonly subjectId: string | null;
  readonly organisationId: string | null;
  readonly before: object | null;
  readonly after: object | null;
};

type Kept = { readonly audit: AuditDetails; readonly send?: readonly Outgoing[] };

export type Done<R> = Kept & { readonly result: R };
/** It did not succeed, and that must be kept: a wrong code is counted and recorded. */
export type Failed<F extends string = string> = Kept & { readonly failed: F; readonly detail?: Detail };

export const done = <R>(outcome: Done<R>): Done<R> => outcome;
export const failed = <const F extends string>(outcome: Failed<F>): Failed<F> => outcome;

export type Preparing<I> = {
  readonly input: I;
  readonly actor: Actor;
  readonly request: RequestFacts;
  readonly now: Date;
  /** A short transaction of its own, kept whatever happens next. For counters only: a change needs its record. */
  count<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type Running<I, P, S> = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly subject: S;
  readonly input: I;
  readonly prepared: P;
  /** The one clock reading of this transaction. */
  readonly now: Date;
  readonly request: RequestFacts;
};

type Spec<I extends ZodType, P, S, R, C extends string, F extends string> = {
  readonly event: AuditEvent;
  readonly input: I;
  /** Counted in a transaction of their own before anything else is done. */
  limits?(at: { input: output<I>; actor: Actor; request: RequestFacts }): readonly Limit[];
  /** Asks the actor's own second factor again when it is older than so many minutes. */
  readonly fresh?: number;
  /** What does not belong in a transaction: counting, hashing, reading. */
  prepare?(at: Preparing<output<I>>): Promise<P>;
  /** What the change is about, read inside the actor's scope and locked. Null: there is no such thing, for this actor. */
  subject(at: Omit<Running<output<I>, P, null>, "subject">): Promise<S | null>;
  /** Whether this actor may do this to this subject. */
  may(actor: Actor, subject: S, input: output<I>): boolean;
  run(at: Running<output<I>, P, S>): Promise<Done<R> | Failed<F> | Refusal<C>>;
};

declare const gated: unique symbol;
export type Command<
  I extends ZodType = ZodType,
  P = unknown,
  S = unknown,
  R = unknown,
  C extends string = string,
  F extends string = string,
> = Spec<I, P, S, R, C, F> & { readonly [gated]: true };

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of commands of every shape
export type AnyCommand = Command<any, any, any, any, any, any>;

/** The only way to write a change. */
export function command<I extends ZodType, S, R, P = undefined, C extends string = never, F extends string = never>(
  spec: Spec<I, P, S, R, C, F>,
): Command<I, P, S, R, C, F> {
  return Object.freeze(spec) as Command<I, P, S, R, C, F>;
}

/** The reasons a command can refuse for, and the ways it can fail, so that its texts can be checked to be complete. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the codes matter
export type RefusalOf<T> = T extends Command<any, any, any, any, infer C, infer F> ? C | F : never;

/** For `may`: a command open to the world says so. */
export const anyone = () => true;

/** For `may`: the product's own jobs and scripts. */
export const onlySystem = (actor: Actor) => actor.kind === "system";
