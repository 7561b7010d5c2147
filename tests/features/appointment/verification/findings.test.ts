import { describe, expect, test } from "vitest";
import {
  domainFinding,
  duplicatesFinding,
  isFreeMail,
  kvkFinding,
  relationFinding,
  type FilledIn,
} from "#lib/features/appointment/verification/rules.ts";
import { Finding } from "#lib/features/appointment/verification/schema.ts";
import { found, notFound, unavailable, unavailableReasons } from "#lib/platform/registers/outcome.ts";

const filledIn: FilledIn = {
  kind: "INTERMEDIARY",
  organisationNumber: "10023",
  companyName: "De Linden",
  kvkNumber: "68750110",
  email: "nina@delinden.nl",
  mobileNumber: "+31612345678",
};
const relation = {
  name: "Assurantiekantoor De Linden",
  kvkNumber: "68750110",
  phoneNumber: "+31881230001",
  email: "info@delinden.nl",
  hasEnded: false,
};
const company = { names: ["De Linden B.V."], legalForm: "B.V.", place: "Lollum", hasEnded: false, endedOn: null };

const outcomeOf = ({ outcome, found }: Finding) => [outcome, "differs" in found ? found.differs : null];

describe("the insurer's own register", () => {
  test.each([
    ["all the same", {}, "FITS", []],
    ["without a KvK-nummer", { kvkNumber: null }, "FITS", []],
    ["another name", { name: "De Eik" }, "DIFFERS", ["NAME"]],
    ["another KvK-nummer", { kvkNumber: "11111111" }, "DIFFERS", ["KVK_NUMBER"]],
    ["ended", { hasEnded: true }, "DIFFERS", ["ENDED"]],
    ["all of it", { name: "X", kvkNumber: "1", hasEnded: true }, "DIFFERS", ["NAME", "KVK_NUMBER", "ENDED"]],
  ])("%s", (_, other, outcome, differs) => {
    expect(outcomeOf(relationFinding(filledIn, found({ ...relation, ...other })))).toEqual([outcome, differs]);
  });

  test("no KvK-nummer filled in differs from none", () => {
    expect(relationFinding({ ...filledIn, kvkNumber: null }, found(relation)).outcome).toBe("FITS");
  });

  test("of an address it keeps the domain only", () => {
    expect(JSON.stringify(relationFinding(filledIn, found(relation)))).not.toContain("info@");
  });
});

describe("the KvK", () => {
  test.each([
    ["all the same", {}, "FITS", []],
    ["any of its names", { names: ["Holding X", "Beheer Y", "De Linden"] }, "FITS", []],
    ["none of its names", { names: ["De Eik", "De Beuk"] }, "DIFFERS", ["NAME"]],
    ["ended", { hasEnded: true, endedOn: "2024-12-31" }, "DIFFERS", ["ENDED"]],
  ])("%s", (_, other, outcome, differs) => {
    expect(outcomeOf(kvkFinding(filledIn, found({ ...company, ...other })))).toEqual([outcome, differs]);
  });

  test("is not needed without a number", () => {
    expect(kvkFinding({ ...filledIn, kvkNumber: null }, null).outcome).toBe("NOT_NEEDED");
  });
});

test.each(unavailableReasons)("a register that is unavailable says why: %s", (reason) => {
  for (const finding of [relationFinding(filledIn, unavailable(reason)), kvkFinding(filledIn, unavailable(reason))])
    expect(finding).toMatchObject({ outcome: "UNAVAILABLE", found: { reason } });
});

test("a number no register knows is not found", () => {
  expect(relationFinding(filledIn, notFound).outcome).toBe("NOT_FOUND");
  expect(kvkFinding(filledIn, notFound).outcome).toBe("NOT_FOUND");
});

describe("the domain of an address", () => {
  test.each([
    ["nina@delinden.nl", "info@delinden.nl", false, "FITS", "REGISTER"],
    ["nina@post.delinden.nl", "info@delinden.nl", false, "FITS", "REGISTER"],
    ["nina@delinden.nl", null, true, "FITS", "PEOPLE"],
    ["nina@delinden.nl", "info@ander.nl", true, "FITS", "PEOPLE"],
    ["nina@delinden.nl", null, false, "NOT_FOUND", "NONE"],
    ["nina@nietdelinden.nl", "info@delinden.nl", false, "NOT_FOUND", "NONE"],
    ["nina@delinden.nl.kwaad.example", "info@delinden.nl", false, "NOT_FOUND", "NONE"],
    ["nina@gmail.com", "info@delinden.nl", false, "DIFFERS", "FREE"],
    ["nina@gmail.com", "rozenboom@gmail.com", false, "DIFFERS", "FREE"],
    ["rozenboom@gmail.com", "Rozenboom@gmail.com", false, "FITS", "ADDRESS"],
    ["rozenboom+nina@gmail.com", "rozenboom@gmail.com", false, "FITS", "ADDRESS"],
  ])("%s, when the register has %s and people there are %s", (email, registered, hasPeople, outcome, basis) => {
    expect(domainFinding({ email }, { registered, hasPeople })).toMatchObject({ outcome, found: { basis } });
  });

  test("is free where anyone gets one", () => {
    expect(["gmail.com", "ziggo.nl", "hotmail.nl"].every(isFreeMail)).toBe(true);
    expect(["delinden.nl", "gmail.com.kwaad.example", ""].some(isFreeMail)).toBe(false);
  });
});

describe("what is known already", () => {
  const nothing = { others: [], organisation: null, numbersDiffer: false, person: "NOBODY" } as const;
  const organisation = { id: "01890000-0000-7000-8000-000000000001", administrators: 0, isClosed: false };
  const other = { appointmentId: organisation.id, reference: "H7K-3F9-2QX", same: ["NUMBER" as const] };

  test.each([
    ["nothing", {}, "FITS"],
    ["an organisation without a beheerder", { organisation }, "FITS"],
    ["a colleague there", { organisation, person: "HERE" }, "FITS"],
    ["someone who lost access there", { organisation, person: "LOST_ACCESS" }, "DIFFERS"],
    ["a beheerder", { organisation: { ...organisation, administrators: 1 } }, "DIFFERS"],
    ["a closed organisation", { organisation: { ...organisation, isClosed: true } }, "DIFFERS"],
    ["another appointment", { others: [other] }, "DIFFERS"],
    ["numbers of two organisations", { organisation, numbersDiffer: true }, "DIFFERS"],
    ["someone of another organisation", { person: "ELSEWHERE" }, "DIFFERS"],
    ["one of our staff", { person: "STAFF" }, "DIFFERS"],
  ] as const)("%s", (_, known, outcome) => {
    expect(
      duplicatesFinding({ ...nothing, ...known, others: [...("others" in known ? known.others : [])] }),
    ).toMatchObject({ outcome });
  });
});

test("every finding is one its row can hold, whatever a register said", () => {
  const long = "x".repeat(200);
  for (const finding of [
    relationFinding(filledIn, found({ ...relation, name: long })),
    relationFinding(filledIn, notFound),
    kvkFinding(filledIn, found({ ...company, names: Array.from({ length: 20 }, () => long) })),
    kvkFinding(filledIn, null),
    domainFinding(filledIn, { registered: null, hasPeople: false }),
  ])
    expect(Finding.parse(JSON.parse(JSON.stringify(finding)))).toEqual(finding);
});
