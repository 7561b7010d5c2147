import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  accept,
  asName,
  resend,
  revoke,
  stateOfInvitation,
  tell,
  worksUntil,
} from "#lib/features/administration/invitations/rules.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { wayIn } from "#lib/features/entrance/password-links/rules.ts";

const now = new Date("2026-11-22T12:00:00Z");
const day = 24 * 3_600_000;
const place = (status: "PENDING" | "ACTIVE" | "BLOCKED" | "WITHDRAWN" | "EXPIRED", validUntil: Date | null = null) => ({
  authorisation: { status, validUntil },
});
const link = { usedAt: null, replacedAt: null, worksFrom: null, expiresAt: new Date(now.getTime() + 1) };
const input = { firstName: "Nina", lastName: "Bos", email: "nina@kantoor.example", MKB: "on" };

describe("an invitation", () => {
  test.each([
    ["PENDING", { status: "WITHDRAWN" }],
    ["ACTIVE", { refused: "accepted" }],
    ["BLOCKED", { refused: "accepted" }],
    ["WITHDRAWN", { refused: "ended" }],
    ["EXPIRED", { refused: "ended" }],
  ] as const)("of %s can be sent and revoked only while it waits", (status, outcome) => {
    expect(revoke(place(status), now)).toEqual(outcome);
    expect("refused" in resend(place(status), now)).toBe("refused" in outcome);
  });

  test("is over when the authorisation has run out before anyone came", () => {
    expect(resend(place("PENDING", now), now)).toEqual({ refused: "ended" });
    expect(accept(place("PENDING", now), link, now)).toEqual({ refused: "linkClosed" });
  });

  test("is accepted with an open link only", () => {
    expect(accept(place("PENDING"), link, now)).toEqual({ status: "ACTIVE" });
    for (const odd of [{ usedAt: now }, { replacedAt: now }, { expiresAt: now }])
      expect(accept(place("PENDING"), { ...link, ...odd }, now)).toEqual({ refused: "linkClosed" });
    expect(accept(place("PENDING"), null, now)).toEqual({ refused: "linkClosed" });
    expect(accept(place("WITHDRAWN"), link, now)).toEqual({ refused: "linkClosed" });
  });

  test("works for seven days from the last mail, to the moment", () => {
    const sent = new Date(now.getTime() - 7 * day);
    expect(worksUntil(sent)).toEqual(now);
    expect(stateOfInvitation(place("PENDING"), sent, now)).toBe("expired");
    expect(stateOfInvitation(place("PENDING"), sent, new Date(now.getTime() - 1))).toBe("open");
    expect(stateOfInvitation(place("PENDING"), null, now)).toBe("notSent");
    expect(stateOfInvitation(place("ACTIVE"), sent, now)).toBe("accepted");
  });

  test("is told of while it is new, and only of what is so", () => {
    const state = { state: "open" as const, createdAt: now, lastSentAt: now, endedAt: null };
    expect(tell("toegevoegd", state, now)).toBe("added");
    expect(tell("verstuurd", state, now)).toBe("sent");
    expect(tell("ingetrokken", state, now)).toBeNull();
    expect(tell("toegevoegd", state, new Date(now.getTime() + 600_000))).toBeNull();
    expect(tell(undefined, state, now)).toBeNull();
  });
});

test("the insurer's people are never let in this way, and a reactivation is no first activation", () => {
  const holder = { status: "INVITED" as const, isStaff: false, isReactivating: false };
  expect(wayIn(holder)).toBe("activate");
  expect(wayIn({ ...holder, isReactivating: true })).toBe("accept");
  for (const status of ["ACTIVE", "BLOCKED"] as const) expect(wayIn({ ...holder, status })).toBe("accept");
  for (const status of ["INVITED", "ACTIVE", "BLOCKED"] as const)
    expect(wayIn({ ...holder, status, isStaff: true })).toBe("none");
});

test("an address in any spelling is one person", () => {
  const space = fc.constantFrom("", " ", "\u00a0", "\u200e", "\t");
  const capitals = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(space, space, capitals, (before, after, upper) => {
      const typed = [...input.email].map((letter, i) => (upper[i] ? letter.toUpperCase() : letter)).join("");
      expect(addPerson.input.parse({ ...input, email: before + typed + after }).email).toBe(input.email);
    }),
  );
});

test("a tussenvoegsel typed with the last name goes where it belongs", () => {
  const name = { firstName: "Jan", initials: "", namePrefix: "", lastName: "van der Berg" };
  expect(asName(name)).toMatchObject({ namePrefix: "van der", lastName: "Berg" });
  expect(asName({ ...name, namePrefix: "von", lastName: "Berg" })).toMatchObject({
    namePrefix: "von",
    lastName: "Berg",
  });
});

test.each([
  [{ lastName: " " }, "lastName", "lastNameMissing"],
  [{ firstName: "=cmd|' /C calc'!A0" }, "firstName", "nameOdd"],
  [{ firstName: "www.kwaad.example/nu" }, "firstName", "nameAddress"],
  [{ email: "nina" }, "email", "emailInvalid"],
  [{ MKB: undefined }, "portals", "noPortal"],
  [{ validUntil: "morgen" }, "validUntil", "dateInvalid"],
])("%j is wrong in %s: %s", (odd, field, code) => {
  const issues = addPerson.input
    .safeParse({ ...input, ...odd })
    .error?.issues.map(({ path, message }) => [path[0], message]);
  expect(issues).toContainEqual([field, code]);
});

test.each(["Zoë", "O'Neill", "Jean-Luc", "Çelik", "J.P."])("%s is a name", (firstName) => {
  expect(addPerson.input.safeParse({ ...input, firstName }).success).toBe(true);
});
