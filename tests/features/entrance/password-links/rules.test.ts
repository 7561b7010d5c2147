import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { easilyGuessed, stateOf, worthOf } from "#lib/features/entrance/password-links/rules.ts";
import { ChoosePassword } from "#lib/features/entrance/password-links/schema.ts";

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

describe("what a link is worth", () => {
  const invited = { ...open, purpose: "ACTIVATE", account: { status: "INVITED", blockCause: null, blockedAt: null } };
  const active = { ...invited, account: { ...invited.account, status: "ACTIVE" } };
  const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES", blockedAt: now };
  const reset = { ...open, purpose: "RESET_PASSWORD", replacedAt: now, account: blocked };
  const past = { ...open, expiresAt: now };

  test.each([
    ["an invitation that waits", invited, true, "open"],
    ["one that has expired", { ...invited, ...past }, true, "expired"],
    ["one that was withdrawn", invited, false, "ended"],
    ["one whose newer link was withdrawn too", { ...invited, replacedAt: now }, false, "ended"],
    ["one that led to an account, by this link or another", { ...active, replacedAt: now }, false, "used"],
    [
      "one of an account that was stopped before it began",
      { ...invited, account: { ...blocked, blockCause: "FREEZE" } },
      true,
      "ended",
    ],
    ["one that was used, of an account that begins anew", { ...invited, usedAt: now }, true, "replaced"],
    ["a new password", { ...active, purpose: "RESET_PASSWORD" }, false, "open"],
    ["one that a block by guessed codes ended", reset, false, "blocked"],
    ["one that a newer one replaced before a block", { ...reset, replacedAt: new Date(0) }, false, "replaced"],
    ["one that a freeze ended", { ...reset, account: { ...blocked, blockCause: "FREEZE" } }, false, "replaced"],
    ["a new password for an account that begins anew", { ...invited, purpose: "RESET_PASSWORD" }, true, "ended"],
  ] as const)("%s", (_, link, isAwaited, worth) => expect(worthOf(link, isAwaited, now)).toBe(worth));
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

  test.each([
    ["Dora-2026!", "holdsName"],
    ["de familie Jánsen", "holdsName"],
    ["onder de Linden 12", "holdsOrganisation"],
    ["ASSURANTIEKANTOOR!", "holdsOrganisation"],
    ["mijn allianz poes", "holdsPortal"],
    ["voor de Mkb-Portal", "holdsPortal"],
    ["portaal hulp 2026", "holdsPortal"],
    ["code dl-0042 dus", "holdsAccessCode"],
    ["Een heel goed geheim", null],
    ["Demo-wachtwoord-2026", null],
  ])("%s: %s", (password, why) => {
    const known = {
      email: "dora.jansen@delinden.example",
      insurer: "Allianz",
      portals: ["mkbportal", "myallianzbroker"],
      organisations: ["Assurantiekantoor De Linden", "Jo & Co"],
      accessCodes: ["DL0042"],
    };
    // The name before the @ counts as a whole and in its parts.
    const whose = password === "Dora-2026!" ? { ...known, email: "dora@delinden.example" } : known;
    expect(easilyGuessed(password, whose)).toBe(why);
  });

  test("may hold what is too short to say anything", () => {
    const known = {
      email: "ja@x.example",
      insurer: "ING",
      organisations: ["De Fee"],
      ...{ portals: [], accessCodes: ["A1"] },
    };
    expect(easilyGuessed("japanse fee in a1 printing", known)).toBe(null);
  });
});
