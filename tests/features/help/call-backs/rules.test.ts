import { expect, test } from "vitest";
import { mayCall, maySeeCalls } from "#lib/features/help/call-backs/policy.ts";
import { confirmWithinMs, finish, isMoreThanOne, linkStateOf, take } from "#lib/features/help/call-backs/rules.ts";
import { Reference } from "#lib/features/base/people/schema.ts";
import { staffRoles } from "#lib/platform/access/roles.ts";
import { newReference } from "#lib/platform/secrets.ts";

const now = new Date("2026-11-23T09:00:00Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const waiting = {
  status: "OPEN",
  takenById: null,
  takenBy: "",
  takenAt: null,
  isTakerGone: false,
  doneAt: null,
} as const;
const taken = { ...waiting, takenById: "sara", takenBy: "Sara el Idrissi", takenAt: now };
const called = { ...taken, status: "DONE", doneAt: now } as const;

test.each([
  [null, "unknown"],
  [{ status: "UNCONFIRMED", createdAt: now }, "open"],
  [{ status: "UNCONFIRMED", createdAt: ago(confirmWithinMs - 1) }, "open"],
  [{ status: "UNCONFIRMED", createdAt: ago(confirmWithinMs) }, "expired"],
  [{ status: "OPEN", createdAt: ago(10 * confirmWithinMs) }, "confirmed"],
  [{ status: "DONE", createdAt: now }, "called"],
] as const)("the link of %j is %s", (request, state) => {
  expect(linkStateOf(request, now)).toBe(state);
});

test("a call is taken by the first; others hear who that is, and the first that it is theirs", () => {
  expect(take(waiting, "sara", now)).toEqual({ takenById: "sara" });
  expect(take(taken, "sara", now)).toEqual({ refused: "alreadyYours" });
  expect(take(taken, "otto", now)).toEqual({ refused: "alreadyTaken", detail: { by: "Sara el Idrissi", at: now } });
});

test("whoever calls finishes it, also when another took it; after that nobody does", () => {
  expect(finish(taken, "otto")).toEqual({ status: "DONE", takenById: "otto" });
  const already = { refused: "alreadyCalled", detail: { by: "Sara el Idrissi", at: now } };
  expect([take(called, "sara", now), finish(called, "otto")]).toEqual([already, already]);
});

test("all staff see who waits; the servicedesk calls", () => {
  const session = { sessionId: "s", factorAt: now };
  const callers = staffRoles.filter((role) => mayCall({ kind: "staff", accountId: "x", roles: [role], ...session }));
  expect(callers).toEqual(["SERVICEDESK"]);
  expect(maySeeCalls({ kind: "staff", accountId: "x", roles: ["AUDITOR"], ...session })).toBe(true);
  expect([maySeeCalls({ kind: "visitor" }), mayCall({ kind: "system", job: "x" })]).toEqual([false, false]);
});

test("the page after asking shows a reference of ours and nothing else from its address", () => {
  for (let i = 0; i < 200; i++) expect(Reference.safeParse(newReference()).success).toBe(true);
  for (const other of ["", "h7k-3f9-2qx", "H7K3F92QX", "O7K-3F9-2QX", "H7K-3F9-2QX bel 0900 1234", ["H7K-3F9-2QX"], 7])
    expect(Reference.safeParse(other).success).toBe(false);
});

test("a number with words or another number beside it is told apart from what is no number", () => {
  const more = ["06-12345678 / 020-6241111", "bel 0612345678", "0612345678;ext=12", "020 624 11 11 vraag naar Dora"];
  expect(more.filter((typed) => !isMoreThanOne(typed))).toEqual([]);
  expect(["", "niet bellen", "6,12E+08", "06 123456789", "kamer 12"].filter(isMoreThanOne)).toEqual([]);
});
