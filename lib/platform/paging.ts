import { z, type ZodType } from "zod";

/** The key of a row: rows are ordered by what comes before it, and by it among equals. */
export const rowId = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/);

export const isRowId = (text: string) => rowId.safeParse(text).success;

/** Something a list is sorted by, as text: nothing a database could stumble over. */
export const sortText = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u);

/** Where a page of a list ended, as it stands in an address. */
export const cursorText = (cursor: readonly unknown[]) => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** Null for what is not of this shape: anyone can type one. */
export function readCursor<C>(text: string, shape: ZodType<C>): C | null {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** The rows of a page, of which one more than `shown` was read, and what of the last one the next page begins after. */
export function pageOf<R>(rows: readonly R[], shown: number, cursorOf: (last: R) => readonly unknown[]) {
  const page = rows.slice(0, shown);
  const last = page.at(-1);
  const isMore = rows.length > shown && last !== undefined;
  return { rows: page, next: isMore ? cursorText(cursorOf(last)) : null };
}
