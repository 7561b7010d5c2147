import { describe, expect, test } from "vitest";
import {
  ask,
  canBeConfirmed,
  finish,
  losesAccess,
  remindersOf,
  stateOf,
} from "#lib/features/administration/access-reviews/rules.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const review = {
  ...{ startedAt: day(1), dueAt: day(31), lapsesAt: day(45) },
  ...{ lapsedAt: null, finishedAt: null, stoppedAt: null },
};

const anna = { accountId: "anna", role: "ADMINISTRATOR" } as const;
const bert = { accountId: "bert", role: "ADMINISTRATOR" } as const;
const wim = { accountId: "wim", role: "EMPLOYEE" } as const;
const bram = { accountId: "bram", role: "EMPLOYEE" } as const;

test("where a review stands follows from its moments", () => {
  expect(stateOf(review, day(30))).toBe("open");
  expect(stateOf(review, day(31))).toBe("late");
  expect(stateOf({ ...review, lapsedAt: day(45) }, day(45))).toBe("lapsing");
  expect(stateOf({ ...review, lapsedAt: day(45), finishedAt: day(46) }, day(46))).toBe("lapsed");
  expect(stateOf({ ...review, finishedAt: day(20) }, day(46))).toBe("finished");
  expect(stateOf({ ...review, stoppedAt: day(20) }, day(46))).toBe("stopped");
});

test("somebody is confirmed only while it is open", () => {
  expect(ask(review)).toEqual({ open: true });
  expect(ask({ ...review, lapsedAt: day(45) })).toMatchObject({ refused: "reviewLapsed" });
  expect(ask({ ...review, finishedAt: day(45) })).toMatchObject({ refused: "reviewFinished" });
  expect(ask({ ...review, stoppedAt: day(45) })).toMatchObject({ refused: "reviewStopped" });
});

describe("who can be confirmed", () => {
  test("nobody by themselves, and a beheerder not by a deputy", () => {
    expect(canBeConfirmed(anna, [anna])).toBe(false);
    expect(canBeConfirmed(anna, [anna, wim])).toBe(false);
    expect(canBeConfirmed(anna, [anna, bert])).toBe(true);
    expect(canBeConfirmed(bram, [wim])).toBe(true);
    expect(canBeConfirmed(wim, [wim])).toBe(false);
  });

  test("a review is over when nobody is left whom anybody there could confirm", () => {
    expect(finish([], [anna])).toEqual({ left: 0 });
    expect(finish([anna], [anna])).toEqual({ left: 1 });
    expect(finish([anna], [anna, bert])).toMatchObject({ refused: "stillOpen", detail: { left: 1 } });
    expect(finish([bram, anna], [anna])).toMatchObject({ refused: "stillOpen", detail: { left: 1 } });
  });
});

test("access ends of whoever could have been confirmed, and not of whoever took part", () => {
  const of = (
    person: typeof anna | typeof bram,
    tookPart: readonly string[],
    deciders: readonly (typeof anna | typeof bert)[],
    isBlocked = false,
  ) => losesAccess({ id: person.accountId, isBlocked, ...person }, { tookPart, deciders });
  expect(of(bram, [], [anna])).toBe(true);
  expect(of(bram, [], [])).toBe(false);
  expect(of(anna, [], [anna, bert])).toBe(true);
  expect(of(anna, ["anna"], [anna, bert])).toBe(false);
  expect(of(anna, [], [anna])).toBe(false);
  expect(of(anna, [], [bert], true)).toBe(false);
  expect(of(bram, [], [bert], true)).toBe(true);
});

test("beheerders hear of it at once, a week before the day, on it, and three days before access ends", () => {
  expect(remindersOf(review)).toEqual([
    { step: "begin", at: day(1) },
    { step: "soon", at: day(24) },
    { step: "due", at: day(31) },
    { step: "last", at: day(42) },
  ]);
  expect(remindersOf({ ...review, dueAt: day(8), lapsesAt: null }).map(({ step }) => step)).toEqual(["begin", "due"]);
});
