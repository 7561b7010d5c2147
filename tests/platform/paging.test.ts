import { expect, test } from "vitest";
import { cursorText, pageFrom, placeIn } from "#lib/platform/paging.ts";

const id = "10000000-0000-7000-8000-000000000001";
const at = new Date("2026-01-07T09:00:00.123Z");
const placeOf = (row: { readonly id: string; readonly at: Date }) => row;

test("the next page begins after the last row that is shown", () => {
  const rows = [1, 2, 3].map((n) => ({ id: id.replace(/1$/, String(n)), at }));
  const { rows: shown, next } = pageFrom(rows, 2, placeOf);
  expect(shown).toEqual(rows.slice(0, 2));
  expect(placeIn(next ?? "")).toEqual(rows[1]);
  expect(pageFrom(rows, 3, placeOf).next).toBeNull();
});

test.each(["", "geen plaats", cursorText(["gisteren", id]), cursorText([at.toISOString(), "7"]), cursorText([id])])(
  "an address that no list made (%j) is the first page",
  (typed) => {
    expect(placeIn(typed)).toBeNull();
  },
);
