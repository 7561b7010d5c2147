import { expect, test } from "vitest";
import { isDayOff } from "#lib/platform/days-off.ts";

/** Every day of a year, "2026-01-01" the first of them. */
function daysOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const count = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: count }, (_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10));
}

// As the library date-holidays has them.
test.each([
  [2024, "01-01 03-31 04-01 04-27 05-09 05-19 05-20 12-25 12-26"],
  [2026, "01-01 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26"],
  // King's Day would be a Sunday.
  [2031, "01-01 04-13 04-14 04-26 05-22 06-01 06-02 12-25 12-26"],
  // The earliest and the latest Easter to come in this century.
  [2035, "01-01 03-25 03-26 04-27 05-03 05-13 05-14 12-25 12-26"],
  [2038, "01-01 04-25 04-26 04-27 06-03 06-13 06-14 12-25 12-26"],
])("the days off of %i", (year, dates) => {
  expect(daysOf(year).filter(isDayOff)).toEqual(dates.split(" ").map((date) => `${year}-${date}`));
});
