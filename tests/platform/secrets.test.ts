import { createCipheriv, hkdfSync, randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { sessionIdOf, sessionToken } from "#lib/platform/auth/session-token.ts";
import { keyedHash, keyedHashes, seal, unseal, Unopened } from "#lib/platform/secrets.ts";
import * as settings from "#lib/platform/settings.ts";

const [first, second, third] = ["first", "second", "third"].map((name) => `a-key-of-the-tests-that-is-the-${name}`);

/** From now on AUTH_SECRET holds these. */
const keys = (...secrets: (string | undefined)[]) =>
  vi
    .spyOn(settings, "settings")
    .mockReturnValue(settings.readSettings({ APP_ENV: "test", AUTH_SECRET: secrets.join(" ") }));

afterEach(() => vi.restoreAllMocks());

test("what was sealed is opened as long as its key is among ours", () => {
  keys(first);
  const sealed = seal({ code: 123456 });
  keys(second, first);
  expect(unseal(sealed)).toEqual({ code: 123456 });
  expect(unseal(seal("newer"))).toBe("newer");
  keys(third, second, first);
  expect(unseal(sealed)).toEqual({ code: 123456 });
});

test("without its key it says which one is missing, and nothing else", () => {
  keys(first);
  const sealed = seal("a secret");
  keys(second);
  const name = Buffer.from(sealed.subarray(0, 4)).toString("hex");
  expect(() => unseal(sealed)).toThrow(new Unopened(name));
  expect(() => unseal(new Uint8Array(3))).toThrow(Unopened);
  expect(() => unseal(new Uint8Array(0))).toThrow(Unopened);
});

test("what is changed, cut short or sealed for something else is not opened", () => {
  keys(first);
  const sealed = seal("a secret");
  for (const at of [4, 16, 33]) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => unseal(changed)).toThrow(Unopened);
  }
  expect(() => unseal(sealed.subarray(0, 20))).toThrow(Unopened);
  expect(() => unseal(sealed, "draft")).toThrow(Unopened);
});

test("what was sealed before keys had names is opened too", () => {
  keys(second, first);
  const iv = randomBytes(12);
  const key = Buffer.from(hkdfSync("sha256", first ?? "", "", "portal outbox", 32));
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(JSON.stringify("old"), "utf8"), cipher.final()]);
  expect(unseal(Buffer.concat([iv, cipher.getAuthTag(), body]))).toBe("old");
});

test("what is kept is under the newest key and found under each; what is counted stays under the oldest", () => {
  keys(first);
  const [kept] = keyedHashes("code", "123456");
  const counted = keyedHash("ip", "203.0.113.8");
  expect(keyedHashes("ip", "203.0.113.8")).toEqual([counted]);
  keys(second, first);
  expect(keyedHashes("code", "123456")).toHaveLength(2);
  expect(keyedHashes("code", "123456")[0]).not.toBe(kept);
  expect(keyedHashes("code", "123456")).toContain(kept);
  expect(keyedHash("ip", "203.0.113.8")).toBe(counted);
});

test("a session goes on under a newer key, and ends when its key is gone", async () => {
  const session = "0190a0a0-0000-7000-8000-000000000001";
  keys(first);
  const cookie = await sessionToken(session);
  keys(second, first);
  expect(await sessionIdOf(cookie)).toBe(session);
  const newer = await sessionToken(session);
  keys(second);
  expect(await sessionIdOf(newer)).toBe(session);
  // A process that read a cookie before remembers it; this one has not.
  keys(first);
  const unread = await sessionToken(session);
  keys(second);
  expect(await sessionIdOf(unread)).toBeNull();
});
