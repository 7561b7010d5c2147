import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  approve,
  type Case,
  type Check,
  checkOutcomes,
  complete,
  confirm,
  confirmWithinMs,
  ended,
  expire,
  forget,
  invite,
  keptMs,
  missingChecks,
  neededChecks,
  reject,
  release,
  type Status,
  statuses,
  take,
  takenUpWithinMs,
  ties,
  transitions,
  withdraw,
} from "#lib/features/appointment/appointments/rules.ts";

const start = new Date("2026-01-05T09:00:00Z");
const staff = ["otto", "ina", "sara"] as const;

const submitted = (kind: Case["kind"]): Case => ({
  ...{ kind, status: "SUBMITTED", submittedAt: start },
  ...{ takenById: null, takenBy: "", takenAt: null, decidedBy: "", decidedAt: null, invitedAt: null, endedAt: null },
});

type State = { readonly found: Case; readonly checks: readonly Check[]; readonly approvedBy: string | null };
type Act = {
  readonly name: keyof typeof transitions | "check";
  readonly who: (typeof staff)[number];
  /** How long after the act before it. */
  readonly afterMs: number;
  readonly check: Check;
  readonly note: string;
};

/** What the commands do with a transition: nothing when it refuses, else the row has what it says. */
function step({ found, checks, approvedBy }: State, { name, who, check, note }: Act, now: Date): State | null {
  if (name === "check") {
    if (found.status !== "CHECKING") return null;
    const done = { ...check, byId: who };
    return { found, checks: [...checks.filter(({ kind }) => kind !== done.kind), done], approvedBy };
  }
  const outcome = outcomeOf(name, { found, checks, who, note }, now);
  if (outcome === null || "refused" in outcome) return null;
  return { found: { ...found, ...outcome }, checks, approvedBy: name === "approve" ? who : approvedBy };
}

type With = { readonly found: Case; readonly checks: readonly Check[]; readonly who: string; readonly note: string };

function outcomeOf(name: keyof typeof transitions, { found, checks, who, note }: With, now: Date) {
  switch (name) {
    case "confirm":
      return confirm(found, now);
    case "take":
      return take(found, { tie: null, staffId: who, now });
    case "release":
      return release(found, who, now);
    case "approve":
      return approve(found, { checks, tie: null, staffId: who, note, now });
    case "reject":
      return reject(found, { staffId: who, reason: "NOT_REACHED", note, now });
    case "invite":
      return invite(found, now);
    case "complete":
      return complete(found, now);
    case "expire":
      return expire(found, now);
    case "withdraw":
      return withdraw(found, who === "sara" ? "applicant" : "staff", now);
    case "forget":
      return forget(found, now);
    case "submit":
      return null;
  }
}

const acts: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom(...(Object.keys(transitions) as (keyof typeof transitions)[]), "check" as const),
  who: fc.constantFrom(...staff),
  afterMs: fc.constantFrom(0, 60_000, 24 * 3_600_000, confirmWithinMs, takenUpWithinMs, keptMs),
  check: fc.record({
    kind: fc.constantFrom(...neededChecks("INTERMEDIARY")),
    outcome: fc.constantFrom(...checkOutcomes),
    byId: fc.constant(null),
  }),
  note: fc.constantFrom("", "gebeld"),
});

/** A case with everything done for it but the decision, so that the interesting part is not a matter of luck. */
const begun = (kind: Case["kind"]): State => ({
  found: {
    ...submitted(kind),
    ...{ status: "CHECKING", takenById: "otto", takenBy: "Otto", takenAt: start },
  },
  checks: neededChecks(kind).map((each) => ({ kind: each, outcome: "FITS" as const, byId: "otto" })),
  approvedBy: null,
});

const kinds = fc.constantFrom("INTERMEDIARY" as const, "BUSINESS" as const);
const beginnings = fc.oneof(
  kinds.map((kind): State => ({ found: submitted(kind), checks: [], approvedBy: null })),
  kinds.map(begun),
);

/** Every state on the way, the first included. */
function along(
  first: State,
  path: readonly Act[],
): { readonly before: State; readonly act: Act; readonly after: State }[] {
  const steps = [];
  let state = first;
  let now = start;
  for (const act of path) {
    now = new Date(now.getTime() + act.afterMs);
    const next = step(state, act, now);
    if (!next) continue;
    steps.push({ before: state, act, after: next });
    state = next;
  }
  return steps;
}

describe("whatever happens, in whatever order", () => {
  const paths = fc.tuple(beginnings, fc.array(acts, { maxLength: 40 }));
  const everywhere = (holds: (step: ReturnType<typeof along>[number]) => void) =>
    fc.assert(
      fc.property(paths, ([first, path]) => along(first, path).forEach(holds)),
      { numRuns: 2_000 },
    );

  test("nobody becomes beheerder without another pair of eyes and all that must be looked at", () => {
    let approvals = 0;
    everywhere(({ before, after }) => {
      if (after.found.status === "INVITED" || after.found.status === "COMPLETED")
        expect(after.approvedBy).not.toBeNull();
      if (after.found.status !== "APPROVED" || before.found.status === "APPROVED") return;
      approvals++;
      expect(after.approvedBy).not.toBe(before.found.takenById);
      expect(before.checks.map(({ byId }) => byId)).not.toContain(after.approvedBy);
      expect(missingChecks(before.found, before.checks)).toEqual([]);
    });
    // That it came to approvals at all; how many is a matter of the paths that were drawn.
    expect(approvals).toBeGreaterThan(20);
  });

  test("what has ended stays as it is", () => {
    everywhere(({ before, act }) => {
      if (ended.includes(before.found.status)) expect(act.name).toBe("forget");
    });
  });

  test("what ended has a moment at which it did, and nothing else has", () => {
    everywhere(({ after: { found } }) => expect(found.endedAt !== null).toBe(ended.includes(found.status)));
  });

  test("each way leads where the list says", () => {
    everywhere(({ act, after }) => {
      if (act.name === "check" || act.name === "forget") return;
      expect(after.found.status).toBe(transitions[act.name]);
    });
  });
});

/** From where each way goes on; from everywhere else it refuses. */
const from: Readonly<Record<keyof typeof transitions, readonly Status[]>> = {
  submit: [],
  confirm: ["SUBMITTED"],
  take: ["CONFIRMED"],
  release: ["CHECKING"],
  approve: ["CHECKING"],
  reject: ["CHECKING"],
  invite: ["APPROVED"],
  complete: ["INVITED"],
  expire: ["SUBMITTED", "INVITED"],
  withdraw: ["SUBMITTED", "CONFIRMED", "CHECKING", "APPROVED", "INVITED"],
  forget: ["REJECTED", "COMPLETED", "EXPIRED", "WITHDRAWN"],
};

const names = (Object.keys(transitions) as (keyof typeof transitions)[]).filter((name) => name !== "submit");

/** A row as it would be in that state. */
function caseIn(status: Status): Case {
  const isTaken = !["SUBMITTED", "CONFIRMED"].includes(status);
  return {
    ...submitted("INTERMEDIARY"),
    status,
    ...(isTaken && { takenById: "otto", takenBy: "Otto", takenAt: start }),
    ...(["APPROVED", "REJECTED", "INVITED", "COMPLETED"].includes(status) && { decidedAt: start, decidedBy: "Ina" }),
    invitedAt: ["INVITED", "COMPLETED"].includes(status) ? start : null,
    endedAt: ended.includes(status) ? start : null,
  };
}

test.each(names.flatMap((name) => statuses.map((status) => [name, status] as const)))("%s from %s", (name, status) => {
  const checks = neededChecks("INTERMEDIARY").map((kind) => ({ kind, outcome: "FITS" as const, byId: "otto" }));
  // In time to confirm, and long enough ago for what only time brings.
  const now = new Date(start.getTime() + (name === "expire" || name === "forget" ? keptMs : 60_000));
  const who = name === "release" ? "otto" : "ina";
  const outcome = outcomeOf(name, { found: caseIn(status), checks, who, note: "" }, now);
  const isRefused = outcome !== null && "refused" in outcome;
  expect(isRefused).toBe(!from[name].includes(status));
});

test("who asked takes it back only while nobody decided", () => {
  for (const status of statuses) {
    const outcome = withdraw(caseIn(status), "applicant", start);
    expect("refused" in outcome).toBe(!["SUBMITTED", "CONFIRMED", "CHECKING"].includes(status));
  }
});

test("who comes too late is told what was decided, by whom and when", () => {
  expect(reject(caseIn("APPROVED"), { staffId: "sara", reason: "NOT_REACHED", note: "", now: start })).toEqual({
    refused: "alreadyDone",
    detail: { status: "APPROVED", by: "Ina", at: start },
  });
  const by = { tie: null, staffId: "ina", now: start };
  expect(take(caseIn("CHECKING"), by)).toMatchObject({ refused: "alreadyTaken", detail: { by: "Otto" } });
});

test("who is tied to it does not approve, and who gains does not take it either", () => {
  const checks = neededChecks("INTERMEDIARY").map((kind) => ({ kind, outcome: "FITS" as const, byId: "otto" }));
  for (const tie of ties) {
    const by = { tie, staffId: "ina", now: start };
    expect(approve(caseIn("CHECKING"), { ...by, checks, note: "" })).toEqual({ refused: tie });
    const taken = take({ ...caseIn("CONFIRMED"), takenById: null, takenAt: null }, by);
    expect("refused" in taken).toBe(tie === "ownGain");
  }
});

describe("a doubt", () => {
  const checks = (outcome: Check["outcome"]): Check[] =>
    neededChecks("BUSINESS").map((kind, i) => ({ kind, outcome: i === 0 ? outcome : "FITS", byId: "otto" }));
  const decided = (outcome: Check["outcome"], note: string) =>
    approve(
      { ...caseIn("CHECKING"), kind: "BUSINESS" },
      { checks: checks(outcome), tie: null, staffId: "ina", note, now: start },
    );

  test.each(checkOutcomes)("of %s needs a note, or none", (outcome) => {
    const isFine = outcome === "FITS" || outcome === "NOT_NEEDED";
    expect("refused" in decided(outcome, "")).toBe(!isFine);
    expect("refused" in decided(outcome, "gebeld met de eigenaar")).toBe(false);
  });
});

test("time ends only what nobody took up, at the moment it says", () => {
  for (const [status, withinMs] of [
    ["SUBMITTED", confirmWithinMs],
    ["INVITED", takenUpWithinMs],
  ] as const) {
    const at = (ms: number) => new Date(start.getTime() + ms);
    expect(expire(caseIn(status), at(withinMs - 1))).toEqual({ refused: "stillNeeded" });
    expect(expire(caseIn(status), at(withinMs))).toMatchObject({ status: "EXPIRED" });
  }
});
