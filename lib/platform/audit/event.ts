import { z, type ZodType } from "zod";
import type { Locale } from "../i18n/locale.ts";

/** What an organisation's log can be asked for. */
export type Group = "access" | "rights" | "people" | "details" | "help" | "files" | "insurer";

/** What the log of the insurer's own people can be asked for. */
export type StaffGroup = "appointments" | "organisations" | "views" | "help" | "staff" | "signIn" | "users";

/** What a record says: ids, states, reasons, numbers of things; never a name or an address. */
export const id = z.uuid();
export const ids = z.array(id);
export const code = z.string().regex(/^[\w-]{1,64}$/);
export const count = z.int().min(0);
export const flag = z.boolean();
/** Written as text, read as a date. */
export const moment = z.iso.datetime().transform((text) => new Date(text));

export type Shape = Readonly<Record<string, ZodType>>;

/** What a command writes; null where there is nothing to say, or where nothing of it must be said. */
export type Written<S extends Shape> = keyof S extends never
  ? null
  : Lists<z.input<z.ZodObject<S>>> | (Nothing extends z.input<z.ZodObject<S>> ? null : never);

type Lists<T> = { readonly [K in keyof T]: T[K] extends infer V ? (V extends (infer I)[] ? readonly I[] : V) : never };

/** What is read back: records of every age stand in the log, so any of it may be missing. */
export type Facts<S extends Shape> = { readonly [K in keyof S]?: z.output<S[K]> | undefined };

/** What a sentence is made of: who and whom, each as it stands at its beginning and within it, and what was recorded. */
export type Said<B extends Shape = Shape, A extends Shape = Shape> = {
  readonly By: string;
  readonly Who: string;
  readonly who: string;
  /** Whom it is about, when that is someone. */
  readonly whom: string | null;
  /** "het nummer" becomes "het nummer van Bram" or "jouw nummer". */
  of(noun: string): string;
  /** When it changed the name of whom, or of the organisation. */
  readonly renamed: { readonly from: string; readonly to: string } | null;
  readonly before: Facts<B>;
  readonly after: Facts<A>;
};

/** As methods, so that events of every shape stand in one list. */
type Sentences<T> = { nl(said: T): string; en(said: T): string };

type Common<B extends Shape, A extends Shape> = {
  /** What happened, in a few words. */
  readonly title: Readonly<Record<Locale, string>>;
  /** What its record says of how it was, and of how it is. */
  readonly before?: B;
  readonly after?: A;
  /** Where the log of the insurer's people has it, when not with the rest of its room. */
  readonly staff?: readonly StaffGroup[];
  /** What that log adds to the title: why, or which duties. */
  readonly adds?: Sentences<Facts<A>>;
};

export type Quiet<B extends Shape = Shape, A extends Shape = Shape> = Common<B, A> & { readonly group: "quiet" };
export type Told<B extends Shape = Shape, A extends Shape = Shape> = Common<B, A> &
  Sentences<Said<B, A>> & { readonly group: Group | "own" };

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a record that says nothing
type Nothing = {};

/** Told in the log of an organisation under its group; `own` in the person's own history only. */
export const told = <B extends Shape = Nothing, A extends Shape = Nothing>(
  group: Group | "own",
  event: Common<B, A> & Sentences<Said<B, A>>,
): Told<B, A> => ({ ...event, group });

/** Told nowhere: a step on the way to what is told, or of nobody in particular. */
export const quiet = <B extends Shape = Nothing, A extends Shape = Nothing>(event: Common<B, A>): Quiet<B, A> => ({
  ...event,
  group: "quiet",
});

declare const declared: unique symbol;
type Named<N extends string> = {
  readonly name: N;
  readonly staff: readonly StaffGroup[];
  readonly [declared]: true;
};
export type AnyEvent<N extends string = string> = (Quiet | Told) & Named<N>;

/** The events of a room by name, and where the log of the insurer's people has them. */
export function declareEvents<const T extends Readonly<Record<string, Quiet | Told>>>(staffGroup: StaffGroup, room: T) {
  const events = Object.entries(room).map(([name, event]) => [name, { staff: [staffGroup], ...event, name }]);
  return Object.fromEntries(events) as { readonly [N in keyof T & string]: T[N] & Named<N> };
}

type Side<E, S extends "before" | "after"> = E extends { readonly [K in S]?: infer F extends Shape }
  ? Written<F>
  : null;

/** What a record of this event says. */
export type RecordOf<E> = { readonly before: Side<E, "before">; readonly after: Side<E, "after"> };

/** Reads one side of a record. What does not fit is left out: the sentence is then without that fact. */
export function factsOf<S extends Shape>(shape: S | undefined, stored: unknown): Facts<S> {
  const fields = Object.entries(shape ?? {}).map(([key, field]) => [key, field.optional().catch(undefined)]);
  return z.object(Object.fromEntries(fields)).catch({}).parse(stored) as Facts<S>;
}

/** Why, behind what was done. */
export const because = (reason: string | undefined) => (reason ? `: ${reason}` : "");

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
