import { describe, expect, test } from "vitest";
import { mayHelp, mayView } from "#lib/features/insurer/servicedesk/policy.ts";
import {
  actsOn,
  helpersOf,
  numberByStaff,
  reactivateByStaff,
  unblockByStaff,
  unfreeze,
} from "#lib/features/insurer/servicedesk/rules.ts";
import { Help } from "#lib/features/insurer/servicedesk/schema.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { staffRoles } from "#lib/platform/access/roles.ts";
import { nested } from "#tests/support/nested.ts";

const now = new Date("2026-11-23T09:00:00Z");

const active = {
  authorisationStatus: "ACTIVE",
  accountStatus: "ACTIVE",
  blockCause: null,
  validUntil: null,
  waitUntil: null,
  role: "EMPLOYEE",
  wasReactivated: false,
  isElsewhere: false,
} as const;
const blocked = { ...active, accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" } as const;
const frozen = { ...active, accountStatus: "BLOCKED", blockCause: "FREEZE" } as const;
const beheerder = { role: "ADMINISTRATOR" } as const;
const alone = { hasHelper: false, reported: null, isBindingNew: false, me: "sara" };
const helped = { ...alone, hasHelper: true };
const mine = { takenById: "sara", takenBy: "Sara" };

describe("unblocking by the insurer", () => {
  test("is for whom no beheerder can help, and for a beheerder", () => {
    expect(unblockByStaff(nested(blocked), alone, now)).toEqual({ lifted: ["ACCOUNT"] });
    expect(unblockByStaff(nested(blocked), helped, now)).toEqual({ refused: "hasAdministrator" });
    expect(unblockByStaff(nested({ ...blocked, ...beheerder }), helped, now)).toEqual({ lifted: ["ACCOUNT"] });
  });

  test("leaves what a beheerder blocked here to the beheerders, while there is one", () => {
    const both = { ...blocked, ...beheerder, authorisationStatus: "BLOCKED" } as const;
    expect(unblockByStaff(nested(both), alone, now)).toEqual({ lifted: ["AUTHORISATION", "ACCOUNT"] });
    expect(unblockByStaff(nested(both), helped, now)).toEqual({ lifted: ["ACCOUNT"] });
    const here = { ...active, ...beheerder, authorisationStatus: "BLOCKED" } as const;
    expect(unblockByStaff(nested(here), helped, now)).toEqual({ refused: "hasAdministrator" });
  });

  test.each([
    [frozen, "frozen"],
    [{ ...frozen, blockCause: "STAFF" } as const, "blockedByInsurer"],
    [{ ...blocked, authorisationStatus: "WITHDRAWN" } as const, "notActive"],
    [{ ...active, authorisationStatus: "PENDING", accountStatus: "INVITED" } as const, "notActive"],
    [active, "notBlocked"],
  ])("never lifts anything else", (person, refused) => {
    expect(unblockByStaff(nested(person), alone, now)).toEqual({ refused });
  });
});

describe("releasing a frozen account", () => {
  test("is for who has the case in hand; once it is done, for whoever called", () => {
    expect(unfreeze(nested(frozen), { ...alone, reported: mine })).toEqual({ status: "ACTIVE" });
    expect(unfreeze(nested(frozen), alone)).toEqual({ status: "ACTIVE" });
    expect(unfreeze(nested(frozen), { ...alone, reported: { takenById: null, takenBy: "" } })).toMatchObject({
      refused: "takeCaseFirst",
    });
    expect(unfreeze(nested(frozen), { ...alone, reported: { takenById: "otto", takenBy: "Otto" } })).toEqual({
      refused: "takeCaseFirst",
      detail: { by: "Otto" },
    });
  });

  test("lets nobody in who bound something shortly before", () => {
    const bound = { ...alone, reported: mine, isBindingNew: true };
    expect(unfreeze(nested(frozen), bound)).toEqual({ refused: "bindingNew" });
    expect(reactivateByStaff(nested(frozen), bound, now)).toEqual({ way: "reactivate" });
  });

  test.each([blocked, active, { ...frozen, blockCause: "STAFF" } as const])("is for a freeze only", (person) => {
    expect(unfreeze(nested(person), alone)).toEqual({ refused: "notFrozen" });
  });
});

test("a number is a beheerder's to change while there is one, and bound by nobody but the person", () => {
  expect(numberByStaff(nested(active), alone, now)).toEqual({ way: "start" });
  expect(numberByStaff(nested(active), helped, now)).toEqual({ refused: "hasAdministrator" });
  const invited = { ...active, accountStatus: "INVITED", authorisationStatus: "PENDING" } as const;
  expect(numberByStaff(nested(invited), alone, now)).toEqual({ way: "set" });
  expect(numberByStaff(nested(invited), helped, now)).toEqual({ refused: "hasAdministrator" });
  expect(numberByStaff(nested({ ...invited, ...beheerder }), helped, now)).toEqual({ way: "set" });
  expect(numberByStaff(nested(frozen), alone, now)).toEqual({ refused: "frozen" });
});

test("a new beginning is the insurer's of who has access in more places, and no beheerder's", () => {
  expect(reactivateByStaff(nested(active), alone, now)).toEqual({ way: "reactivate" });
  expect(reactivateByStaff(nested(active), helped, now)).toEqual({ refused: "hasAdministrator" });
  expect(reactivateByStaff(nested({ ...active, isElsewhere: true }), helped, now)).toEqual({ way: "reactivate" });
  const reported = { takenById: "otto", takenBy: "Otto" };
  expect(reactivateByStaff(nested(frozen), { ...helped, reported }, now)).toMatchObject({ refused: "takeCaseFirst" });
});

test("of someone whose authorisation has ended nothing can be done here", () => {
  const ended = { ...active, authorisationStatus: "WITHDRAWN" } as const;
  expect(Object.values(actsOn(nested(ended), alone, now)).filter((outcome) => !("refused" in outcome))).toEqual([]);
});

test("nobody helps himself, and a deputy no beheerder", () => {
  const anna = { accountId: "anna", role: "ADMINISTRATOR" } as const;
  const deputy = { accountId: "bram", role: "EMPLOYEE" } as const;
  const dora = { accountId: "dora", role: "EMPLOYEE" } as const;
  expect(helpersOf(nested(anna), [anna, deputy])).toEqual([]);
  expect(helpersOf(nested(dora), [anna, deputy])).toEqual([anna, deputy]);
  expect(helpersOf(nested(deputy), [deputy])).toEqual([]);
});

test("only the servicedesk acts, and never for itself or a colleague of the insurer's", () => {
  const session = { sessionId: "s", factorAt: now };
  const as = (role: (typeof staffRoles)[number]): Actor => ({
    kind: "staff",
    accountId: "sara",
    roles: [role],
    ...session,
  });
  const dora = { accountId: "dora", isStaff: false };
  expect(staffRoles.filter((role) => mayHelp(as(role), dora))).toEqual(["SERVICEDESK"]);
  expect(staffRoles.filter((role) => mayView(as(role)))).toEqual(["SERVICEDESK", "ONBOARDING", "AUDITOR"]);
  expect(mayHelp(as("SERVICEDESK"), { ...dora, accountId: "sara" })).toBe(false);
  expect(mayHelp(as("SERVICEDESK"), { ...dora, isStaff: true })).toBe(false);
});

test.each(["ownCall", "saidWho", "saidWhere"])("without the tick for %s nothing is done", (missing) => {
  const all = {
    authorisationId: "00000000-0000-7000-8000-000000000000",
    ownCall: "on",
    saidWho: "on",
    saidWhere: "on",
  };
  expect(Help.safeParse(all).success).toBe(true);
  const { error } = Help.safeParse({ ...all, [missing]: undefined });
  expect(error?.issues.map(({ message, path }) => [path, message])).toEqual([[["script"], "scriptIncomplete"]]);
});
