import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownAddress } from "#lib/addresses.ts";
import {
  counted,
  homeOf,
  type Ladder,
  laddersOf,
  lasting,
  signInNameOf,
  type Tries,
  verdictOf,
  whyNot,
} from "#lib/features/entrance/sign-in/rules.ts";
import { hours, minutes } from "#lib/platform/durations.ts";
import { readSettings } from "#lib/platform/settings.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const ladder = {
  waits: [
    { tries: 5, waitMs: minute },
    { tries: 10, waitMs: 5 * minute },
    { tries: 15, waitMs: 15 * minute },
  ],
  blockAt: 20,
  closeAt: 40,
};
const start = new Date("2026-11-22T09:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);

function tryAt(before: Tries | null, now: Date, on: Ladder = ladder) {
  const after = counted(before, on, now);
  return { verdict: verdictOf(before, after, on, now), tries: after ?? before };
}

const isWaiting = (tries: Tries | null, now: Date) => (tries?.waitUntil ?? now) > now;

function manyAt(count: number, now: Date, before: Tries | null = null) {
  let tries = before;
  for (let i = 0; i < count; i++) tries = counted(tries, ladder, now) ?? tries;
  return tries;
}

describe("the ladder of waits", () => {
  test("the fifth try is looked at and starts the first wait", () => {
    expect(tryAt(manyAt(4, start), start).verdict).toEqual({ verdict: "evaluate", until: at(minute), ends: null });
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
    const fifteenth = { count: 15, total: 15, firstTriedAt: start, waitUntil: null };
    const nineteenth = manyAt(4, at(minute), fifteenth);
    const twentieth = tryAt(nineteenth, at(minute));
    expect(twentieth.verdict).toEqual({ verdict: "evaluate", until: null, ends: "block" });
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

describe("what strangers try", () => {
  const { known, elsewhere } = laddersOf(readSettings({ APP_ENV: "test" }));

  test("never blocks, whatever the schedule, and is over for good at its total", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 * minute }), { maxLength: 300 }), (pauses) => {
        let tries: Tries | null = null;
        let now = 0;
        let looked = 0;
        for (const pause of pauses) {
          now += pause;
          const { verdict, tries: after } = tryAt(tries, at(now), elsewhere);
          if (verdict.verdict === "evaluate") looked++;
          expect(verdict.verdict).not.toBe("stop");
          expect(verdict).not.toMatchObject({ ends: "block" });
          expect(verdict.verdict === "closed").toBe(
            (tries?.total ?? 0) >= elsewhere.closeAt && !isWaiting(tries, at(now)),
          );
          tries = after;
        }
        expect(looked).toBeLessThanOrEqual(elsewhere.closeAt);
      }),
    );
  });

  test("waits that grow to an hour, so that a day sees all there may be and no more", () => {
    let tries: Tries | null = null;
    const waits: number[] = [];
    for (let now = 0; now < day; now += minute) {
      const step = tryAt(tries, at(now), elsewhere);
      if (step.verdict.verdict === "evaluate" && step.verdict.until)
        waits.push((step.verdict.until.getTime() - at(now).getTime()) / minute);
      tries = step.tries;
    }
    expect(waits).toEqual([1, 5, 15, 30, 60, 60, 60, 60, 60, 60, 60]);
    expect(tries).toMatchObject({ total: 60 });
    expect(tryAt(tries, at(100 * day), elsewhere).verdict).toEqual({ verdict: "closed" });
  });

  test("the last one says what it ends in", () => {
    const before = { count: 7, total: 59, firstTriedAt: start, waitUntil: null };
    expect(tryAt(before, start, elsewhere).verdict).toEqual({ verdict: "evaluate", until: null, ends: "close" });
  });

  test("and what is tried in a browser of one's own are never more than a hundred in a row together", () => {
    expect(known.closeAt + elsewhere.closeAt).toBe(100);
    const slowly = { count: 19, total: 39, firstTriedAt: at(-day), waitUntil: null };
    expect(tryAt(slowly, start, known)).toMatchObject({ verdict: { ends: "close" }, tries: { count: 1, total: 40 } });
    expect(tryAt({ ...slowly, total: 40 }, start, known).verdict).toEqual({ verdict: "closed" });
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

describe("how long a session lasts", () => {
  const now = new Date("2026-11-23T12:00:00Z");
  const limits = { SESSION_IDLE_MINUTES: 30, SESSION_HOURS: 12 };
  const ago = (ms: number) => new Date(now.getTime() - ms);
  test.each([
    ["is put off by use", { createdAt: ago(hours(1)), lastSeenAt: ago(minutes(29)) }, minutes(1), true],
    ["ends at last, whatever is done", { createdAt: ago(hours(12) - 1000), lastSeenAt: now }, 1000, false],
    ["is over, and never less", { createdAt: ago(hours(1)), lastSeenAt: ago(minutes(31)) }, 0, true],
  ])("%s", (_, session, leftMs, canStay) => expect(lasting(session, limits, now)).toEqual({ leftMs, canStay }));
});
