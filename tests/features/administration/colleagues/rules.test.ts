import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cursorOf, searchPatterns } from "#lib/features/administration/colleagues/rules.ts";
import { cursorText } from "#lib/platform/paging.ts";

describe("the place in the list", () => {
  const id = "0192f0c1-2345-7abc-8def-0123456789ab";

  test("comes back as it was", () => {
    const names = fc.string().filter((key) => !/[\p{Cc}\p{Cs}]/u.test(key));
    fc.assert(
      fc.property(names, (key) => {
        expect(cursorOf(cursorText(["name", key, id]), "name")).toEqual({ sort: "name", key, id, before: 0 });
      }),
    );
  });

  test("is the beginning for whatever else stands in the address", () => {
    fc.assert(fc.property(fc.string(), (text) => void expect(cursorOf(text, "name")).toBeNull()));
    const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
    expect(cursorOf(made("name", "berg", "1"), "name")).toBeNull();
    expect(cursorOf(made("name", "be\u0000rg", id), "name")).toBeNull();
    expect(cursorOf(made("name", ["berg"], id), "name")).toBeNull();
    expect(cursorOf(made("name", "berg", id), "lastSignIn")).toBeNull();
    expect(cursorOf(made("lastSignIn", "berg", id), "lastSignIn")).toBeNull();
    expect(cursorOf(made("lastSignIn", "2026-99-99T00:00:00.000Z", id), "lastSignIn")).toBeNull();
    expect(cursorOf(made("lastSignIn", "0000-01-01T00:00:00.000Z", id), "lastSignIn")).toBeNull();
    expect(cursorOf(made("lastSignIn", "", id), "lastSignIn")).not.toBeNull();
  });
});

test.each([
  ["", []],
  ["  Berg, Dora ", ["%berg%", "%dora%"]],
  ["vd Berg", ["%van d%", "%berg%"]],
  ["v.d. Berg", ["%van d%", "%berg%"]],
  ["Müller", ["%muller%"]],
  ["100%_\\", ["%100\\%\\_\\\\%"]],
  ["DL-7710", ["%dl7710%"]],
  ["... -", []],
])("searching for %j looks for %j", (typed, patterns) => expect(searchPatterns(typed)).toEqual(patterns));
