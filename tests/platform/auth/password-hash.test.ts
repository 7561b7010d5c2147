import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { hashPassword, isOutdated, verifyPassword } from "#lib/platform/auth/password-hash.ts";
import * as settings from "#lib/platform/settings.ts";

afterEach(() => vi.restoreAllMocks());

test("any password is right as it was chosen, and no other is", async () => {
  const password = fc.string({ unit: "grapheme", minLength: 8, maxLength: 128 });
  await fc.assert(
    fc.asyncProperty(password, async (chosen) => {
      const hash = await hashPassword(chosen);
      expect(await verifyPassword(hash, chosen)).toBe(true);
      expect(await verifyPassword(hash, chosen.slice(0, -1) + (chosen.endsWith("x") ? "y" : "x"))).toBe(false);
    }),
    { numRuns: 5 },
  );
});

test("a password typed with accents apart is the same password", async () => {
  const hash = await hashPassword("Één crème brûlée".normalize("NFD"));
  expect(await verifyPassword(hash, "Één crème brûlée".normalize("NFC"))).toBe(true);
  expect(await verifyPassword(hash, "Een creme brulee")).toBe(false);
});

const [first, second] = ["the-first-pepper-of-these-tests-123", "the-second-pepper-of-these-tests-45"];

test.each<[string, string, string, { right: boolean; outdated: boolean }]>([
  ["under the key of today", first, first, { right: true, outdated: false }],
  ["from before there was a key", "", first, { right: true, outdated: true }],
  ["under the key before this one", first, `${second} ${first}`, { right: true, outdated: true }],
  ["under a key that is gone", first, second, { right: false, outdated: true }],
  ["with a key, where there is none any more", first, "", { right: false, outdated: true }],
])("a hash made %s", async (_, then, now, expected) => {
  const pepper = (keys: string) =>
    vi
      .spyOn(settings, "settings")
      .mockReturnValue(settings.readSettings({ APP_ENV: "test", ...(keys !== "" && { PASSWORD_PEPPER: keys }) }));
  pepper(then);
  const hash = await hashPassword("Tulpen bloeien in april");
  pepper(now);
  expect(await verifyPassword(hash, "Tulpen bloeien in april")).toBe(expected.right);
  expect(await verifyPassword(hash, "Tulpen bloeien in mei")).toBe(false);
  expect(isOutdated(hash)).toBe(expected.outdated);
});
