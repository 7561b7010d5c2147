import { describe, expect, test } from "vitest";
import {
  answerTo,
  canBeUnblocked,
  notBlocked,
  unblock,
  undo,
  undoLasts,
  type Unblocking,
} from "#lib/features/administration/authorisations/blocking/rules.ts";
import { isNumberTypedHere, standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { backTo } from "#lib/features/administration/authorisations/rules/returning.ts";
import { nested } from "#tests/support/nested.ts";

const now = new Date("2026-03-02T09:12:00Z");
const later = new Date(now.getTime() + 1);
const earlier = new Date(now.getTime() - 1);
type Part = Parameters<typeof nested>[0];

describe("the status", () => {
  test.each<[Part, string]>([
    [{}, "active"],
    [{ accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }, "blocked"],
    [{ accountStatus: "BLOCKED", blockCause: "FREEZE" }, "frozen"],
    [{ authorisationStatus: "BLOCKED" }, "blocked"],
    [{ authorisationStatus: "BLOCKED", waitUntil: later }, "blocked"],
    [{ waitUntil: later }, "waiting"],
    [{ waitUntil: now }, "active"],
    [{ authorisationStatus: "PENDING", accountStatus: "INVITED" }, "invited"],
    [{ authorisationStatus: "PENDING", accountStatus: "INVITED", invitesLater: true }, "notInvited"],
    [{ authorisationStatus: "PENDING", invitesLater: true, validUntil: now }, "withdrawn"],
    [{ invitesLater: true }, "active"],
    [{ authorisationStatus: "WITHDRAWN", accountStatus: "BLOCKED" }, "withdrawn"],
    [{ authorisationStatus: "EXPIRED" }, "withdrawn"],
    [{ validUntil: now }, "withdrawn"],
    [{ validUntil: later }, "active"],
  ])("of %j is %s", (part, standing) => expect(standingOf(nested(part), now)).toBe(standing));
});

test.each<[Part, boolean]>([
  [{ accountStatus: "INVITED", authorisationStatus: "PENDING" }, true],
  [{ accountStatus: "INVITED" }, false],
  [{ accountStatus: "INVITED", authorisationStatus: "BLOCKED" }, false],
  [{ accountStatus: "INVITED", authorisationStatus: "WITHDRAWN" }, false],
  [{ authorisationStatus: "PENDING" }, false],
])("the number of %j was typed here: %s", (part, typed) => expect(isNumberTypedHere(nested(part))).toBe(typed));

describe("unblocking", () => {
  test.each<[Part, object]>([
    [{}, { lifted: [] }],
    [{ accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }, { lifted: ["ACCOUNT"] }],
    [{ authorisationStatus: "BLOCKED" }, { lifted: ["AUTHORISATION"] }],
    [
      { authorisationStatus: "BLOCKED", accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" },
      { lifted: ["AUTHORISATION", "ACCOUNT"] },
    ],
    [{ waitUntil: later }, { lifted: ["WAIT"] }],
    [{ accountStatus: "BLOCKED", blockCause: "FREEZE" }, { refused: "notYours" }],
    [{ accountStatus: "BLOCKED", blockCause: "STAFF", authorisationStatus: "BLOCKED" }, { refused: "notYours" }],
    [{ authorisationStatus: "WITHDRAWN" }, { refused: "notActive" }],
    [{ authorisationStatus: "PENDING" }, { refused: "notActive" }],
    [{ authorisationStatus: "PENDING", accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }, { refused: "notActive" }],
    [{ validUntil: earlier, accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }, { refused: "notActive" }],
  ])("of %j is %j", (part, outcome) => {
    const person = nested(part);
    expect(unblock(person, now)).toEqual(outcome);
    expect(canBeUnblocked(person, now)).toBe("lifted" in outcome && (outcome.lifted as string[]).length > 0);
  });

  test("of someone who was unblocked today says who was first", () => {
    const unblocking = { at: earlier, byId: "bert", by: "Bert Bos", lifted: ["ACCOUNT"] as const };
    expect(notBlocked(unblocking, "anna", now)).toEqual({
      refused: "alreadyUnblocked",
      detail: { by: "Bert Bos", at: earlier },
    });
    expect(notBlocked(unblocking, "bert", now)).toEqual({ refused: "alreadyByYou", detail: { at: earlier } });
    expect(notBlocked({ ...unblocking, at: new Date("2026-03-01T09:12:00Z") }, "anna", now)).toEqual({
      refused: "notBlocked",
    });
    expect(notBlocked({ at: null, byId: null, by: "" }, "anna", now)).toEqual({ refused: "notBlocked" });
  });
});

test.each([
  ["BLOCKED", { accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }, "unblock"],
  ["WRONG_MOBILE_NUMBER", { waitUntil: later }, "unblock"],
  ["BLOCKED", {}, "tell"],
  ["OTHER", {}, "tell"],
  ["WRONG_MOBILE_NUMBER", {}, null],
  ["NO_ACCESS", {}, null],
  ["BLOCKED", { authorisationStatus: "WITHDRAWN" }, null],
  ["BLOCKED", { accountStatus: "BLOCKED", blockCause: "FREEZE" }, null],
] as const)("a request about %s from someone with %j is answered by %s", (problem, part, answer) =>
  expect(answerTo(problem, nested(part), now)).toBe(answer),
);

describe("undoing", () => {
  const unblocking = {
    at: now,
    byId: "anna",
    by: "Anna",
    lifted: ["AUTHORISATION", "ACCOUNT"],
    accountLiftedSince: false,
  } as const;
  const undone = (part: Partial<Unblocking>, flat: Part, me: string, moment: Date) =>
    undo(nested({ ...flat, unblocking: { ...unblocking, ...part } }), me, moment);
  const at = (milliseconds: number) => new Date(now.getTime() + milliseconds);

  test("works for ten minutes, to the millisecond", () => {
    expect(undone({}, {}, "anna", at(undoLasts - 1))).toEqual({ restored: ["AUTHORISATION", "ACCOUNT"] });
    expect(undone({}, {}, "anna", at(undoLasts))).toEqual({ refused: "tooLate" });
  });

  test("leaves an account alone that another organisation has helped since", () => {
    const since = { accountLiftedSince: true };
    expect(undone(since, {}, "anna", now)).toEqual({ restored: ["AUTHORISATION"] });
    expect(undone({ ...since, lifted: ["ACCOUNT"] }, {}, "anna", now)).toEqual({ refused: "nothingToUndo" });
  });

  test("is for who unblocked, of what was a block, while the person did not sign in", () => {
    expect(undone({}, {}, "bert", now)).toEqual({ refused: "nothingToUndo" });
    expect(undone({ lifted: ["WAIT"] }, {}, "anna", now)).toEqual({ refused: "nothingToUndo" });
    expect(undone({}, { lastSignInAt: later }, "anna", at(5))).toEqual({ refused: "signedInSince" });
    expect(undone({}, { lastSignInAt: earlier }, "anna", at(5))).toHaveProperty("restored");
    expect(undone({}, { authorisationStatus: "WITHDRAWN" }, "anna", at(5))).toEqual({
      refused: "nothingToUndo",
    });
    expect(undone({}, { accountStatus: "BLOCKED", blockCause: "STAFF" }, "anna", at(5))).toEqual({
      refused: "nothingToUndo",
    });
  });
});

test.each([
  ["/beheer", "/beheer?gedaan=1"],
  ["/beheer/gebruikers?q=de+vries&gedaan=0&wie=9", "/beheer/gebruikers?q=de+vries&gedaan=1"],
  [undefined, "/beheer?gedaan=1"],
  ["https://elsewhere.example/beheer", "/beheer?gedaan=1"],
  ["/beheer/../../inloggen", "/beheer?gedaan=1"],
  ["//elsewhere.example", "/beheer?gedaan=1"],
  ["/beheer\\..\\x", "/beheer?gedaan=1"],
])("from %j the form leads to %j", (typed, path) => expect(backTo(typed, { gedaan: "1" })).toBe(path));
