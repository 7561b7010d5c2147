import { expect, test } from "vitest";
import { hindranceOf } from "#lib/features/entrance/standing/rules/hindrance.ts";

const now = new Date("2026-03-02T09:12:00Z");

test.each([
  ["ACTIVE", null, "ACTIVE", "none"],
  ["BLOCKED", "WRONG_TRIES", "ACTIVE", "blocked"],
  ["BLOCKED", "FREEZE", "ACTIVE", "frozen"],
  ["BLOCKED", "STAFF", "ACTIVE", "frozen"],
  ["ACTIVE", null, "BLOCKED", "authorisationBlocked"],
  ["BLOCKED", "WRONG_TRIES", "WITHDRAWN", "withdrawn"],
  ["ACTIVE", null, "EXPIRED", "withdrawn"],
  ["INVITED", null, "PENDING", "invited"],
  ["ACTIVE", null, "PENDING", "invited"],
] as const)(
  "an account that is %s (%s) with an authorisation that is %s stands as %s",
  (status, blockCause, authorisation, hindrance) => {
    expect(hindranceOf({ status, blockCause }, { status: authorisation, validUntil: null }, now)).toBe(hindrance);
  },
);

test("an authorisation has ended the moment its end date comes", () => {
  const hindrance = (validUntil: Date) =>
    hindranceOf({ status: "BLOCKED", blockCause: "WRONG_TRIES" }, { status: "ACTIVE", validUntil }, now);
  expect([hindrance(now), hindrance(new Date(now.getTime() + 1))]).toEqual(["withdrawn", "blocked"]);
});
