import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import {
  checkOutcomes,
  neededChecks,
  statuses,
  ties,
  type Case,
  type CheckKind,
} from "#lib/features/appointment/appointments/rules.ts";
import { en } from "#lib/features/appointment/onboarding/texts.en.ts";
import { nl } from "#lib/features/appointment/onboarding/texts.nl.ts";
import { words as counted } from "#lib/features/base/figures/texts.ts";
import { words as organisations } from "#lib/features/insurer/organisations/texts.ts";
import { maySeeContact } from "#lib/features/appointment/onboarding/policy.ts";
import {
  clockOf,
  compared,
  isReadyFor,
  nextPath,
  placeOf,
  sameIn,
  toldOf,
  viewIn,
  type Comparable,
} from "#lib/features/appointment/onboarding/rules.ts";
import { Approve, Reject, ViewOfCase, ViewOfQueue } from "#lib/features/appointment/onboarding/schema.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { staffRoles } from "#lib/platform/access/roles.ts";

const hour = 3_600_000;
const id = "10000000-0000-7000-8000-000000000001";

describe("the clock", () => {
  test.each([
    [0, 17, { hours: 0, of: 17, isLate: false }],
    [4.99, 17, { hours: 4, of: 17, isLate: false }],
    [17, 17, { hours: 17, of: 17, isLate: false }],
    [17.01, 17, { hours: 17, of: 17, isLate: true }],
    [40, 8.5, { hours: 40, of: 8, isLate: true }],
  ])("%d hours of work within %d", (worked, within, clock) => {
    expect(clockOf(worked * hour, within * hour)).toEqual(clock);
  });
});

describe("which organisation it will be", () => {
  const number = { by: "NUMBER", id: "a", isClosed: false } as const;
  const kvk = { by: "KVK_NUMBER", id: "a", isClosed: false } as const;
  test.each([
    ["nothing we have", [], { organisationId: null }],
    ["the number", [number], { organisationId: "a" }],
    ["the KvK-nummer alone", [kvk], { organisationId: "a" }],
    ["both of one", [number, kvk], { organisationId: "a" }],
    ["both of two", [number, { ...kvk, id: "b" }], { refused: "organisationsDiffer" }],
    ["one that is closed", [{ ...number, isClosed: true }], { refused: "organisationClosed" }],
    ["two of which one is closed", [number, { ...kvk, id: "b", isClosed: true }], { refused: "organisationsDiffer" }],
  ])("%s", (_, candidates, place) => {
    expect(placeOf(candidates)).toEqual(place);
  });
});

describe("two beside each other", () => {
  const one: Comparable = {
    ...{ kind: "INTERMEDIARY", organisationNumber: "10023", companyName: "De Linden", kvkNumber: "68750110" },
    ...{ person: "Daan van der Berg", email: "daan@delinden.example", mobileNumber: "+31612345678" },
  };

  test("are the same in what is spelled otherwise", () => {
    const other = {
      ...one,
      ...{ organisationNumber: "0010-023", companyName: "DE LINDEN", email: "daan+portaal@delinden.example" },
    };
    expect(sameIn(one, other)).toEqual(compared);
  });

  test("are not the same in what both left open, nor in a number of another kind", () => {
    const other: Comparable = { ...one, kvkNumber: null, kind: "BUSINESS" };
    expect(sameIn({ ...one, kvkNumber: null }, other)).not.toContain("kvkNumber");
    expect(sameIn(one, other)).not.toContain("organisationNumber");
  });
});

const at = new Date("2026-01-05T09:00:00Z");
const found: Case = {
  ...{ kind: "INTERMEDIARY", status: "CHECKING", submittedAt: at, takenById: "otto", takenBy: "Otto" },
  ...{ takenAt: at, decidedBy: "", decidedAt: null, invitedAt: null, endedAt: null },
};
const all = neededChecks("INTERMEDIARY").map((kind) => ({ kind, outcome: "FITS" as const, byId: "otto" }));

describe("who can approve", () => {
  test("is whoever is not tied to it, when all that is needed was looked at", () => {
    const looked = fc.array(
      fc.record({
        kind: fc.constantFrom<CheckKind>("RELATION", "KVK", "AFM", "DOMAIN", "DUPLICATES", "CALL_BACK"),
        outcome: fc.constantFrom(...checkOutcomes),
        byId: fc.constantFrom("otto", "ina", null),
      }),
    );
    fc.assert(
      fc.property(looked, fc.constantFrom(...statuses), fc.constantFrom(null, ...ties), (checks, status, tie) => {
        const isReady = isReadyFor({ ...found, status }, { checks, tie });
        const kinds = new Set(checks.map(({ kind }) => kind));
        const isWhole = neededChecks("INTERMEDIARY").every((kind) => kinds.has(kind));
        expect(isReady).toBe(status === "CHECKING" && tie === null && isWhole);
      }),
    );
    expect(isReadyFor(found, { checks: all, tie: null })).toBe(true);
  });

  const staff = (...roles: (typeof staffRoles)[number][]): Actor => ({
    ...{ kind: "staff", accountId: "ina", sessionId: "s", factorAt: at, roles },
  });

  test("and who checks it see an address and a number in full, while it is being checked; nobody else does", () => {
    for (const status of statuses)
      for (const role of staffRoles)
        for (const takenById of ["ina", "otto", null])
          for (const isReady of [true, false]) {
            const isWork = role === "ONBOARDING" && status === "CHECKING" && (takenById === "ina" || isReady);
            expect(maySeeContact(staff(role), { status, takenById, isReady })).toBe(isWork);
          }
  });
});

describe("what somebody is told they did", () => {
  const dealt = { status: "APPROVED", takenById: "otto", decidedById: "ina", companyName: "De Linden" } as const;
  test.each([
    ["ina", {}, "approved"],
    ["ina", { status: "INVITED" }, "approved"],
    ["ina", { status: "REJECTED" }, "rejected"],
    ["otto", {}, null],
    ["otto", { status: "REJECTED" }, null],
    ["otto", { status: "CONFIRMED", takenById: null, decidedById: null }, "released"],
    ["ina", { status: "CHECKING", decidedById: null }, null],
    ["ina", { status: "EXPIRED" }, null],
    ["ina", { status: "WITHDRAWN" }, "withdrawn"],
  ] as const)("%s, %j: %s", (who, more, code) => {
    expect(toldOf({ ...dealt, ...more }, who)?.code ?? null).toBe(code);
  });
});

describe("addresses", () => {
  test("keep what was being looked at, and leave out what goes without saying", () => {
    expect(to.appointments()).toBe("/medewerker/aanmeldingen");
    expect(to.appointments({ toon: "alles" })).toBe("/medewerker/aanmeldingen");
    expect(to.appointments({ toon: "klaar", na: id })).toBe(`/medewerker/aanmeldingen?toon=klaar&na=${id}`);
    expect(to.appointment(id, { toon: "mijn" })).toBe(`/medewerker/aanmeldingen/${id}?toon=mijn`);
    expect(nextPath(null, { gedaan: id })).toBe(`/medewerker/aanmeldingen?gedaan=${id}`);
    expect(nextPath(id, viewIn({ toon: "klaar" }))).toBe(`/medewerker/aanmeldingen/${id}?toon=klaar`);
    expect(viewIn({ toon: "toString" })).toEqual({});
  });

  test("that make no sense show everything", () => {
    for (const toon of [undefined, "", "constructor", ["klaar"], "KLAAR"])
      expect(ViewOfQueue.parse({ toon, na: "x", gedaan: "controle" })).toEqual({
        ...{ toon: "alles", na: null, gedaan: null },
      });
    expect(ViewOfCase.safeParse({ id: "1" }).success).toBe(false);
  });
});

test("a decision takes no reason of one's own and no book for a note", () => {
  expect(Reject.safeParse({ appointmentId: id }).success).toBe(false);
  expect(Reject.safeParse({ appointmentId: id, reason: "NOT_REACHED" }).success).toBe(true);
  expect(Approve.safeParse({ appointmentId: id, note: "x".repeat(501) }).success).toBe(false);
  expect(Approve.safeParse({ appointmentId: id, organisationId: "x" }).success).toBe(false);
  expect(Approve.parse({ appointmentId: id, organisationId: "" })).toMatchObject({ note: "", organisationId: "" });
});

test("a state of an application has one word, wherever it stands", () => {
  for (const [queue, page, figures] of [
    [nl.statuses, organisations.nl.appointmentStatuses, counted.nl.appointments.states],
    [en.statuses, organisations.en.appointmentStatuses, counted.en.appointments.states],
  ] as const) {
    const small = (words: Readonly<Record<string, string>>) =>
      Object.entries(words).map(([state, word]) => [state, word.toLowerCase()]);
    expect(small(page)).toEqual(Object.entries(queue));
    expect(small(figures).filter(([state = "", word]) => queue[state as keyof typeof queue] !== word)).toEqual([]);
  }
});
