import { describe, expect, test } from "vitest";
import {
  finish,
  narrowedBy,
  normalNumber,
  reopened,
  settle,
  take,
  type Handling,
} from "#lib/features/help-requests/rules.ts";

const fresh: Handling = {
  status: "RECEIVED",
  takenById: null,
  takenBy: "",
  takenAt: null,
  resolvedBy: "",
  resolvedAt: null,
};
const at = new Date("2026-11-22T09:12:00Z");

describe("a help request", () => {
  test("is taken by one", () => {
    expect(take(fresh, "sara")).toEqual({ status: "SEEN", takenById: "sara" });
    const taken = { ...fresh, status: "SEEN", takenById: "sara", takenBy: "Sara Smit", takenAt: at } as const;
    expect(take(taken, "otto")).toEqual({ refused: "alreadyTaken", detail: { by: "Sara Smit", at } });
    expect(take(taken, "sara")).toEqual({ refused: "alreadyYours" });
  });

  test("that is solved is neither taken nor finished, and says by whom it was", () => {
    const solved = {
      ...fresh,
      status: "RESOLVED",
      resolvedBy: "Anna Bos",
      takenBy: "Sara Smit",
      resolvedAt: at,
    } as const;
    for (const outcome of [take(solved, "otto"), finish(solved, "otto"), settle(solved)]) {
      expect(outcome).toEqual({ refused: "alreadyResolved", detail: { by: "Anna Bos", at } });
    }
    expect(finish({ ...solved, resolvedBy: "" }, "otto")).toMatchObject({ detail: { by: "Sara Smit" } });
  });

  test("can be finished by a colleague of who took it", () => {
    const taken = { ...fresh, status: "SEEN", takenById: "sara", takenBy: "Sara Smit", takenAt: at } as const;
    expect(finish(taken, "otto")).toEqual({ status: "RESOLVED", takenById: "otto" });
  });

  test("opened again is where it was", () => {
    expect(reopened({ seenAt: null })).toBe("RECEIVED");
    expect(reopened({ seenAt: at })).toBe("SEEN");
  });
});

describe("a number", () => {
  const offices = [
    { intermediaryNumber: "10023", policyNumber: null, kvkNumber: "06875011" },
    { intermediaryNumber: null, policyNumber: "P-448812", kvkNumber: null },
  ];
  const [first, second] = offices;

  test.each([
    ["10023", [first]],
    ["0010023", [first]],
    ["1 00 23", [first]],
    ["06875011", [first]],
    ["6875011", [first]],
    ["p 448812", [second]],
    ["P448812", [second]],
    ["", offices],
    [" - ", offices],
    ["0", offices],
    ["404", offices],
  ])("%j narrows to where it belongs", (typed, expected) => {
    expect(narrowedBy(typed, offices, (office) => office)).toEqual(expected);
  });

  test("has one spelling", () => {
    expect(normalNumber("００12")).toBe("12");
  });
});
