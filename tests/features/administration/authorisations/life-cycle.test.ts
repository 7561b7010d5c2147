import { describe, expect, test } from "vitest";
import { block, overtakenByBlock, undoLasts } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { expire, reauthorise, withdraw } from "#lib/features/administration/authorisations/rules/ending.ts";
import {
  changeRights,
  isOvertaken,
  undoChangeRights,
  type Rights,
  type RightsChange,
} from "#lib/features/administration/authorisations/rules/rights.ts";
import { hasEnded, type Act, type Place } from "#lib/features/administration/authorisations/rules/standing.ts";

const now = new Date("2026-03-02T09:12:00Z");
const later = new Date(now.getTime() + 1);
const earlier = new Date(now.getTime() - 1);
const day = 24 * 3_600_000;
const inDays = (n: number) => new Date(now.getTime() + n * day);
const nobody: Act = { at: null, byId: null, by: "" };
const bert: Act = { at: earlier, byId: "bert", by: "Bert Bos" };
const employee = { status: "ACTIVE", role: "EMPLOYEE", validUntil: null, portals: ["MKB"] } as const;
const beheerder = { ...employee, role: "ADMINISTRATOR" } as const;
const opened = ["MKB", "MY_ALLIANZ_BROKER"] as const;

describe("the last beheerder without an end", () => {
  const rights = (place: Place & Rights, others: number) =>
    changeRights(
      place,
      { wanted: { portals: ["MKB"], validUntil: inDays(3) }, opened, otherPermanentAdministrators: others },
      now,
    );

  test("is neither blocked, withdrawn nor given an end", () => {
    for (const outcome of [block(beheerder, nobody, 0, now), withdraw(beheerder, nobody, 0), rights(beheerder, 0)])
      expect(outcome).toEqual({ refused: "lastAdministrator" });
  });

  test("is one of two, or has an end, or is no beheerder now: then it happens", () => {
    const limited = { ...beheerder, validUntil: inDays(9) };
    expect(block(beheerder, nobody, 1, now)).toEqual({ status: "BLOCKED" });
    expect(block(limited, nobody, 0, now)).toEqual({ status: "BLOCKED" });
    expect(withdraw(limited, nobody, 0)).toEqual({ status: "WITHDRAWN" });
    expect(withdraw(beheerder, nobody, 1)).toEqual({ status: "WITHDRAWN" });
    expect(withdraw(employee, nobody, 0)).toEqual({ status: "WITHDRAWN" });
    expect(withdraw({ ...beheerder, status: "BLOCKED" }, nobody, 0)).toEqual({ status: "WITHDRAWN" });
    expect(rights(beheerder, 1)).toHaveProperty("validUntil");
    expect(rights(employee, 0)).toHaveProperty("validUntil");
  });
});

describe("blocking and ending", () => {
  test("the second hears who was first", () => {
    const first = { by: "Bert Bos", at: earlier };
    expect(block({ ...employee, status: "BLOCKED" }, bert, 1, now)).toEqual({
      refused: "alreadyBlocked",
      detail: first,
    });
    expect(withdraw({ ...employee, status: "WITHDRAWN" }, bert, 1)).toEqual({
      refused: "alreadyWithdrawn",
      detail: first,
    });
    expect(withdraw({ ...employee, status: "EXPIRED" }, nobody, 1)).toEqual({
      refused: "alreadyWithdrawn",
      detail: { by: "", at: null },
    });
  });

  test.each(["PENDING", "WITHDRAWN", "EXPIRED"] as const)("who is %s cannot be blocked", (status) =>
    expect(block({ ...employee, status }, nobody, 1, now)).toEqual({ refused: "notActive" }),
  );

  test("an end date ends at its moment, whatever was blocked or pending, and only once", () => {
    for (const status of ["ACTIVE", "BLOCKED", "PENDING"] as const) {
      expect(expire({ status, validUntil: now }, now)).toEqual({ status: "EXPIRED" });
      expect(expire({ status, validUntil: later }, now)).toEqual({ refused: "notYet" });
      expect(expire({ status, validUntil: null }, now)).toEqual({ refused: "notYet" });
    }
    expect(expire({ status: "WITHDRAWN", validUntil: now }, now)).toEqual({ refused: "alreadyWithdrawn" });
    expect(hasEnded({ status: "ACTIVE", validUntil: now }, now)).toBe(true);
  });
});

describe("lifting a block that someone else made a moment ago", () => {
  const blocked = { authorisation: { status: "BLOCKED" }, blocking: { ...bert, at: now } } as const;
  const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

  test("needs a page that showed it", () => {
    expect(overtakenByBlock(blocked, { me: "anna", seen: null }, minutes(9))).toEqual({
      refused: "blockedSince",
      detail: { by: "Bert Bos", at: now },
    });
    expect(overtakenByBlock(blocked, { me: "anna", seen: earlier }, minutes(9))).not.toBeNull();
    expect(overtakenByBlock(blocked, { me: "anna", seen: now }, minutes(9))).toBeNull();
  });

  test("is free after ten minutes, for who blocked, and when nothing is blocked", () => {
    expect(overtakenByBlock(blocked, { me: "anna", seen: null }, minutes(10))).toBeNull();
    expect(overtakenByBlock(blocked, { me: "bert", seen: null }, now)).toBeNull();
    expect(
      overtakenByBlock({ ...blocked, authorisation: { status: "ACTIVE" } }, { me: "anna", seen: null }, now),
    ).toBeNull();
  });
});

describe("starting again", () => {
  const facts = { account: "ACTIVE", wanted: { portals: ["MKB"], validUntil: null }, opened } as const;
  const ended = { ...beheerder, status: "WITHDRAWN" } as const;
  const again = { role: "EMPLOYEE", portals: ["MKB"], validUntil: null };

  test("makes a colleague, whatever they were; pending for who never activated", () => {
    expect(reauthorise(ended, nobody, facts, now)).toEqual({ status: "ACTIVE", ...again });
    expect(reauthorise({ ...employee, status: "EXPIRED" }, nobody, facts, now)).toEqual({ status: "ACTIVE", ...again });
    expect(reauthorise({ ...employee, validUntil: now }, nobody, facts, now)).toEqual({ status: "ACTIVE", ...again });
    expect(reauthorise(ended, nobody, { ...facts, account: "INVITED" }, now)).toEqual({ status: "PENDING", ...again });
    expect(reauthorise(ended, nobody, { ...facts, account: "BLOCKED" }, now)).toEqual({ status: "ACTIVE", ...again });
  });

  test("gives nothing the insurer has not opened, no day that is over, and not nothing", () => {
    const wanting = (wanted: Partial<Rights>) =>
      reauthorise(ended, nobody, { ...facts, opened: ["MKB"], wanted: { ...facts.wanted, ...wanted } }, now);
    expect(wanting({ portals: ["MY_ALLIANZ_BROKER"] })).toEqual({ refused: "portalNotOpened" });
    expect(wanting({ validUntil: now })).toEqual({ refused: "dateInPast" });
    expect(wanting({ portals: [] })).toEqual({ refused: "noPortal" });
    expect(reauthorise(employee, bert, facts, now)).toEqual({
      refused: "alreadyAuthorised",
      detail: { by: "Bert Bos", at: earlier },
    });
  });
});

describe("rights", () => {
  const facts = { opened, otherPermanentAdministrators: 1 };
  const wanting = (wanted: Partial<Rights>, place: Place & Rights = employee) =>
    changeRights(place, { ...facts, wanted: { portals: ["MKB"], validUntil: null, ...wanted } }, now);

  test("are given as asked", () => {
    const all = { portals: [...opened], validUntil: inDays(9) };
    expect(wanting(all)).toEqual(all);
    expect(wanting({ portals: [] }, beheerder)).toEqual({ portals: [], validUntil: null });
  });

  test.each<[string, Partial<Rights>, Partial<Place>]>([
    ["nothingChanged", {}, {}],
    ["dateInPast", { validUntil: now }, {}],
    ["noPortal", { portals: [] }, {}],
    ["notActive", { portals: [...opened] }, { status: "WITHDRAWN" }],
    ["notActive", { portals: [...opened] }, { validUntil: earlier }],
  ])("are refused as %s for %j of %j", (refused, wanted, place) =>
    expect(wanting(wanted, { ...employee, ...place })).toEqual({ refused }),
  );

  test("the insurer closed are not given", () =>
    expect(
      changeRights(employee, { ...facts, opened: ["MKB"], wanted: { portals: [...opened], validUntil: null } }, now),
    ).toEqual({ refused: "portalNotOpened" }));

  const change = { at: now, byId: "anna", by: "Anna", before: { portals: [...opened], validUntil: null } };
  const putBack = (part: Partial<RightsChange> = {}, at = now, place: Place & Rights = employee) =>
    undoChangeRights(place, { ...change, ...part }, { me: "anna", ...facts }, at);

  test("are put back for ten minutes by who changed them, as far as they are still to be had", () => {
    expect(putBack()).toEqual(change.before);
    expect(putBack({}, new Date(now.getTime() + undoLasts))).toEqual({ refused: "tooLate" });
    expect(putBack({ byId: "bert", by: "Bert" })).toMatchObject({
      refused: "rightsChangedSince",
      detail: { by: "Bert" },
    });
    expect(putBack({ before: null })).toEqual({ refused: "nothingToPutBack" });
    expect(putBack({ before: { portals: ["MKB"], validUntil: null } })).toEqual({ refused: "nothingToPutBack" });
    expect(putBack({}, now, { ...employee, status: "WITHDRAWN" })).toEqual({ refused: "nothingToPutBack" });
  });

  test("a page from before the last change may not write over it", () => {
    expect(isOvertaken({ at: null }, null)).toBe(false);
    expect(isOvertaken({ at: now }, new Date(now))).toBe(false);
    expect(isOvertaken({ at: now }, null)).toBe(true);
    expect(isOvertaken({ at: now }, earlier)).toBe(true);
  });
});
