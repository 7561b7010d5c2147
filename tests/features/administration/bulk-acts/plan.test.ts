import { describe, expect, test } from "vitest";
import type { Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import type { ActName } from "#lib/features/administration/bulk-acts/rules/acts.ts";
import { planFor } from "#lib/features/administration/bulk-acts/rules/plan.ts";
import { isForgotten, start, undoOf } from "#lib/features/administration/bulk-acts/rules/states.ts";
import type { Options } from "#lib/features/administration/bulk-acts/schema.ts";
import type { Member } from "#lib/platform/access/actor.ts";
import { endOfDay, lastDayOf } from "#lib/platform/days.ts";

const now = new Date("2026-11-22T10:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const actor: Member = {
  ...{ kind: "member", accountId: "anna", authorisationId: "a-anna", organisationId: "A", role: "ADMINISTRATOR" },
  ...{ isDeputy: false, restsUntil: null, sessionId: "s", factorAt: now },
};

type Given = {
  readonly status?: Colleague["authorisation"]["status"];
  readonly role?: Colleague["authorisation"]["role"];
  readonly validUntil?: Date;
  readonly portals?: readonly string[];
  readonly isStaff?: boolean;
  readonly account?: Partial<Colleague["account"]>;
  readonly blocking?: Partial<Colleague["blocking"]>;
  readonly rightsChangedAt?: Date;
};

const nothing = { at: null, byId: null, by: "" };

const person = (id: string, given: Given = {}): Colleague => ({
  ...{
    id: `a-${id}`,
    accountId: id,
    organisationId: "A",
    organisation: "Kantoor",
    email: `${id}@a.example`,
    locale: "nl",
  },
  ...{ initials: "", firstName: id, namePrefix: "", lastName: id, isAddressGone: false, isGuest: false },
  isStaff: given.isStaff ?? false,
  opened: ["MKB", "MY_ALLIANZ_BROKER"],
  account: {
    ...{
      status: "ACTIVE",
      blockCause: null,
      codesGuessed: false,
      blockedAt: null,
      waitUntil: null,
      mobileNumber: null,
    },
    ...{ isMobileProven: true, lastSignInAt: null, ...given.account },
  },
  authorisation: {
    ...{ status: given.status ?? "ACTIVE", role: given.role ?? "EMPLOYEE", validUntil: given.validUntil ?? null },
    ...{
      portals: [...(given.portals ?? ["MKB"])],
      accessCode: "X",
      invitesLater: false,
      withdrawnAt: null,
      withdrawReason: null,
      deputy: null,
    },
  },
  blocking: { ...nothing, reason: null, ...given.blocking },
  unblocking: { ...nothing, lifted: [], reason: null, accountLiftedSince: false },
  rightsChange: { ...nothing, at: given.rightsChangedAt ?? null, before: null },
});

type Around = {
  readonly options?: Options;
  readonly permanent?: number;
  readonly byTwo?: boolean;
  readonly as?: Partial<Member>;
};

const plan = (
  act: ActName,
  people: readonly Colleague[],
  { options = {}, permanent = 2, byTwo = false, as = {} }: Around = {},
) =>
  planFor(act, people, {
    ...{ actor: { ...actor, ...as }, options, permanent, byTwo, now, selectedAt: ago(1) },
    calendar: { endOfDay, lastDayOf },
  });

const left = (...given: Parameters<typeof plan>) => plan(...given).map((verdict) => verdict.left);

const step = (...given: Parameters<typeof plan>) => {
  const [verdict] = plan(...given);
  if (verdict?.left !== null) throw new Error(`left out: ${verdict?.left ?? "nobody"}`);
  return verdict.step();
};

const beheerder = (id: string, given: Given = {}) => person(id, { role: "ADMINISTRATOR", ...given });

describe("who is left out", () => {
  test("oneself, the insurer's people, and for a deputy the beheerders", () => {
    const people = [person("anna"), person("sara", { isStaff: true }), beheerder("bert"), person("dora")];
    expect(left("block", people)).toEqual(["self", "insurer", null, null]);
    expect(left("block", people, { as: { isDeputy: true } })).toEqual(["self", "insurer", "fellowAdministrator", null]);
    expect(left("unblock", people)).toEqual(["self", "insurer", "notBlocked", "notBlocked"]);
  });

  test("the last permanent beheerder, as each has had their turn", () => {
    const people = [beheerder("bert"), beheerder("carla"), beheerder("dirk", { validUntil: endOfDay("2027-01-01") })];
    expect(left("withdraw", people, { permanent: 3 })).toEqual([null, null, null]);
    expect(left("withdraw", people, { permanent: 2 })).toEqual([null, "lastAdministrator", null]);
    expect(left("block", people, { permanent: 1 })).toEqual(["lastAdministrator", "lastAdministrator", null]);
    const options = { validUntil: "2027-01-01" };
    expect(left("endDate", people, { permanent: 2, options })).toEqual([null, "lastAdministrator", "nothingChanged"]);
    expect(left("rights", people, { permanent: 1, options: { way: "add", portal: "MY_ALLIANZ_BROKER" } })).toEqual([
      null,
      null,
      null,
    ]);
  });

  test("who has it already, and whom the rules for one refuse", () => {
    expect(left("withdraw", [person("x", { status: "WITHDRAWN" }), person("y", { status: "EXPIRED" })])).toEqual([
      "alreadyWithdrawn",
      "alreadyWithdrawn",
    ]);
    expect(left("block", [person("x", { status: "BLOCKED" }), person("y", { status: "PENDING" })])).toEqual([
      "alreadyBlocked",
      "notActive",
    ]);
    expect(
      left("invite", [person("x"), person("y", { status: "PENDING" }), person("z", { status: "WITHDRAWN" })]),
    ).toEqual(["accepted", null, "ended"]);
    expect(left("unblock", [person("x", { account: { status: "BLOCKED", blockCause: "FREEZE" } })])).toEqual([
      "notYours",
    ]);
    const both = [person("x"), person("y", { portals: ["MKB", "MY_ALLIANZ_BROKER"] })];
    expect(left("rights", both, { options: { way: "take", portal: "MKB" } })).toEqual(["noPortal", null]);
    expect(left("rights", both, { options: { way: "add", portal: "MY_ALLIANZ_BROKER" } })).toEqual([
      null,
      "nothingChanged",
    ]);
    expect(left("endDate", [person("x")], { options: { validUntil: "2026-11-01" } })).toEqual(["dateInPast"]);
  });
});

describe("what is done to who is not", () => {
  test("is the command for one, with what is theirs kept", () => {
    const one = person("x", { portals: ["MKB"], validUntil: endOfDay("2027-03-31"), rightsChangedAt: ago(0.5) });
    expect(step("rights", [one], { options: { way: "add", portal: "MY_ALLIANZ_BROKER" } })).toEqual({
      event: "authorisation.change-rights",
      input: {
        ...{ authorisationId: "a-x", portals: ["MKB", "MY_ALLIANZ_BROKER"], validUntil: "2027-03-31" },
        seen: ago(0.5).toISOString(),
      },
    });
    // A day is not set over what somebody else changed after the selection.
    expect(step("endDate", [one], { options: { validUntil: "" } })).toMatchObject({
      input: { validUntil: "", seen: "" },
    });
    expect(step("withdraw", [person("x", { status: "PENDING" })]).event).toBe("invitation.revoke");
    expect(step("withdraw", [person("x")], { options: { reason: "LEFT" } }).input).toMatchObject({ reason: "LEFT" });
  });

  test("a block is lifted only when it was there at the selection", () => {
    const blocked = (at: Date) => person("x", { status: "BLOCKED", blocking: { at, byId: "a-bert", by: "Bert" } });
    expect(step("unblock", [blocked(ago(2))]).input).toMatchObject({ seen: ago(2).toISOString() });
    expect(step("unblock", [blocked(ago(0))]).input).toMatchObject({ seen: "" });
  });

  test("takes a second person where it does for one", () => {
    const verdicts = plan("withdraw", [beheerder("bert"), person("dora")], { byTwo: true, permanent: 3 });
    expect(verdicts).toMatchObject([{ takesTwo: true }, { takesTwo: false }]);
    expect(plan("withdraw", [beheerder("bert")], { permanent: 3 })).toMatchObject([{ takesTwo: false }]);
  });
});

describe("from the plan to the report", () => {
  const act = { status: "PLANNED", createdAt: ago(10), movedAt: null, finishedAt: null } as const;

  test("begins once, within the hour, with somebody to do it to, and again after it has stopped", () => {
    expect(start(act, 2, now)).toEqual({ status: "RUNNING" });
    expect(start(act, 0, now)).toMatchObject({ refused: "nobodyLeft" });
    expect(start({ ...act, createdAt: ago(61) }, 2, now)).toMatchObject({ refused: "planOld" });
    expect(start({ ...act, status: "SELECTED" }, 2, now)).toMatchObject({ refused: "notChosen" });
    expect(start({ ...act, status: "RUNNING", movedAt: ago(4) }, 2, now)).toMatchObject({ refused: "alreadyStarted" });
    expect(start({ ...act, status: "RUNNING", movedAt: ago(6) }, 2, now)).toEqual({ status: "RUNNING" });
    expect(start({ ...act, status: "DONE", finishedAt: ago(1) }, 0, now)).toMatchObject({ refused: "alreadyStarted" });
  });

  test("can be put back for ten minutes where that is exact, and a block at any time", () => {
    const done = { ...act, status: "DONE", finishedAt: ago(9) } as const;
    const old = { ...done, finishedAt: ago(10) };
    expect([undoOf("rights", done, now), undoOf("rights", old, now)]).toEqual(["undoRights", null]);
    expect([undoOf("unblock", done, now), undoOf("block", old, now)]).toEqual(["undoUnblock", "unblock"]);
    expect([undoOf("withdraw", done, now), undoOf("invite", done, now)]).toEqual([null, null]);
  });

  test("is forgotten after a day as a plan, after ninety as a report, and never while it runs", () => {
    const days = (count: number) => ago(count * 24 * 60);
    expect(isForgotten({ ...act, createdAt: days(1) }, now)).toBe(true);
    expect(isForgotten({ ...act, status: "RUNNING", createdAt: days(100) }, now)).toBe(false);
    expect(isForgotten({ ...act, status: "DONE", finishedAt: days(89) }, now)).toBe(false);
    expect(isForgotten({ ...act, status: "DONE", finishedAt: days(90) }, now)).toBe(true);
  });
});
