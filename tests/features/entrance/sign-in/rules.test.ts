import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownAddress } from "#lib/addresses.ts";
import { counted, homeOf, signInNameOf, type Tries, verdictOf, whyNot } from "#lib/features/entrance/sign-in/rules.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const ladder = {
  waits: [
    { tries: 5, waitMs: minute },
    { tries: 10, waitMs: 5 * minute },
    { tries: 15, waitMs: 15 * minute },
  ],
  blockAt: 20,
};
const start = new Date("2026-11-22T09:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);

function tryAt(before: Tries | null, now: Date) {
  const after = counted(before, ladder, now);
  return { verdict: verdictOf(before, after, ladder, now), tries: after ?? before };
}

function manyAt(count: number, now: Date, before: Tries | null = null) {
  let tries = before;
  for (let i = 0; i < count; i++) tries = counted(tries, ladder, now) ?? tries;
  return tries;
}

describe("the ladder of waits", () => {
  test("the fifth try is looked at and starts the first wait", () => {
    expect(tryAt(manyAt(4, start), start).verdict).toEqual({ verdict: "evaluate", until: at(minute), last: false });
  });

  test.each([
    [-1, "wait"],
    [0, "evaluate"],
    [1, "evaluate"],
  ])("%i ms around the end of a wait: %s", (off, verdict) => {
    expect(tryAt(manyAt(5, start), at(minute + off)).verdict.verdict).toBe(verdict);
  });

  test("tries during a wait neither count nor lengthen it", () => {
    const waiting = manyAt(5, start);
    expect(manyAt(100, at(minute - 1), waiting)).toEqual(waiting);
  });

  test("waits grow: the tenth try starts five minutes, the fifteenth fifteen", () => {
    const tenth = manyAt(5, at(minute), manyAt(5, start));
    expect(tenth).toMatchObject({ count: 10, waitUntil: at(6 * minute) });
    expect(manyAt(5, at(6 * minute), tenth)).toMatchObject({ count: 15, waitUntil: at(21 * minute) });
  });

  test("the twentieth try is the last, until a day after the first", () => {
    const fifteenth = { count: 15, firstTriedAt: start, waitUntil: null };
    const nineteenth = manyAt(4, at(minute), fifteenth);
    const twentieth = tryAt(nineteenth, at(minute));
    expect(twentieth.verdict).toEqual({ verdict: "evaluate", until: null, last: true });
    expect(tryAt(twentieth.tries, at(day - 1)).verdict).toEqual({ verdict: "stop" });
    expect(tryAt(twentieth.tries, at(day))).toMatchObject({ verdict: { verdict: "evaluate" }, tries: { count: 1 } });
  });

  test("whatever the schedule, no day that begins with a first try sees more tries than the block allows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 * minute }), { maxLength: 200 }), (pauses) => {
        let tries: Tries | null = null;
        let now = 0;
        const looked: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const step = tryAt(tries, at(now));
          if (step.verdict.verdict === "evaluate") {
            if (step.tries?.count === 1) looked.length = 0;
            looked.push(now);
          }
          tries = step.tries;
          expect(looked.length).toBeLessThanOrEqual(ladder.blockAt);
        }
      }),
    );
  });
});

describe("the name someone signs in with", () => {
  test.each([
    [" Anna@DeLinden.example ", "anna@delinden.example"],
    ["tc-0001 23", "TC000123"],
    ["tc000123", "TC000123"],
  ])("%j is looked up as %j", (typed, normal) => expect(signInNameOf(typed).normal).toBe(normal));
});

describe("whether a password is looked at", () => {
  const person = {
    accountId: "a",
    email: "",
    locale: "nl",
    initials: "",
    firstName: "",
    namePrefix: "",
    lastName: "",
    passwordHash: "h",
    mobileNumber: "+31612345678",
    authorisationId: null,
    isStaff: false,
    status: "ACTIVE",
    active: ["one"],
  } as const;
  test("an active account with an active authorisation", () => expect(whyNot(person, null)).toBeNull());
  test("nobody", () => expect(whyNot(null, null)).toBe("unknown"));
  test("blocked", () => expect(whyNot({ ...person, status: "BLOCKED" }, null)).toBe("blocked"));
  test("not activated", () => expect(whyNot({ ...person, status: "INVITED" }, null)).toBe("notActivated"));
  test("withdrawn everywhere", () => expect(whyNot({ ...person, active: [] }, null)).toBe("notAuthorised"));
  test("a toegangscode that is not active any more", () => expect(whyNot(person, "two")).toBe("notAuthorised"));
  test("staff have no authorisation", () => expect(whyNot({ ...person, isStaff: true, active: [] }, null)).toBeNull());
});

test("everyone has a place to land", () => {
  const signedIn = { accountId: "a", sessionId: "s", factorAt: start };
  const member = {
    kind: "member",
    authorisationId: "x",
    organisationId: "o",
    isDeputy: false,
    restsUntil: null,
    ...signedIn,
  } as const;
  expect(homeOf({ ...member, role: "ADMINISTRATOR" })).toBe("/beheer");
  expect(homeOf({ ...member, role: "EMPLOYEE" })).toBe("/mijn");
  expect(homeOf({ kind: "staff", roles: ["SERVICEDESK"], ...signedIn })).toBe("/medewerker");
  expect(homeOf({ kind: "person", ...signedIn })).toBe("/kies-organisatie");
});

describe("where a link may lead after signing in", () => {
  test.each([
    ["/nl/beheer", "/beheer"],
    ["/en/beheer/gebruikers?q=a", "/beheer/gebruikers?q=a"],
    ["/nl", "/"],
  ])("%s is our own", (path, own) => expect(ownAddress(path)).toBe(own));

  test.each([
    [undefined],
    [""],
    ["https://elsewhere.example"],
    ["//elsewhere.example/nl/"],
    ["/nl//elsewhere.example"],
    ["/nl/\\elsewhere.example"],
    ["/nlx"],
    ["/de/beheer"],
    ["/nl/a\nb"],
    ["nl/beheer"],
    ["/nl/beheer?q=€"],
    ["/nl/beheer?q=a b"],
  ])("%j is not", (path) => expect(ownAddress(path)).toBeUndefined());

  test("nothing it lets through leaves this site, or is more than a header can hold", () => {
    const begun = fc.constantFrom("", "/nl", "/nl/", "/nl/beheer", "/nl/beheer?", "/en/beheer?q=");
    fc.assert(
      fc.property(begun, fc.string({ unit: "grapheme" }), (begin, text) => {
        const own = ownAddress(`${begin}${text}`);
        if (own === undefined) return;
        expect(own).toMatch(/^\/[!-~]*$/);
        expect(new URL(`/nl${own}`, "https://here.example").host).toBe("here.example");
      }),
    );
  });
});
