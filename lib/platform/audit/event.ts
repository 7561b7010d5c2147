import { z, type ZodType } from "zod";
import type { Locale } from "../i18n/locale.ts";

/** The groups by which an organisation's log can be filtered. */
export type Group = "access" | "rights" | "people" | "details" | "help" | "files" | "insurer";

/** The groups by which the log of the insurer's people can be filtered. */
export type StaffGroup = "appointments" | "organisations" | "views" | "help" | "staff" | "signIn" | "users";

/** What a record may hold: ids, states, reasons, counts; never a name or an address. */
export const id = z.uuid();
export const ids = z.array(id);
export const code = z.string().regex(/^[\w-]{1,64}$/);
export const count = z.int().min(0);
export const flag = z.boolean();
/** A moment, written as text and read as a date. */
export const moment = z.iso.datetime().transform((text) => new Date(text));

export type Shape = Readonly<Record<string, ZodType>>;

/** What a command writes; null where there is nothing to say, or nothing may be said. */
type Written<S extends Shape> = keyof S extends never
  ? null
  : Lists<z.input<z.ZodObject<S>>> | (Nothing extends z.input<z.ZodObject<S>> ? null : never);

type Lists<T> = { readonly [K in keyof T]: T[K] extends infer V ? (V extends (infer I)[] ? readonly I[] : V) : never };

/** What is read back. Any part may be missing, since the log also holds old records. */
type Facts<S extends Shape> = { readonly [K in keyof S]?: z.output<S[K]> | undefined };

/** What a sentence is made of: who and whom, each as at its beginning and as inside it, and the record. */
export type Said<B extends Shape = Shape, A extends Shape = Shape> = {
  readonly By: string;
  readonly Who: string;
  readonly who: string;
  /** The person it is about, if it is about one. */
  readonly whom: string | null;
  /** Makes of "het nummer" either "het nummer van Bram" or "jouw nummer". */
  of(noun: string): string;
  /** When this event changed the name of the person or the organisation it is about. */
  readonly renamed: { readonly from: string; readonly to: string } | null;
  readonly before: Facts<B>;
  readonly after: Facts<A>;
};

/** These are methods, so that events of every shape fit in one list. */
type Sentences<T> = { nl(said: T): string; en(said: T): string };

type Common<B extends Shape, A extends Shape> = {
  /** What happened, in a few words. */
  readonly title: Readonly<Record<Locale, string>>;
  /** The state that its record gives before and after the event. */
  readonly before?: B;
  readonly after?: A;
  /** Its place in the log of the insurer's people, if that is not the place of its room. */
  readonly staff?: readonly StaffGroup[];
  /** What that log adds to the title, such as a reason or duties. */
  readonly adds?: Sentences<Facts<A>>;
  /** What is wished for this person, behind "stelde voor om" and "proposed to", where it can wait for a second. */
  readonly wish?: Sentences<string>;
};

type Quiet<B extends Shape = Shape, A extends Shape = Shape> = Common<B, A> & {
  readonly group: "quiet";
  /** Whether somebody it is about may not read of it either. */
  readonly isWithheld: boolean;
};
type Told<B extends Shape = Shape, A extends Shape = Shape> = Common<B, A> &
  Sentences<Said<B, A>> & { readonly group: Group | "own" };

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a record that says nothing
type Nothing = {};

/** Told in an organisation's log under this group; `own` is told only in the person's own history. */
export const told = <B extends Shape = Nothing, A extends Shape = Nothing>(
  group: Group | "own",
  event: Common<B, A> & Sentences<Said<B, A>>,
): Told<B, A> => ({ ...event, group });

/**
 * Told in no log of an organisation or a person: it is a step towards something that is told, or is about nobody in
 * particular. Somebody it is about reads it in the copy of their own data.
 */
export const quiet = <B extends Shape = Nothing, A extends Shape = Nothing>(event: Common<B, A>): Quiet<B, A> => ({
  ...event,
  group: "quiet",
  isWithheld: false,
});

/** The same, and somebody it is about does not read it in that copy either: only the insurer's people know of it. */
export const withheld = <B extends Shape = Nothing, A extends Shape = Nothing>(event: Common<B, A>): Quiet<B, A> => ({
  ...event,
  group: "quiet",
  isWithheld: true,
});

declare const declared: unique symbol;
type Named<N extends string> = {
  readonly name: N;
  readonly staff: readonly StaffGroup[];
  readonly [declared]: true;
};
export type AnyEvent<N extends string = string> = (Quiet | Told) & Named<N>;

/** The events of a room by name, and their place in the log of the insurer's people. */
export function declareEvents<const T extends Readonly<Record<string, Quiet | Told>>>(staffGroup: StaffGroup, room: T) {
  const events = Object.entries(room).map(([name, event]) => [name, { staff: [staffGroup], ...event, name }]);
  return Object.fromEntries(events) as { readonly [N in keyof T & string]: T[N] & Named<N> };
}

type Side<E, S extends "before" | "after"> = E extends { readonly [K in S]?: infer F extends Shape }
  ? Written<F>
  : null;

/** The contents of a record of this event. */
export type RecordOf<E> = { readonly before: Side<E, "before">; readonly after: Side<E, "after"> };

/** Reads one side of a record. A value of another shape is left out, and the sentence does without it. */
export function factsOf<S extends Shape>(shape: S | undefined, stored: unknown): Facts<S> {
  const fields = Object.entries(shape ?? {}).map(([key, field]) => [key, field.optional().catch(undefined)]);
  return z.object(Object.fromEntries(fields)).catch({}).parse(stored) as Facts<S>;
}

/** Adds the reason to a sentence. */
export const because = (reason: string | undefined) => (reason ? `: ${reason}` : "");

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
