import { expect, test } from "vitest";
import { numbersIn, periodOf, turn } from "#lib/features/insurer/review-campaigns/rules.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));

test("organisations have a week at least and half a year at most, and then some days more", () => {
  expect(periodOf(day(31), 14, day(1))).toEqual({ dueAt: day(31), lapsesAt: day(45) });
  expect(periodOf(day(31), 0, day(1))).toEqual({ dueAt: day(31), lapsesAt: null });
  expect(periodOf(day(7), 14, day(1))).toMatchObject({ refused: "dayTooSoon" });
  expect(periodOf(day(183), 14, day(1))).toMatchObject({ refused: "dayTooFar" });
});

test("numbers are read one a line or with commas, each once", () => {
  expect(numbersIn(" 123456\n\n P-77 ,123456;9 ")).toEqual(["123456", "P-77", "9"]);
});

test("who is due by the setting is asked together with whose turn is soon, and not again within a month", () => {
  expect(turn(0, null, day(400))).toMatchObject({ refused: "never" });
  expect(turn(365, null, day(400))).toEqual({ notSince: day(35), soon: day(63) });
  expect(turn(365, day(380), day(400))).toMatchObject({ refused: "notYet" });
  expect(turn(365, day(372), day(400))).toMatchObject({ notSince: day(35) });
  expect(turn(7, null, day(400))).toEqual({ notSince: day(393), soon: day(399) });
});
