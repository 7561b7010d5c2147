import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameAt, renamedAt, type NameOverTime } from "#lib/features/base/people/rules.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));
const yara: NameOverTime = {
  now: "Yara Bosch",
  past: [
    { until: at(10), name: "Yara Smit" },
    { until: at(20), name: "Yara Blom" },
  ],
};

describe("a name over time", () => {
  test.each([
    ["long before", 0, "Yara Smit"],
    ["at the moment of the first change", 10, "Yara Smit"],
    ["after it", 11, "Yara Blom"],
    ["at the moment of the second", 20, "Yara Blom"],
    ["now", 21, "Yara Bosch"],
  ])("%s", (_, minute, name) => expect(nameAt(yara, at(minute))).toBe(name));

  test.each([
    [10, { from: "Yara Smit", to: "Yara Blom" }],
    [20, { from: "Yara Blom", to: "Yara Bosch" }],
    [15, null],
  ])("changed at minute %i: %o", (minute, change) => expect(renamedAt(yara, at(minute))).toEqual(change));

  test("whatever was erased, a change still leads to the name right after it", () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 8 });
    fc.assert(
      fc.property(minutes, (changes) => {
        const past = changes.sort((a, b) => a - b).map((minute) => ({ until: at(minute), name: `until ${minute}` }));
        const names = { now: "now", past };
        for (const { until } of past) {
          const justAfter = new Date(until.getTime() + 1);
          expect(renamedAt(names, until)?.to).toBe(nameAt(names, justAfter));
        }
      }),
    );
  });
});
