import { expect, test } from "vitest";
import { isMorning, todayBegan } from "#lib/platform/mornings.ts";

const at = (moment: string) => isMorning(new Date(moment), (day) => day === "2026-12-25");

test("it is morning from seven to twelve by the Dutch clock, in winter and in summer", () => {
  expect([at("2026-11-23T05:59:59Z"), at("2026-11-23T06:00:00Z"), at("2026-11-23T11:00:01Z")]).toEqual([
    ...[false, true, false],
  ]);
  expect([at("2026-07-20T04:59:59Z"), at("2026-07-20T05:00:00Z"), at("2026-07-20T10:00:01Z")]).toEqual([
    ...[false, true, false],
  ]);
});

test("the first working days after the clock went forward and back begin at their own seven", () => {
  expect([at("2026-03-30T04:59:59Z"), at("2026-03-30T05:00:00Z")]).toEqual([false, true]);
  expect([at("2026-10-26T05:59:59Z"), at("2026-10-26T06:00:00Z")]).toEqual([false, true]);
});

test("a weekend and a day off have no morning", () => {
  expect([at("2026-11-21T08:00:00Z"), at("2026-11-22T08:00:00Z"), at("2026-12-25T08:00:00Z")]).toEqual([
    ...[false, false, false],
  ]);
});

test("today begins at midnight of the Dutch clock, also on the days on which it changes", () => {
  const began = (moment: string) => todayBegan(new Date(moment)).toISOString();
  expect(began("2026-11-23T06:00:00Z")).toBe("2026-11-22T23:00:00.000Z");
  expect(began("2026-03-29T20:00:00Z")).toBe("2026-03-28T23:00:00.000Z");
  expect(began("2026-10-25T20:00:00Z")).toBe("2026-10-24T22:00:00.000Z");
});
