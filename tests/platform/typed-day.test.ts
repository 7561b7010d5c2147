import { expect, test } from "vitest";
import { daysOf, periodOf } from "#lib/features/base/figures/rules.ts";
import { AskedPeriod } from "#lib/features/base/figures/schema.ts";
import { Incident } from "#lib/features/insurer/accountability/schema.ts";
import { cursorText, placeIn } from "#lib/platform/paging.ts";
import { typedDay } from "#lib/platform/typed-day.ts";
import { sourceOf, files } from "#tests/support/sources.ts";

const never = [
  "9999-12-31",
  "0000-01-01",
  "0000-06-01",
  "0001-01-01",
  "1999-12-31",
  "3000-01-01",
  "2026-02-30",
  "morgen",
];

test("a day is one of our time, so that what counts on from it ends", () => {
  for (const day of never) expect([day, typedDay().safeParse(day).success]).toEqual([day, false]);
  expect(typedDay().parse("2026-12-31")).toBe("2026-12-31");
  for (const tot of never) {
    const asked = AskedPeriod.parse({ van: "2026-01-01", tot });
    expect(asked.tot).toBe("");
    expect(daysOf(periodOf(asked, "2026-01-03"))).toHaveLength(3);
  }
});

test("a moment of our own clock is no other, and is of our time", () => {
  const vanOf = (van: string) => Incident.parse({ van, tot: "", organisatie: "", wie: "", netwerk: "" }).van;
  for (const typed of ["2026-01-01T00:00", "2026-01-01T00:00:30", "2026-01-01", ""]) expect(vanOf(typed)).toBe(typed);
  for (const typed of [...never, "2026-01-01T00:00:00Z", "2026-01-01T00:00+01:00", "2026-01-01T00:00:00.5"])
    expect([typed, vanOf(typed)]).toEqual([typed, ""]);
  expect(vanOf("0000-01-01T00:00")).toBe("");
});

test("a list that was left at no moment of our time begins at its first page", () => {
  const id = "7b1f2c9e-3a44-4d0e-9d3f-0a1b2c3d4e5f";
  expect(placeIn(cursorText(["2026-01-01T00:00:00.000Z", id]))).not.toBeNull();
  expect(placeIn(cursorText(["0000-01-01T00:00:00.000Z", id]))).toBeNull();
  expect(placeIn(cursorText(["9999-01-01T00:00:00.000Z", id]))).toBeNull();
});

test("no feature reads a day in another way", () => {
  const features = files.filter((file) => file.startsWith("lib/features/"));
  expect(features.length).toBeGreaterThan(100);
  expect(features.filter((file) => sourceOf(file).includes("z.iso.date("))).toEqual([]);
});
