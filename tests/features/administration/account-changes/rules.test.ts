import { describe, expect, test } from "vitest";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import {
  notInThisWay,
  notMeState,
  numberByAdministrator,
  numberLinkState,
  numberWay,
  reactivate,
} from "#lib/features/administration/account-changes/rules.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { nested } from "#tests/support/nested.ts";

const now = new Date("2026-11-22T09:00:00Z");
const later = new Date(now.getTime() + 1);

const active = {
  authorisationStatus: "ACTIVE",
  validUntil: null,
  accountStatus: "ACTIVE",
  blockCause: null,
  waitUntil: null,
  wasReactivated: false,
} as const;
const invited = { ...active, authorisationStatus: "PENDING", accountStatus: "INVITED" } as const;
const byTries = { ...active, accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
const frozen = { ...active, accountStatus: "BLOCKED", blockCause: "FREEZE" } as const;
const byStaff = { ...active, accountStatus: "BLOCKED", blockCause: "STAFF" } as const;
const reset = { ...active, accountStatus: "INVITED", wasReactivated: true } as const;

describe("a new number", () => {
  test.each([
    ["of an active account is finished by the person", active, { way: "start" }],
    ["of an account that never was active counts at once", invited, { way: "set" }],
    ["waits for unblocking", byTries, { refused: "blocked" }],
    ["of a frozen account is the insurer's", frozen, { refused: "frozen" }],
    ["of an account staff blocked is the insurer's", byStaff, { refused: "frozen" }],
    ["of an account that is being reactivated begins that anew", reset, { refused: "reactivating" }],
    ["is not for who has left", { ...active, authorisationStatus: "WITHDRAWN" } as const, { refused: "notActive" }],
    ["is not for who has run out", { ...active, validUntil: now }, { refused: "notActive" }],
  ])("%s", (_, person, expected) => {
    expect(numberWay(nested(person), now)).toMatchObject(expected);
    expect(numberByAdministrator(nested(person), now)).toMatchObject(expected);
  });

  test("of who is to become beheerder no beheerder gives", () => {
    const next = { ...invited, role: "ADMINISTRATOR" } as const;
    expect(numberByAdministrator(nested(next), now)).toEqual({ refused: "becomesAdministrator" });
    expect(numberWay(nested(next), now)).toEqual({ way: "set" });
    expect(numberByAdministrator(nested({ ...active, role: "ADMINISTRATOR" }), now)).toEqual({ way: "start" });
  });
});

describe("a form for a new number", () => {
  const person = { account: { mobileNumber: "+31612345678" } };

  test.each([
    ["does what can be done", { way: "start" } as const, "start", "+31687654321", null],
    ["tells why it cannot", refuse("frozen"), "start", "+31612345678", { refused: "frozen" }],
    [
      "for the other way tells that it changed meanwhile",
      { way: "set" },
      "start",
      "+31612345678",
      { refused: "changedMeanwhile" },
    ],
    ["for the number there is tells so", { way: "set" }, "set", "+31612345678", { refused: "sameNumber" }],
  ] as const)("%s", (_, outcome, way, mobileNumber, expected) => {
    expect(notInThisWay(outcome, way, person, mobileNumber)).toEqual(expected);
  });
});

describe("reactivation", () => {
  test.each([
    ["is for who was active", active, false, { way: "reactivate" }],
    ["takes the place of a block by wrong tries", byTries, false, { way: "reactivate" }],
    ["can be begun anew", reset, false, { way: "reactivate" }],
    ["is not for who only has an invitation", invited, false, { refused: "notActivated" }],
    ["never lifts a freeze", frozen, false, { refused: "frozen" }],
    ["never lifts a staff block", byStaff, false, { refused: "frozen" }],
    ["is not for one organisation of two to decide", active, true, { refused: "elsewhere" }],
    [
      "waits for the beheerder's own block",
      { ...active, authorisationStatus: "BLOCKED" } as const,
      false,
      { refused: "blockedHere" },
    ],
  ])("%s", (_, person, isElsewhere, expected) =>
    expect(reactivate(nested({ ...person, isElsewhere }), now)).toMatchObject(expected),
  );
});

const account = { status: "ACTIVE", blockCause: null } as const;
const change = { completedAt: null, cancelledAt: null, isReplaced: false };
const link = { usedAt: null, replacedAt: null, expiresAt: later, change, account };

describe("the link that finishes a change of number", () => {
  test.each([
    ["nobody has", null, "unknown"],
    ["is open until its last millisecond", link, "open"],
    ["has expired then", { ...link, expiresAt: now }, "expired"],
    ["was used", { ...link, usedAt: now }, "used"],
    ["of a finished change", { ...link, change: { ...change, completedAt: now } }, "used"],
    ["was taken back", { ...link, change: { ...change, cancelledAt: now }, replacedAt: now }, "stopped"],
    ["has a newer one", { ...link, change: { ...change, cancelledAt: now, isReplaced: true } }, "replaced"],
    [
      "of a blocked account",
      { ...link, account: { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const },
      "blocked",
    ],
    ["of a frozen account", { ...link, account: { status: "BLOCKED", blockCause: "FREEZE" } as const }, "frozen"],
  ])("%s", (_, given, state) => expect(numberLinkState(given, now)).toBe(state));
});

describe("the link that says it was not me", () => {
  test.each([
    ["nobody has", null, "unknown"],
    ["is open until its last millisecond", link, "open"],
    ["still freezes once the change is finished", { ...link, change: { ...change, completedAt: now } }, "open"],
    ["has expired then", { ...link, expiresAt: now }, "expired"],
    ["has nothing to stop any more", { ...link, change: { ...change, cancelledAt: now } }, "stopped"],
    ["was used", { ...link, usedAt: now }, "frozen"],
    [
      "works for a blocked account too",
      { ...link, account: { status: "BLOCKED", blockCause: "WRONG_TRIES" } as const },
      "open",
    ],
    ["came after another's", { ...link, account: { status: "BLOCKED", blockCause: "FREEZE" } as const }, "frozen"],
  ])("%s", (_, given, state) => expect(notMeState(given, now)).toBe(state));
});

describe("who may", () => {
  const anna: Actor = {
    kind: "member",
    accountId: "anna",
    authorisationId: "a",
    organisationId: "A",
    role: "ADMINISTRATOR",
    isDeputy: false,
    restsUntil: null,
    sessionId: "s",
    factorAt: now,
  };
  const dora = { organisationId: "A", accountId: "dora", isStaff: false, role: "EMPLOYEE" } as const;
  const bert = { ...dora, accountId: "bert", role: "ADMINISTRATOR" } as const;

  test.each([
    ["a beheerder for a colleague", anna, dora, true],
    ["a beheerder for another beheerder", anna, bert, true],
    ["a deputy for a colleague", { ...anna, isDeputy: true }, dora, true],
    ["no deputy for a beheerder", { ...anna, isDeputy: true }, bert, false],
    ["nobody for himself", { ...anna, accountId: "dora" }, dora, false],
    ["nobody elsewhere", { ...anna, organisationId: "B" }, dora, false],
    ["nobody for the insurer's people", anna, { ...dora, isStaff: true }, false],
  ])("%s", (_, actor, person, may) => expect(mayChange(actor, nested(person))).toBe(may));
});
