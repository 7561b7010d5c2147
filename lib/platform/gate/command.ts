import type { input, output, ZodType } from "zod";
import type { Actor, System, WaitsFor } from "../access/actor.ts";
import type { Scope } from "../access/scope.ts";
import type { AnyEvent, RecordOf } from "../audit/event.ts";
import type { Tx } from "../db/types.ts";
import type { Jobs, Outgoing } from "../outbox/outgoing.ts";
import type { Limit } from "./limit.ts";
import type { Facts, Refusal } from "./outcome.ts";
import type { RequestFacts } from "./request.ts";
import type { Second } from "./second.ts";

/** What a record says besides who, when and which event: states, ids, roles, reasons; no name, address or secret. */
export type AuditDetails<E = string> = {
  readonly subjectId: string | null;
  readonly organisationId: string | null;
} & (E extends AnyEvent ? RecordOf<E> : { readonly before: object | null; readonly after: object | null });

type Kept<T extends AuditDetails = AuditDetails> = { readonly audit: T; readonly send?: readonly Outgoing[] };

export type Done<R, T extends AuditDetails = AuditDetails> = Kept<T> & { readonly result: R };
/** The command failed, and that is kept: a wrong code is counted and recorded. */
type Failed<
  F extends string = string,
  D extends Facts | undefined = Facts | undefined,
  T extends AuditDetails = AuditDetails,
> = Kept<T> & { readonly failed: F; readonly detail: D };
export type Outcome<R = unknown, T extends AuditDetails = AuditDetails> =
  Done<R, T> | Failed<string, Facts | undefined, T> | Refusal;

export const done = <R, const T extends AuditDetails>(outcome: Done<R, T>): Done<R, T> => outcome;

type Failing = Kept & { readonly failed: string; readonly detail?: Facts };

type FailedAs<X extends Failing> = X extends {
  readonly failed: infer C extends string;
  readonly detail: infer D extends Facts;
}
  ? Failed<C, D, X["audit"]>
  : X extends { readonly failed: infer C extends string }
    ? Failed<C, undefined, X["audit"]>
    : never;

export function failed<const X extends Failing>(outcome: X): FailedAs<X>;
export function failed(outcome: Failing): Failed {
  return { detail: undefined, ...outcome };
}

type Refused<X, T extends AuditDetails> = X extends Refusal<infer C, infer D> ? Failed<C, D, T> : never;

/** A refusal that must leave its record and what was done until then. */
export const failedFor = <X extends Refusal, const T extends AuditDetails>({ refused, detail }: X, audit: T) =>
  ({ failed: refused, detail, audit }) as Refused<X, T>;

export type Preparing<I, C = unknown> = {
  /** What `count` gave. */
  readonly counted: C;
  readonly input: I;
  readonly actor: Actor;
  readonly request: RequestFacts;
  readonly now: Date;
  /** Runs a short transaction that stays, whatever happens next. For counters only: a change needs its record. */
  count<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

export type Running<I, P, S, A extends Actor> = {
  readonly tx: Tx;
  readonly actor: A;
  readonly scope: Scope;
  readonly subject: S;
  readonly input: I;
  readonly prepared: P;
  /** The one clock reading of this transaction. */
  readonly now: Date;
  readonly request: RequestFacts;
};

type Spec<I extends ZodType, O extends Outcome, A extends Actor, S, P, E, C = unknown> = {
  readonly event: E;
  readonly input: I;
  /** Counted in a transaction of their own, before anything else happens. */
  limits?(at: { input: output<I>; actor: Actor; request: RequestFacts }): readonly Limit[];
  /** Counts what the limits cannot, such as a try, and reads what it is about. It stays, like the limits. */
  count?(at: { tx: Tx; input: output<I>; actor: Actor; request: RequestFacts; now: Date }): Promise<C>;
  /** True where it does not matter for which organisation someone acts. What anyone may do never asks. */
  readonly anywhere?: boolean;
  /** False for what is done all the time and after which nothing is to be sent, neither by it nor by a trigger. */
  readonly wakes?: boolean;
  /** That it is also for sessions that wait for this factor: it sees to that. */
  readonly whileWaiting?: readonly WaitsFor[];
  /** Asks for the actor's own second factor again when it is older than this many minutes. */
  readonly fresh?: number;
  /** Does what takes too long for a transaction: hashing, reading a file. */
  prepare?(at: Preparing<output<I>, NoInfer<C>>): Promise<P>;
  /** The row it is about, read within the actor's scope and locked. Null means that this actor can see no such row. */
  subject(at: Omit<Running<output<I>, P, null, Actor>, "subject">): Promise<S | null>;
  /** Whether this actor may do this to this subject, as a type predicate: `run` gets the actor it lets through. */
  may(actor: Actor, subject: NoInfer<S>, input: output<I>): actor is A;
  /** That it waits for somebody else, and when. Such a command has no `prepare`, since it runs at the approval. */
  readonly second?: Second<output<I>, NoInfer<S>, NoInfer<A>>;
  run(at: Running<output<I>, P, S, NoInfer<A>>): Promise<O>;
};

declare const gated: unique symbol;
export type Command<
  I extends ZodType = ZodType,
  O extends Outcome = Outcome,
  A extends Actor = Actor,
  S = unknown,
  P = unknown,
  N extends string = string,
> = Spec<I, O, A, S, P, N> & { readonly [gated]: (raw: input<I>) => void };

/* eslint-disable @typescript-eslint/no-explicit-any -- commands of every shape */
export type AnyCommand<O extends Outcome = any> = Command<any, O, any, any, any>;
export type OutcomeOf<C> = C extends AnyCommand<infer O> ? O : never;

/** For each job of the product the command of that name, which takes the job's input. */
export type Runs = {
  readonly [N in keyof Jobs]: Command<any, any, any, any, any, Extract<N, string>> & {
    readonly [gated]: (raw: Jobs[N]) => void;
  };
};
/* eslint-enable @typescript-eslint/no-explicit-any */

type KeysOf<T> = T extends object ? keyof T : never;

/** The keys of a record that its event does not declare: a name among them would stay in the log for ever. */
type Undeclared<O, E> = O extends { readonly audit: infer T extends AuditDetails }
  ? | Exclude<KeysOf<T["before"]>, KeysOf<AuditDetails<E>["before"]>>
    | Exclude<KeysOf<T["after"]>, KeysOf<AuditDetails<E>["after"]>>
  : never;

/** A change, the only way to write. */
export function command<
  I extends ZodType,
  O extends Outcome<unknown, AuditDetails<E>>,
  A extends Actor,
  S,
  E extends AnyEvent,
  P = undefined,
  C = undefined,
>(
  spec: Spec<I, O, A, S, P, E, C> &
    ([Undeclared<O, E>] extends [never] ? unknown : { readonly undeclared: Undeclared<O, E> }),
): Command<I, O, A, S, P, E["name"]> {
  const named: Spec<I, O, A, S, P, E["name"], C> = { ...spec, event: spec.event.name };
  return Object.freeze(named) as Command<I, O, A, S, P, E["name"]>;
}

/** For `may`, in a command that is open to the world. */
export const anyone = (_actor: Actor): _actor is Actor => true;

/** For `may`, in a command that only the product's jobs and scripts run. */
export const onlySystem = (actor: Actor): actor is System => actor.kind === "system";
