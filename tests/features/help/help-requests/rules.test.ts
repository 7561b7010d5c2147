import { describe, expect, test } from "vitest";
import {
  confirm,
  declines,
  deny,
  escalate,
  finish,
  forget,
  isLinkOver,
  narrowedBy,
  remind,
  reopen,
  reopened,
  see,
  settle,
  situationOf,
  requestAddress,
  solvingAddress,
  statuses,
  take,
  type Status,
} from "#lib/features/help/help-requests/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";

const at = new Date("2026-11-22T09:12:00Z");
const later = (days: number, milliseconds = 0) => new Date(at.getTime() + days * 86_400_000 + milliseconds);

const request = {
  status: "RECEIVED" as Status,
  createdAt: at,
  openedAt: at,
  confirmedAt: null as Date | null,
  deniedAt: null as Date | null,
  escalatedAt: null as Date | null,
  takenById: null as string | null,
  takenBy: "",
  takenAt: null as Date | null,
  isTakerGone: false,
  resolvedBy: "",
  resolvedAt: null as Date | null,
  email: null as string | null,
};
type Request = typeof request;

const transitions = {
  confirm,
  deny,
  see,
  take: (of: Request) => take(of, "sara", at),
  finish: (of: Request) => finish(of, "sara"),
  settle: (found: Request) => settle(found, "SOLVED"),
  decline: (found: Request) => settle(found, "UNKNOWN"),
  reopen: (of: Request) => reopen({ ...of, resolvedAt: at }, false, later(1)),
  remind: (of: Request) => remind(of, at),
  escalate: (of: Request) => escalate(of, at),
  forget: (of: Request) => forget(of, later(1)),
};

/** Where each transition leads from each status; a dash where it is refused. */
const table: Readonly<Record<keyof typeof transitions, Readonly<Record<Status, string>>>> = {
  confirm: { UNCONFIRMED: "RECEIVED", RECEIVED: "RECEIVED", SEEN: "SEEN", RESOLVED: "-", CLOSED: "-" },
  deny: { UNCONFIRMED: "CLOSED", RECEIVED: "CLOSED", SEEN: "CLOSED", RESOLVED: "-", CLOSED: "-" },
  see: { UNCONFIRMED: "-", RECEIVED: "SEEN", SEEN: "-", RESOLVED: "-", CLOSED: "-" },
  take: { UNCONFIRMED: "-", RECEIVED: "SEEN", SEEN: "SEEN", RESOLVED: "-", CLOSED: "-" },
  finish: { UNCONFIRMED: "-", RECEIVED: "RESOLVED", SEEN: "RESOLVED", RESOLVED: "-", CLOSED: "-" },
  settle: { UNCONFIRMED: "-", RECEIVED: "RESOLVED", SEEN: "RESOLVED", RESOLVED: "-", CLOSED: "-" },
  decline: { UNCONFIRMED: "-", RECEIVED: "CLOSED", SEEN: "CLOSED", RESOLVED: "-", CLOSED: "-" },
  reopen: { UNCONFIRMED: "-", RECEIVED: "-", SEEN: "-", RESOLVED: "RECEIVED", CLOSED: "-" },
  remind: { UNCONFIRMED: "-", RECEIVED: "RECEIVED", SEEN: "SEEN", RESOLVED: "-", CLOSED: "-" },
  escalate: { UNCONFIRMED: "-", RECEIVED: "RECEIVED", SEEN: "SEEN", RESOLVED: "-", CLOSED: "-" },
  forget: { UNCONFIRMED: "gone", RECEIVED: "-", SEEN: "-", RESOLVED: "-", CLOSED: "-" },
};

const names = Object.keys(transitions) as (keyof typeof transitions)[];
const cases = names.flatMap((name) => statuses.map((status) => ({ name, status, to: table[name][status] })));

describe("a help request", () => {
  test.each(cases)("that is $status goes by $name to $to", ({ name, status, to }) => {
    const next = transitions[name]({ ...request, status });
    if (isRefused(next)) expect("-").toBe(to);
    else expect("status" in next ? next.status : "gone").toBe(to);
  });

  test("that is confirmed is not denied, nor confirmed again", () => {
    for (const status of ["RECEIVED", "SEEN"] as const)
      for (const answer of [confirm, deny])
        expect(answer({ ...request, status, confirmedAt: at })).toEqual({ refused: "alreadyConfirmed" });
  });

  test("is taken by one", () => {
    const taken = { ...request, status: "SEEN", takenById: "sara", takenBy: "Sara Smit", takenAt: at } as const;
    expect(take(taken, "otto", at)).toEqual({ refused: "alreadyTaken", detail: { by: "Sara Smit", at } });
    expect(take(taken, "sara", at)).toEqual({ refused: "alreadyYours" });
    expect(finish(taken, "otto")).toEqual({ status: "RESOLVED", takenById: "otto" });
  });

  test("that is solved says by whom it was, whatever one tries", () => {
    const solved = {
      ...request,
      status: "RESOLVED",
      resolvedBy: "Anna Bos",
      takenBy: "Sara Smit",
      resolvedAt: at,
    } as const;
    for (const outcome of [
      take(solved, "otto", at),
      finish(solved, "otto"),
      settle(solved, "SOLVED"),
      confirm(solved),
      deny(solved),
    ])
      expect(outcome).toEqual({ refused: "alreadyResolved", detail: { by: "Anna Bos", at } });
    expect(finish({ ...solved, resolvedBy: "" }, "otto")).toMatchObject({ detail: { by: "Sara Smit" } });
  });

  test("is opened again within 14 days, unless it was asked anew", () => {
    const solved = { status: "RESOLVED", resolvedAt: at } as const;
    expect(reopen(solved, false, later(14))).toEqual({ status: "RECEIVED" });
    expect(reopen(solved, false, later(14, 1))).toEqual({ refused: "tooLongAgo" });
    expect(reopen(solved, true, later(1))).toEqual({ refused: "askedAgain" });
  });

  test("whose solving is undone is where it was", () => {
    expect(reopened({ seenAt: null })).toBe("RECEIVED");
    expect(reopened({ seenAt: at })).toBe("SEEN");
  });

  test("that was opened again, or is with the insurer, is not what a reminder was planned for", () => {
    for (const planned of [remind, escalate]) {
      expect(planned({ ...request, openedAt: later(1) }, at)).toEqual({ refused: "waitsNoLonger" });
      expect(planned({ ...request, escalatedAt: at }, at)).toEqual({ refused: "waitsNoLonger" });
    }
  });

  test("nobody confirmed is forgotten after a day", () => {
    const waiting = { ...request, status: "UNCONFIRMED" } as const;
    expect(forget(waiting, later(1, -1))).toEqual({ refused: "stillNeeded" });
    expect(isRefused(forget(waiting, later(1)))).toBe(false);
  });

  test("of someone nobody knows is forgotten 90 days after the address was confirmed, when it has ended", () => {
    const strangers = { ...request, email: "nieuw@elders.example", confirmedAt: at } as const;
    expect(isRefused(forget({ ...strangers, status: "SEEN" }, later(1000)))).toBe(true);
    for (const status of ["RESOLVED", "CLOSED"] as const) {
      expect(isRefused(forget({ ...strangers, status }, later(90, -1)))).toBe(true);
      expect(isRefused(forget({ ...strangers, status }, later(90)))).toBe(false);
      expect(isRefused(forget({ ...strangers, email: null, status }, later(1000)))).toBe(true);
    }
    const denied = { ...strangers, status: "CLOSED", confirmedAt: null } as const;
    expect(isRefused(forget(denied, later(1)))).toBe(false);
  });

  test("shows itself until 30 days after its end", () => {
    expect(isLinkOver(request, later(1000))).toBe(false);
    for (const ended of [
      { resolvedAt: at, deniedAt: null },
      { resolvedAt: null, deniedAt: at },
    ]) {
      expect(isLinkOver(ended, later(30))).toBe(false);
      expect(isLinkOver(ended, later(30, 1))).toBe(true);
    }
  });

  test("says what there is to do in every status", () => {
    const shown = (
      status: Status,
      confirmedAt: Date | null = null,
      deniedAt: Date | null = null,
      outcome: string | null = null,
    ) => situationOf({ status, confirmedAt, deniedAt, outcome });
    expect(statuses.map((status) => shown(status))).toEqual([
      "toConfirm",
      "toConfirm",
      "toConfirm",
      "resolved",
      "closed",
    ]);
    expect([shown("SEEN", at), shown("CLOSED", null, at)]).toEqual(["waiting", "denied"]);
    for (const why of declines) expect(shown("CLOSED", at, null, why)).toBe("declined");
  });

  test("leads to the screen that solves it", () => {
    const dora = { id: "1", authorisationId: "2", isWithdrawn: false };
    expect(solvingAddress({ ...dora, problem: "BLOCKED" })).toBe("/beheer/gebruikers/2?hulpvraag=1");
    expect(solvingAddress({ ...dora, problem: "ACCESS_CODE_INACTIVE" })).toBe("/beheer/gebruikers/2?hulpvraag=1");
    expect(solvingAddress({ ...dora, problem: "ACCESS_CODE_INACTIVE", isWithdrawn: true })).toBe(
      "/beheer/gebruikers/2/opnieuw-autoriseren",
    );
    expect(solvingAddress({ ...dora, problem: "WRONG_MOBILE_NUMBER" })).toBe("/beheer/gebruikers/2/mobiel-nummer");
    const stranger = { id: "1", authorisationId: null, problem: "NO_ACCESS", isWithdrawn: false } as const;
    expect(solvingAddress(stranger)).toBe("/beheer/hulpvragen?hulpvraag=1");
    expect(requestAddress({ ...dora, problem: "BLOCKED" })).toBe("/beheer/hulpvragen/1");
    expect(requestAddress({ ...dora, problem: "WRONG_MOBILE_NUMBER" })).toBe("/beheer/gebruikers/2/mobiel-nummer");
    expect(requestAddress(stranger)).toBe("/beheer/hulpvragen?hulpvraag=1");
  });
});

describe("a number", () => {
  const offices = [
    ["10023", "06875011"],
    ["P-448812", "P-448813"],
  ];
  const [first, second] = offices;

  test.each([
    ["10023", [first]],
    ["0010023", [first]],
    ["1 00 23", [first]],
    ["06875011", [first]],
    ["6875011", [first]],
    ["p 448812", [second]],
    ["P448812", [second]],
    ["TP 10023", [first]],
    ["tp nr. 10023", [first]],
    ["tussenpersoonnummer: 10023", [first]],
    ["KvK-nummer 06875011", [first]],
    ["K.v.K. 6875011", [first]],
    ["polis P-448812", [second]],
    ["Polisnummer  p 448812", [second]],
    ["nr 10023", [first]],
    ["", offices],
    [" - ", offices],
    ["0", offices],
    ["404", offices],
  ])("%j narrows to where it belongs", (typed, expected) => {
    expect(narrowedBy(typed, offices, (office) => office)).toEqual(expected);
  });

  test("has one spelling", () => {
    expect(normalNumber("００12")).toBe("12");
    expect(normalNumber("ＴＰ\u200b ００12")).toBe("12");
    // What is no word before a number belongs to it.
    for (const number of ["TP10023", "KVK-10023", "NR4", "POLIS", "NO-12"]) {
      expect(normalNumber(number)).toBe(number.replace("-", ""));
    }
  });

  test("is read in no time, whatever stands before it", () => {
    const long = `${"tp ".repeat(100_000)}x`;
    const from = performance.now();
    expect(normalNumber(long)).toBe("X");
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
