import { z, type ZodType } from "zod";
import { typedMoment } from "./typed-day.ts";

/** The place of a row: rows are in the order of the first value and, where it is equal, of the id. */
export const rowId = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);

export const isRowId = (text: string) => rowId.safeParse(text).success;

/** Text that a list is sorted by, without characters that a database refuses. */
export const sortText = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** The end of a page of a list, as an address holds it. */
export const cursorText = (cursor: readonly unknown[]) => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** What the address of a list says: after which row the page begins. Empty is the first page. */
export const AtPage = z.object({ na: z.string().max(1000).catch("") });

/** The last row of a page of a list that is in the order of a moment. */
export type Place = { readonly at: Date; readonly id: string };

const placeCursor = ({ at, id }: Place) => [at.toISOString(), id];

/** Null for the first page, and for what no list made. */
export function placeIn(text: string): Place | null {
  const [at, id] = readCursor(text, z.tuple([typedMoment(), rowId])) ?? [];
  return at !== undefined && id !== undefined ? { at: new Date(at), id } : null;
}

/** The most that a count says. A store counts one further and stops, or counting would cost as much as there is. */
export const mostCounted = 99;

/** Null for any other shape: anyone can type an address. */
export function readCursor<C>(text: string, shape: ZodType<C>): C | null {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** The same for a list in the order of a moment. */
export const pageFrom = <R>(rows: readonly R[], shown: number, placeOf: (last: R) => Place) =>
  pageOf(rows, shown, (last) => placeCursor(placeOf(last)));

/** The rows of a page, and after which row the next page begins. One row more than `shown` must have been read. */
export function pageOf<R>(rows: readonly R[], shown: number, cursorOf: (last: R) => readonly unknown[]) {
  const page = rows.slice(0, shown);
  const last = page.at(-1);
  const isMore = rows.length > shown && last !== undefined;
  return { rows: page, next: isMore ? cursorText(cursorOf(last)) : null };
}
