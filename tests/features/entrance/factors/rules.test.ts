import { describe, expect, test } from "vitest";
import {
  codesOf,
  hasNone,
  isUsedUp,
  printed,
  recoveryCodeOf,
  sendsAtOnce,
  stepMs,
  stepOf,
  type Factors,
} from "#lib/features/entrance/factors/rules.ts";

const nothing: Factors = {
  sms: false,
  app: false,
  passkeys: 0,
  recoveryCodes: 0,
  left: { sms: 20, app: 20, recovery: 20 },
};

describe("what an account is asked for after its password", () => {
  test.each<[string, Partial<Factors>, string[], boolean]>([
    ["only a number: a code at once", { sms: true }, ["sms"], true],
    ["a number and recovery codes: still a code at once", { sms: true, recoveryCodes: 9 }, ["sms", "recovery"], true],
    ["an app too: nothing by itself, the app first", { sms: true, app: true }, ["app", "sms"], false],
    ["a passkey too: nothing by itself", { sms: true, passkeys: 1 }, ["sms"], false],
    ["only a passkey", { passkeys: 2 }, [], false],
    ["no number any more", { app: true, recoveryCodes: 1 }, ["app", "recovery"], false],
    ["used up recovery codes", { app: true, recoveryCodes: 0 }, ["app"], false],
    ["nothing", {}, [], false],
  ])("%s", (_, has, codes, atOnce) => {
    const factors = { ...nothing, ...has };
    expect(codesOf(factors)).toEqual(codes);
    expect(sendsAtOnce(factors)).toBe(atOnce);
    expect(hasNone(factors)).toBe(codes.length === 0 && factors.passkeys === 0);
    expect(isUsedUp(factors)).toBe(hasNone(factors));
  });

  test.each<[string, Factors["left"], string[], boolean]>([
    ["SMS", { sms: 0, app: 20, recovery: 20 }, ["app", "recovery"], false],
    ["app", { sms: 20, app: 0, recovery: 20 }, ["sms", "recovery"], false],
    ["recovery", { sms: 20, app: 20, recovery: 0 }, ["app", "sms"], false],
    ["every", { sms: 0, app: 0, recovery: 0 }, [], true],
  ])("a day of wrong %s codes closes that factor, and no other", (_, left, codes, over) => {
    const factors = { ...nothing, sms: true, app: true, recoveryCodes: 3, left };
    expect(codesOf(factors)).toEqual(codes);
    expect(isUsedUp(factors)).toBe(over);
    expect(isUsedUp({ ...factors, passkeys: 1 })).toBe(false);
  });
});

describe("a code of an app", () => {
  const now = new Date("2026-11-22T09:00:10Z");
  const current = Math.floor(now.getTime() / stepMs);
  const codeAt = (step: number) => String(step % 1_000_000).padStart(6, "0");

  test.each([
    [-2, null],
    [-1, current - 1],
    [0, current],
    [1, current + 1],
    [2, null],
  ])("of the half minute %i from now belongs to %s", (off, step) => {
    expect(stepOf(codeAt(current + off), codeAt, { lastStep: 0, now })).toBe(step);
  });

  test.each([
    [-1, -2, current - 1],
    [-1, -1, null],
    [-1, 0, null],
    [0, -1, current],
    [0, 0, null],
    [0, 1, null],
    [1, 0, current + 1],
    [1, 1, null],
  ])("of %i, after one of %i was accepted: %s", (off, last, step) => {
    expect(stepOf(codeAt(current + off), codeAt, { lastStep: current + last, now })).toBe(step);
  });

  test("that is the same in two half minutes is taken for one that was not used yet", () => {
    const same = () => "123456";
    expect(stepOf("123456", same, { lastStep: 0, now })).toBe(current);
    expect(stepOf("123456", same, { lastStep: current, now })).toBe(current + 1);
    expect(stepOf("123456", same, { lastStep: current + 1, now })).toBeNull();
  });
});

describe("a recovery code", () => {
  test.each(["H7K3F9QX2M", "h7k3f-9qx2m", " H7K3F 9QX2M ", "ｈ7k3f9qx2m"])("%j is read", (typed) => {
    expect(recoveryCodeOf(typed)).toBe("H7K3F9QX2M");
  });
  test.each(["", "123456", "123 456", "H7K3F9QX2", "H7K3F9QX2MM", "H7K3F9QX2O", "H7K3F9QX21"])(
    "%j is none",
    (typed) => {
      expect(recoveryCodeOf(typed)).toBeNull();
    },
  );
  test("is printed in two groups", () => {
    expect(printed("H7K3F9QX2M")).toBe("H7K3F-9QX2M");
  });
});
