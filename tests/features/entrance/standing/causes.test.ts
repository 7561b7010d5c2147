import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  causeOf,
  hasHelper,
  nextStep,
  type Cause,
  type Place,
  type Step,
} from "#lib/features/entrance/standing/rules/causes.ts";

const now = new Date("2026-03-02T09:12:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const soon = new Date(now.getTime() + 60_000);

const active = { status: "ACTIVE", blockCause: null, codesGuessed: false, blockedAt: null } as const;
const blocked = { status: "BLOCKED", blockCause: "WRONG_TRIES", codesGuessed: false, blockedAt: ago(3) } as const;
const place = { status: "ACTIVE", validUntil: null, blockedAt: null, withdrawnAt: null } as const;
const nothing = { blockAt: 20, waitUntil: null, invitation: null };

describe("what keeps someone out", () => {
  const invited = { status: "INVITED", blockCause: null, codesGuessed: false, blockedAt: null } as const;
  const pending = { ...place, status: "PENDING" } as const;
  const invitation = { createdAt: ago(200), isOpen: false };

  test.each<[string, Parameters<typeof causeOf>, Cause]>([
    ["nothing", [active, place, nothing, now], { hindrance: "none" }],
    [
      "a wait, until it is over",
      [active, place, { ...nothing, waitUntil: soon }, now],
      { hindrance: "waiting", until: soon },
    ],
    ["no wait that is over", [active, place, { ...nothing, waitUntil: now }, now], { hindrance: "none" }],
    [
      "a block, since when",
      [blocked, place, nothing, now],
      { hindrance: "blocked", since: ago(3), tries: 20, of: "passwords" },
    ],
    [
      "a block by codes",
      [{ ...blocked, codesGuessed: true }, place, nothing, now],
      { hindrance: "blocked", since: ago(3), tries: 40, of: "codes" },
    ],
    [
      "a block, not the wait that led to it",
      [blocked, place, { ...nothing, waitUntil: soon }, now],
      { hindrance: "blocked", since: ago(3), tries: 20, of: "passwords" },
    ],
    ["a freeze", [{ ...blocked, blockCause: "FREEZE" }, place, nothing, now], { hindrance: "frozen", since: ago(3) }],
    [
      "a block by staff",
      [{ ...blocked, blockCause: "STAFF" }, place, nothing, now],
      { hindrance: "frozen", since: ago(3) },
    ],
    [
      "a beheerder",
      [active, { ...place, status: "BLOCKED", blockedAt: ago(5) }, nothing, now],
      { hindrance: "authorisationBlocked", since: ago(5) },
    ],
    [
      "a withdrawal",
      [active, { ...place, status: "WITHDRAWN", withdrawnAt: ago(9) }, nothing, now],
      { hindrance: "withdrawn", since: ago(9) },
    ],
    [
      "an end date",
      [active, { ...place, validUntil: ago(1) }, nothing, now],
      { hindrance: "withdrawn", since: ago(1) },
    ],
    [
      "the first of an end date and a withdrawal",
      [active, { ...place, status: "WITHDRAWN", withdrawnAt: ago(9), validUntil: ago(30) }, nothing, now],
      { hindrance: "withdrawn", since: ago(30) },
    ],
    [
      "a withdrawal before the end date",
      [active, { ...place, status: "WITHDRAWN", withdrawnAt: ago(9), validUntil: soon }, nothing, now],
      { hindrance: "withdrawn", since: ago(9) },
    ],
    [
      "an end nobody kept the moment of",
      [active, { ...place, status: "EXPIRED" }, nothing, now],
      { hindrance: "withdrawn", since: null },
    ],
    [
      "an invitation that was not used",
      [invited, pending, { ...nothing, invitation }, now],
      { hindrance: "invited", sentAt: ago(200), linkIsOpen: false, activates: true },
    ],
    [
      "access that has not begun, for who is active elsewhere",
      [active, pending, nothing, now],
      { hindrance: "invited", sentAt: null, linkIsOpen: false, activates: false },
    ],
    [
      "the account alone, without a place",
      [blocked, null, nothing, now],
      { hindrance: "blocked", since: ago(3), tries: 20, of: "passwords" },
    ],
  ])("is %s", (_, args, cause) => {
    expect(causeOf(...args)).toEqual(cause);
  });
});

const causes = {
  frozen: { hindrance: "frozen", since: null },
  blocked: { hindrance: "blocked", since: null, tries: 20, of: "passwords" },
  waiting: { hindrance: "waiting", until: soon },
  invited: { hindrance: "invited", sentAt: null, linkIsOpen: false, activates: true },
  joining: { hindrance: "invited", sentAt: null, linkIsOpen: false, activates: false },
  authorisationBlocked: { hindrance: "authorisationBlocked", since: null },
  none: { hindrance: "none" },
  withdrawn: { hindrance: "withdrawn", since: null },
} as const satisfies Record<string, Cause>;

const at = (cause: Cause, helpers: Place["helpers"] = []): Place => ({
  authorisationId: "a",
  organisation: "De Linden",
  isAdministrator: false,
  cause,
  helpers,
});

describe("the next step", () => {
  const own = { cause: causes.none, isStaff: false };

  test.each<[keyof typeof causes, Step]>([
    ["frozen", "callDesk"],
    ["blocked", "unblock"],
    ["waiting", "signInLater"],
    ["invited", "activate"],
    ["joining", "askAccess"],
    ["authorisationBlocked", "restore"],
    ["none", "signIn"],
    ["withdrawn", "reauthorise"],
  ])("of who is %s is %s", (cause, step) => {
    expect(nextStep({ ...own, places: [at(causes[cause])] })).toBe(step);
  });

  test.each<[string, Parameters<typeof nextStep>[0], Step]>([
    ["staff who can sign in", { places: [], cause: causes.none, isStaff: true }, "signIn"],
    ["staff who must wait", { places: [], cause: causes.waiting, isStaff: true }, "signInLater"],
    ["staff who are blocked", { places: [], cause: causes.blocked, isStaff: true }, "callDesk"],
    ["who belongs nowhere", { places: [], cause: causes.none, isStaff: false }, "callDesk"],
  ])("of %s", (_, person, step) => {
    expect(nextStep(person)).toBe(step);
  });

  test("is there whatever the places, in whatever order they stand", () => {
    const somewhere = fc.constantFrom(...Object.values(causes).map((cause) => at(cause)));
    fc.assert(
      fc.property(fc.array(somewhere, { maxLength: 4 }), (places) => {
        const step = nextStep({ ...own, places });
        expect(nextStep({ ...own, places: places.toReversed() })).toBe(step);
        if (places.some(({ cause }) => cause.hindrance === "none")) expect(step).not.toBe("reauthorise");
      }),
    );
  });

  test("has a helper only where that step is to be done", () => {
    const anna = [{ name: "Anna", email: "anna@delinden.example" }];
    const places = [at(causes.blocked), at(causes.withdrawn, anna)];
    expect([hasHelper(places, "unblock"), hasHelper(places, "reauthorise")]).toEqual([false, true]);
  });
});
