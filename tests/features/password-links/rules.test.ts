import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsName, stateOf } from "#lib/features/password-links/rules.ts";
import { ChoosePassword } from "#lib/features/password-links/schema.ts";

const now = new Date("2026-11-22T09:00:00Z");
const open = { usedAt: null, replacedAt: null, worksFrom: null, expiresAt: new Date(now.getTime() + 1) };

describe("a link", () => {
  test("works until its last millisecond", () => {
    expect(stateOf(open, now)).toBe("open");
    expect(stateOf({ ...open, expiresAt: now }, now)).toBe("expired");
  });
  test("used counts before replaced, and both before expired", () => {
    const over = { ...open, usedAt: now, replacedAt: now, expiresAt: now };
    expect(stateOf(over, now)).toBe("used");
    expect(stateOf({ ...over, usedAt: null }, now)).toBe("replaced");
  });
  test("works from its first millisecond", () => {
    expect(stateOf({ ...open, worksFrom: now }, now)).toBe("open");
    expect(stateOf({ ...open, worksFrom: new Date(now.getTime() + 1) }, now)).toBe("early");
  });
  test("that nobody has is unknown", () => expect(stateOf(null, now)).toBe("unknown"));
});

describe("a new password", () => {
  const codes = (password: unknown) =>
    ChoosePassword.safeParse({ link: "x", password }).error?.issues.map(({ message }) => message) ?? [];

  test("any 8 to 128 characters are accepted as they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 8, maxLength: 128 }), (password) => {
        const length = [...password.normalize("NFC")].length;
        fc.pre(length >= 8 && length <= 128 && password.length <= 512);
        expect(ChoosePassword.parse({ link: "x", password }).password).toBe(password);
      }),
    );
  });
  test.each([
    [undefined, "passwordMissing"],
    ["", "passwordMissing"],
    ["1234567", "passwordTooShort"],
    ["é".repeat(4).normalize("NFD"), "passwordTooShort"],
    ["a".repeat(129), "passwordTooLong"],
    ["a".repeat(100_000), "passwordTooLong"],
  ])("%#: %s", (password, code) => expect(codes(password)).toContain(code));

  test("may not hold the name before the @", () => {
    expect(holdsName("Dora-2026!", "dora@delinden.example")).toBe(true);
    expect(holdsName("een ANDER wachtwoord", "dora@delinden.example")).toBe(false);
    expect(holdsName("japanse kers", "ja@delinden.example")).toBe(false);
  });
});
