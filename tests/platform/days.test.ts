import { expect, test } from "vitest";
import { endOfDay, lastDayOf, startOfDay, startOfWeek } from "#lib/platform/days.ts";

test.each([
  ["2026-12-25", "2026-12-24T23:00:00.000Z", "2026-12-25T23:00:00.000Z"],
  ["2026-07-01", "2026-06-30T22:00:00.000Z", "2026-07-01T22:00:00.000Z"],
  // The clock goes forward, and back: days of 23 and of 25 hours.
  ["2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
  ["2026-12-31", "2026-12-30T23:00:00.000Z", "2026-12-31T23:00:00.000Z"],
])("%s begins at %s and ends at %s", (day, begins, ends) => {
  expect([startOfDay(day).toISOString(), endOfDay(day).toISOString()]).toEqual([begins, ends]);
  expect(lastDayOf(endOfDay(day))).toBe(day);
});

test.each([
  ["a Wednesday", "2026-11-25T12:00:00Z", "2026-11-22T23:00:00.000Z"],
  ["Monday's first moment", "2026-11-22T23:00:00Z", "2026-11-22T23:00:00.000Z"],
  ["Sunday's last", "2026-11-22T22:59:59Z", "2026-11-15T23:00:00.000Z"],
  ["a week in which the clock goes back", "2026-10-25T12:00:00Z", "2026-10-18T22:00:00.000Z"],
])("the week of %s begins on a Monday", (_, moment, monday) => {
  expect(startOfWeek(new Date(moment)).toISOString()).toBe(monday);
});
