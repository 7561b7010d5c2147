import { expect, test } from "vitest";
import {
  asWritten,
  changeName,
  correctEmail,
  emailLinkState,
  startEmail,
} from "#lib/features/administration/personal-details/rules.ts";
import { ChangeName } from "#lib/features/administration/personal-details/schema.ts";
import { nested } from "#tests/support/nested.ts";

const now = new Date("2026-11-22T10:00:00Z");
const soon = new Date("2026-11-23T10:00:00Z");

const dora = {
  initials: "D.",
  firstName: "Dora",
  namePrefix: "van",
  lastName: "Dijk",
  email: "dora@delinden.example",
  authorisationStatus: "ACTIVE",
  validUntil: null,
  accountStatus: "ACTIVE",
  blockCause: null,
  waitUntil: null,
} as const;

test("a tussenvoegsel typed before the last name goes where it belongs", () => {
  const typed = { initials: "D.", firstName: "Dora", namePrefix: "", lastName: "van Dijk" };
  expect(asWritten(typed)).toMatchObject({ namePrefix: "van", lastName: "Dijk" });
  expect(changeName(nested(dora), typed, now)).toEqual({ refused: "sameName" });
  expect(asWritten({ ...typed, namePrefix: "de", lastName: "van Dijk" })).toMatchObject({ lastName: "van Dijk" });
});

test("a name changes by what differs, and not of who is withdrawn", () => {
  expect(changeName(nested(dora), { ...dora, lastName: "Berg-van Dijk" }, now)).toMatchObject({
    changed: ["lastName"],
  });
  const withdrawn = { ...dora, authorisationStatus: "WITHDRAWN" } as const;
  expect(changeName(nested(withdrawn), { ...dora, lastName: "Berg" }, now)).toEqual({ refused: "notActive" });
});

test.each([
  ["Özdemir", true],
  ["d’Ancona", true],
  ["Jongsma-van der Sluis", true],
  ["O", true],
  ["=cmd|calc", false],
  ["<b>Berg", false],
  ["Berg 2", false],
  ["", false],
])("that %j can be a last name is %s", (lastName, can) => {
  const typed = { initials: "", firstName: "Dora", namePrefix: "", lastName, reason: "OTHER" };
  const authorisationId = "0190b4a6-0000-7000-8000-000000000000";
  expect(ChangeName.safeParse({ ...typed, authorisationId }).success).toBe(can);
});

test("an address in use changes by confirming; that of an invitation at once; neither in the other's place", () => {
  const invited = { ...dora, authorisationStatus: "PENDING", accountStatus: "INVITED" } as const;
  const to = "nieuw@delinden.example";
  expect(startEmail(nested(dora), to, now)).toEqual({ email: to });
  expect(startEmail(nested({ ...dora, accountStatus: "BLOCKED", blockCause: "WRONG_TRIES" }), to, now)).toEqual({
    email: to,
  });
  expect(startEmail(nested({ ...dora, accountStatus: "BLOCKED", blockCause: "FREEZE" }), to, now)).toEqual({
    refused: "frozen",
  });
  expect(startEmail(nested({ ...dora, accountStatus: "INVITED" }), to, now)).toEqual({ refused: "reactivating" });
  expect(startEmail(nested(invited), to, now)).toEqual({ refused: "notActivated" });
  expect(correctEmail(nested({ ...invited, wasReactivated: false }), to, now)).toEqual({ email: to });
  expect(correctEmail(nested({ ...dora, wasReactivated: false }), to, now)).toEqual({ refused: "activated" });
  const next = { ...invited, role: "ADMINISTRATOR", wasReactivated: false } as const;
  expect(correctEmail(nested(next), to, now)).toEqual({ refused: "becomesAdministrator" });
  for (const outcome of [
    startEmail(nested(dora), dora.email, now),
    correctEmail(nested({ ...invited, wasReactivated: false }), dora.email, now),
  ])
    expect(outcome).toEqual({ refused: "sameEmail" });
});

const change = { completedAt: null, cancelledAt: null, isReplaced: false };
const account = { status: "ACTIVE", blockCause: null } as const;
const link = { usedAt: null, replacedAt: null, expiresAt: soon, change, account };

test.each([
  [null, "unknown"],
  [{ ...link, change: null }, "unknown"],
  [link, "open"],
  [{ ...link, usedAt: now }, "waiting"],
  [{ ...link, expiresAt: now }, "expired"],
  [{ ...link, usedAt: now, change: { ...change, completedAt: now } }, "done"],
  [{ ...link, replacedAt: now, change: { ...change, cancelledAt: now } }, "stopped"],
  [{ ...link, replacedAt: now, change: { ...change, cancelledAt: now, isReplaced: true } }, "replaced"],
  [{ ...link, account: { status: "BLOCKED", blockCause: "FREEZE" } as const }, "frozen"],
  [{ ...link, account: { status: "INVITED", blockCause: null } as const }, "stopped"],
])("a confirming link in state %# is %s", (state, is) => {
  expect(emailLinkState(state, now)).toBe(is);
});
