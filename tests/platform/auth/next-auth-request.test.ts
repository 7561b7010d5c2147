import { expect, test } from "vitest";
import { isReadable, isUsed } from "#lib/platform/auth/next-auth-request.ts";

test.each([
  ["GET", "csrf", true],
  ["GET", "session", true],
  ["POST", "signout", true],
  ["POST", "callback", true],
  ["GET", "callback", false],
  ["GET", "verify-request", false],
  ["POST", "_log", false],
  ["GET", "", false],
  ["DELETE", "session", false],
])("next-auth's %s %s is there: %s", (method, action, there) => {
  expect(isUsed(method, action)).toBe(there);
});

const address = "http://localhost:3000/api/auth/signin";

test.each([
  [address, "", true],
  [`${address}?callbackUrl=%2Fnl%2Fbeheer`, "", true],
  [`${address}?callbackUrl=https%3A%2F%2Felsewhere.example`, "", true],
  [`${address}?callbackUrl=http%3A%2F%2F%5B`, "", false],
  [`${address}?callbackUrl=javascript%3A1`, "", false],
  [`${address}?callbackUrl=%00`, "", false],
  [address, "a=b; next-auth.callback-url=http%3A%2F%2Flocalhost", true],
  [address, "a=b; next-auth.callback-url=:::", false],
  [address, "__Secure-next-auth.callback-url=%E0%A4%A", false],
])("%s with the cookie %j can be read: %s", (url, cookies, readable) => {
  expect(isReadable(url, cookies)).toBe(readable);
});
