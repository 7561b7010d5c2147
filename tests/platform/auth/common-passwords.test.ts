import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isCommonPassword } from "#lib/platform/auth/common-passwords.ts";

test.each([
  "password",
  "PassWord",
  "qwertyuiop",
  "Welkom01",
  "Welkom2026!",
  "Zomer-2026",
  "wachtwoord123",
  "Amsterdam!!",
  "aaaaaaaaaaaa",
  "abababababab",
  "1234567890",
])("%s is common", (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

test.each([
  "Demo-wachtwoord-2026",
  "Een heel goed geheim",
  "Tulpen bloeien in april",
  "zomerkoninkjes op toast",
  "2026Qz!vbTw7",
  "pässwörd-mit-ümläut",
])("%s is not", (password) => {
  expect(isCommonPassword(password)).toBe(false);
});

test("the same characters on another keyboard are the same password", () => {
  const accented = "pokémon2026";
  expect(isCommonPassword(accented.normalize("NFD"))).toBe(isCommonPassword(accented.normalize("NFC")));
});

test("at least ten thousand are known that are long enough to be chosen, and each of them is refused", () => {
  const file = readFileSync("lib/platform/auth/common-passwords.txt", "utf8");
  const choosable = file.split("\n").filter((password) => password.length >= 8);
  expect(choosable.length).toBeGreaterThan(10_000);
  expect(choosable.filter((password) => !isCommonPassword(password.toUpperCase()))).toEqual([]);
  expect(readFileSync("lib/platform/auth/common-passwords.licence.txt", "utf8")).toContain("Permission is hereby");
});
