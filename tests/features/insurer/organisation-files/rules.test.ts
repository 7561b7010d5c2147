import { describe, expect, test } from "vitest";
import {
  loadCells,
  loadColumns,
  loadFields,
  refusalOfColumns,
  type LoadCells,
} from "#lib/features/insurer/organisation-files/rules/columns.ts";
import {
  checkLoad,
  readLoadCells,
  type Known,
  type KnownOrganisation,
} from "#lib/features/insurer/organisation-files/rules/matching.ts";

const empty = Object.fromEntries(loadFields.map((field) => [field, ""])) as LoadCells;
const dora = { firstName: "Dora", lastName: "Bos", email: "dora@linden.example" };
const linden = { ...empty, organisation: "De Linden", intermediaryNumbers: "10023" };

const nobody: Known = { organisations: new Map(), people: new Map(), accessCodes: new Map(), staff: new Set() };

const check = (rows: readonly Partial<LoadCells>[], known: Partial<Known> = {}) => {
  const checking = {
    today: "2026-11-23",
    mobileOf: (typed: string) => ({ number: `+31${typed.slice(1)}` }),
    phoneOf: (typed: string) => ({ number: `+31${typed.slice(1)}` }),
  };
  const read = rows.map((row, i) => readLoadCells({ number: i + 2, cells: { ...linden, ...dora, ...row } }, checking));
  return checkLoad(read, { ...nobody, ...known });
};

const there: KnownOrganisation = {
  ...{ id: "L", kind: "INTERMEDIARY" as const, name: "De Linden", kvkNumber: "68750110", phoneNumber: null },
  ...{ numbers: [{ kind: "INTERMEDIARY" as const, number: "10023" }], portals: ["MKB" as const] },
  ...{ isClosed: false, hasAdministrator: false },
};
const organisations = new Map([
  ["INTERMEDIARY 10023", there],
  ["KVK 68750110", there],
]);

const line = (number: number, ...cells: string[]) => ({ number, cells });

describe("columns", () => {
  test("are known by what administrations call them, past a title", () => {
    const lines = [
      line(1, "Export van maandag"),
      line(3, "Kantoornaam", "Tussenpersoonnr.", "KvK-nummer", "Telefoon", "E-mailadres", "Achternaam", "Onzin"),
    ];
    const columns = loadColumns(lines);
    expect(columns).toEqual({
      headerRow: 3,
      columns: ["organisation", "intermediaryNumbers", "kvkNumber", "phoneNumber", "email", "lastName", null],
    });
    expect(refusalOfColumns(columns)).toBeNull();
    expect(loadCells(columns, ["De Linden", "10023"], {})).toMatchObject({ organisation: "De Linden", kvkNumber: "" });
  });

  test("without an organisation, a number, or half of a person are refused", () => {
    const of = (...headers: string[]) => refusalOfColumns(loadColumns([line(1, ...headers)]));
    expect(of("Achternaam", "E-mail", "Polisnummer")).toEqual({ refused: "organisationColumnMissing" });
    expect(of("Organisatie", "Achternaam", "E-mail")).toEqual({ refused: "numberColumnMissing" });
    expect(of("Organisatie", "Polisnummer", "E-mail")).toEqual({ refused: "peopleColumnsMissing" });
    expect(of("Organisatie", "Polisnummer")).toBeNull();
  });
});

describe("rows of a file", () => {
  test("are of one organisation when they share a number in whatever spelling, also by way of another row", () => {
    const rows = check([
      { intermediaryNumbers: "0010023" },
      { intermediaryNumbers: "77", organisation: "Anders", email: "a@anders.example" },
      { intermediaryNumbers: "10 023; 10024", email: "b@linden.example" },
      { intermediaryNumbers: "10-024", kvkNumber: "68 75 01 10", email: "c@linden.example" },
    ]);
    // "10 023" is two numbers: they stand apart by spaces.
    expect(rows.map(({ group, last, problems }) => ({ group, last, problems }))).toEqual([
      { group: 2, last: 2, problems: null },
      { group: 3, last: 3, problems: null },
      { group: 4, last: 5, problems: null },
      { group: 4, last: 5, problems: null },
    ]);
  });

  test("that contradict each other are wrong, and lead to the first", () => {
    const rows = check([
      { kind: "tussenpersoon", kvkNumber: "68750110" },
      { organisation: "De Eik", email: "a@x.example" },
      { kind: "bedrijf", email: "b@x.example" },
      { kvkNumber: "11111111", email: "c@x.example" },
      { firstName: "Anders", lastName: "Vos" },
      { organisation: "", email: "d@x.example" },
    ]);
    expect(rows.map(({ problems }) => problems)).toEqual([
      null,
      { organisation: { code: "organisationDiffers", row: 2 } },
      { kind: { code: "kindDiffers", row: 2 } },
      { kvkNumber: { code: "kvkDiffers", row: 2 } },
      { email: { code: "emailTwice", row: 2 } },
      null,
    ]);
  });

  test.each([
    [{ intermediaryNumbers: "" }, { numbers: { code: "numberMissing" } }],
    [{ intermediaryNumbers: "", numbers: "10023" }, { kind: { code: "kindMissing" } }],
    [{ kind: "vereniging" }, { kind: { code: "kindUnclear" } }],
    [{ intermediaryNumbers: "---" }, { intermediaryNumbers: { code: "numberUnclear" } }],
    [{ kvkNumber: "123" }, { kvkNumber: { code: "kvkUnclear" } }],
    [{ organisation: "" }, { organisation: { code: "organisationMissing" } }],
    [{ opened: "alles" }, { opened: { code: "portalsUnclear" } }],
    [{ opened: "mkb", portals: "MyAllianzBroker" }, { portals: { code: "portalNotOpened" } }],
    [{ role: "directeur" }, { role: { code: "roleUnclear" } }],
    [{ status: "geblokkeerd" }, { status: { code: "statusUnclear" } }],
    [{ accessCode: "a b!" }, { accessCode: { code: "accessCodeUnclear" } }],
    [{ email: "dora" }, { email: { code: "emailInvalid" } }],
    [{ lastName: "" }, { lastName: { code: "lastNameMissing" } }],
  ])("%o is wrong", (cells, problems) => {
    expect(check([cells])[0]?.problems).toEqual(problems);
  });

  test("with a cell that is too long are wrong, and none of it is taken for the whole", () => {
    const columns = loadColumns([line(1, "Kantoornaam", "Tussenpersoonnr.", "E-mailadres", "Achternaam")]);
    const numbers = Array.from({ length: 80 }, (_, i) => 10_023 + i).join(" ");
    const email = `${"a".repeat(60)}@${"bcd.".repeat(34)}online`;
    expect(email.slice(0, 200)).toMatch(/\.onl$/);
    const read = (...cells: string[]) => check([loadCells(columns, cells, {})])[0];
    expect(read("De Linden", numbers, email, "Bos")).toMatchObject({ problems: null, read: { person: { email } } });
    expect(read("De Linden", `${numbers} ${numbers}`, email, "Bos")?.problems).toEqual({
      intermediaryNumbers: { code: "cutOff" },
    });
  });

  test("say the kind by their number, and may be about an organisation alone", () => {
    const alone = { firstName: "", lastName: "", email: "" };
    const [row] = check([{ ...alone, intermediaryNumbers: "", policyNumbers: "P-1", role: "" }]);
    expect(row?.read).toMatchObject({
      organisation: { kind: "BUSINESS", numbers: [{ kind: "POLICY", number: "P-1" }] },
    });
    expect(row?.read?.person).toBeNull();
  });
});

describe("rows against who and what is there", () => {
  const person = { initials: "", firstName: "Dora", namePrefix: "", lastName: "Bos", mobileNumber: null };
  const known = {
    ...person,
    authorisationId: "A",
    role: "EMPLOYEE" as const,
    accessCode: "ABCD",
    portals: ["MKB" as const],
  };
  const people = new Map([["L dora@linden.example", known]]);

  test("that are there already change nothing, and say what differs", () => {
    const rows = check(
      [{ role: "beheerder", accessCode: "WXYZ", kvkNumber: "68750110", opened: "mkb, MyAllianzBroker" }],
      {
        ...{ organisations, people, accessCodes: new Map([["WXYZ", "ELSEWHERE x@x.example"]]) },
      },
    );
    expect(rows).toMatchObject([
      { outcome: "UNCHANGED", organisationId: "L", problems: null, kept: ["opened", "accessCode", "role"] },
    ]);
  });

  test("make nobody beheerder where there is one: that takes that beheerder, or two of the insurer's people", () => {
    const led = new Map([["INTERMEDIARY 10023", { ...there, hasAdministrator: true }]]);
    const rows = check(
      [
        { role: "beheerder", email: "new@linden.example", lastName: "Nieuw" },
        { role: "medewerker", email: "other@linden.example", lastName: "Ander" },
        { role: "beheerder" },
      ],
      { organisations: led, people },
    );
    expect(rows.map(({ problems }) => problems)).toEqual([{ role: { code: "administratorThere" } }, null, null]);
    expect(check([{ role: "beheerder" }], { organisations })[0]?.problems).toBeNull();
  });

  test("are wrong when their numbers lead to two organisations, or to a closed one", () => {
    const other = { ...there, id: "E", name: "De Eik", kvkNumber: null };
    const both = new Map([...organisations, ["INTERMEDIARY 77", other] as const]);
    expect(check([{ intermediaryNumbers: "10023 77" }], { organisations: both })[0]?.problems).toEqual({
      numbers: { code: "organisationUnclear" },
    });
    const closed = new Map([["INTERMEDIARY 10023", { ...there, isClosed: true }]]);
    expect(check([{}], { organisations: closed })[0]?.problems).toEqual({
      organisation: { code: "organisationClosed" },
    });
  });

  test("are wrong with someone else's toegangscode, in the file or in the portal, or an address of staff", () => {
    const accessCodes = new Map([["TAKEN1", "E x@x.example"]]);
    expect(check([{ accessCode: "taken1" }], { accessCodes })[0]?.problems).toEqual({
      accessCode: { code: "accessCodeTaken" },
    });
    const rows = check([{ accessCode: "ABCD" }, { accessCode: "abcd", email: "e@x.example" }]);
    expect(rows[1]?.problems).toEqual({ accessCode: { code: "accessCodeTwice", row: 2 } });
    expect(check([{}], { staff: new Set([dora.email]) })[0]?.problems).toEqual({ email: { code: "emailOfStaff" } });
  });

  test("ten thousand rows of one organisation are held together in a moment", () => {
    const rows = check(Array.from({ length: 10_000 }, (_, i) => ({ email: `p${i}@linden.example` })));
    expect(rows.filter(({ group, last }) => group === 2 && last === 10_001)).toHaveLength(10_000);
  });
});
