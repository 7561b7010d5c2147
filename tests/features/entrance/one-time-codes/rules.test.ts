import { describe, expect, test } from "vitest";
import { codeMessage } from "#lib/features/entrance/one-time-codes/mails.ts";
import { nextCodeAt } from "#lib/features/entrance/one-time-codes/rules.ts";
import { EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";

const codeOf = (code: unknown) => EnterCode.safeParse({ code });

describe("a typed code", () => {
  test.each(["123456", "123 456", " 123-456 ", "１２３４５６", "‎123456"])("%j is read as six digits", (typed) => {
    expect(codeOf(typed).data?.code).toBe("123456");
  });
  test.each([
    ["", "codeMissing"],
    ["abc", "codeMissing"],
    ["12345", "codeUnclear"],
    ["1234567", "codeUnclear"],
    ["1".repeat(100), "codeUnclear"],
    [undefined, "codeMissing"],
  ])("%j is told what is wrong with it: %s", (typed, message) => {
    expect(codeOf(typed).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

test("a code by SMS is bound to this site in its last line", () => {
  const text = codeMessage("nl", "SIGN_IN", "012345", "Allianz", "portaal.example");
  expect(text.startsWith("012345 is je code om in te loggen bij Allianz")).toBe(true);
  expect(text.split("\n").at(-1)).toBe("@portaal.example #012345");
});

test("another code comes after half a minute, and the third is the last", () => {
  const lastSentAt = new Date("2026-11-22T09:00:00Z");
  expect(nextCodeAt({ codesSent: 1, lastSentAt })).toEqual(new Date("2026-11-22T09:00:30Z"));
  expect(nextCodeAt({ codesSent: 3, lastSentAt })).toBeNull();
});
