import fc from "fast-check";
import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#lib/platform/auth/password-hash.ts";

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
