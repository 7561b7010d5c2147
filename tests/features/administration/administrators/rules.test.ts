import { expect, test } from "vitest";
import { busFactorOf, deputyStateOf, isAble, remove } from "#lib/features/administration/administrators/rules.ts";
import { dayIn } from "#lib/features/administration/administrators/schema.ts";
import { nested } from "#tests/support/nested.ts";

const now = new Date("2026-11-22T10:00:00Z");
const person = {
  role: "ADMINISTRATOR",
  authorisationStatus: "ACTIVE",
  validUntil: null,
  accountStatus: "ACTIVE",
  blockCause: null,
  waitUntil: null,
} as const;

test.each([
  [0, "red"],
  [1, "orange"],
  [2, "green"],
  [9, "green"],
])("%i beheerders who can act give %s", (able, light) => {
  expect(busFactorOf(able)).toBe(light);
});

test("only a beheerder without an end who can sign in counts for the light", () => {
  expect(isAble(nested(person), now)).toBe(true);
  expect(isAble(nested({ ...person, waitUntil: new Date("2026-11-22T10:05:00Z") }), now)).toBe(true);
  expect(isAble(nested({ ...person, role: "EMPLOYEE" }), now)).toBe(false);
  expect(isAble(nested({ ...person, validUntil: new Date("2027-01-01") }), now)).toBe(false);
  expect(isAble(nested({ ...person, accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }), now)).toBe(false);
  expect(isAble(nested({ ...person, accountStatus: "INVITED" }), now)).toBe(false);
  expect(isAble(nested({ ...person, authorisationStatus: "BLOCKED" }), now)).toBe(false);
});

test("the last permanent beheerder stays; one with an end, or blocked here, may go", () => {
  expect(remove(nested(person), 0, now)).toEqual({ refused: "lastAdministrator" });
  expect(remove(nested(person), 1, now)).toMatchObject({ role: "EMPLOYEE" });
  expect(remove(nested({ ...person, validUntil: new Date("2027-01-01") }), 0, now)).toMatchObject({ role: "EMPLOYEE" });
  expect(remove(nested({ ...person, authorisationStatus: "BLOCKED" }), 0, now)).toMatchObject({ role: "EMPLOYEE" });
  expect(remove(nested({ ...person, authorisationStatus: "WITHDRAWN" }), 1, now)).toEqual({
    refused: "notAdministrator",
  });
});

test.each([
  [null, null, "none"],
  ["2026-11-22T10:00:00.001Z", "2026-11-23T00:00:00Z", "planned"],
  ["2026-11-22T10:00:00Z", "2026-11-23T00:00:00Z", "now"],
  ["2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z", "over"],
])("a period from %s until %s is %s", (from, until, state) => {
  const period = { deputyFrom: from ? new Date(from) : null, deputyUntil: until ? new Date(until) : null };
  expect(deputyStateOf(period, now)).toBe(state);
});

test.each([
  ["31-12-2026", "2026-12-31"],
  ["2026-12-31", "2026-12-31"],
  ["1-2-2027", "2027-02-01"],
  [" 01/02/2027 ", "2027-02-01"],
  ["01.02.2027", "2027-02-01"],
  ["31-02-2027", null],
  ["12-31-2026", null],
  ["morgen", null],
  ["31-12-26", null],
])("%j is the day %s", (typed, day) => {
  expect(dayIn(typed)).toBe(day);
});
