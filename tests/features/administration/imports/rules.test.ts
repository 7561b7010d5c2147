import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, matchColumns, readLine } from "#lib/features/administration/imports/rules/columns.ts";
import { listedMobile } from "#lib/features/administration/imports/rules/mobile.ts";
import { isForgotten, start, undo } from "#lib/features/administration/imports/rules/states.ts";
import { readSheets, templateRows } from "#lib/features/administration/imports/rules/sheets.ts";
import { initialsOf } from "#lib/features/base/people/rules/names.ts";
import {
  mended,
  problemCodes,
  readCells,
  readRow,
  rowChecker,
  shownMark,
  type Checking,
} from "#lib/features/administration/imports/rules/rows.ts";
import { rowFields, type Cells } from "#lib/features/administration/imports/rules/fields.ts";
import { words as exported } from "#lib/features/administration/colleagues/texts.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import { phoneCell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet.ts";
import { parseTable } from "#lib/platform/tables/parse.ts";
import { en } from "#lib/features/administration/imports/texts.en.ts";
import { nl } from "#lib/features/administration/imports/texts.nl.ts";

const checking: Checking = {
  mobileOf: (typed) => (typed.startsWith("06") ? { number: `+31${typed.slice(1)}` } : { problem: "phoneUnclear" }),
  opened: ["MKB"],
  today: "2026-11-22",
};

const empty = Object.fromEntries(rowFields.map((field) => [field, ""])) as Cells;
const dora: Cells = { ...empty, firstName: "Dora", namePrefix: "van der", lastName: "Berg", email: "dora@x.example" };

const problemsOf = (changed: Partial<Cells>) => {
  const read = readRow({ ...dora, ...changed }, checking);
  return "problems" in read ? Object.entries(read.problems).map(([field, { code }]) => `${field} ${code}`) : [];
};

test.each([
  ["612345678", { number: "+31612345678" }],
  ["31612345678", { number: "+31612345678" }],
  ["31612345678.0", { number: "+31612345678" }],
  ["020-1234567 / 06-12345678", { number: "+31612345678" }],
  ["06-12345678 of 0612345678", { number: "+31612345678" }],
  ["06-12345678 en 06-87654321", { problem: "phoneTwo" }],
  ["3,16123E+10", { problem: "phoneLostDigits" }],
  ["020-1234567", { problem: "phoneLandline" }],
  ["tel:", { problem: "phoneUnclear" }],
])("a list's number %j is read as %j", (typed, expected) => expect(listedMobile(typed, mobileOf)).toEqual(expected));

describe("a row", () => {
  test.each([
    [{ lastName: "" }, ["lastName lastNameMissing"]],
    [{ lastName: "=cmd|x" }, ["lastName nameUnclear"]],
    [{ lastName: "x".repeat(81) }, ["lastName nameTooLong"]],
    [{ email: "" }, ["email emailMissing"]],
    [{ email: "dora" }, ["email emailInvalid"]],
    [{ mobileNumber: "020" }, ["mobileNumber phoneUnclear"]],
    [{ portals: "iets" }, ["portals portalsUnclear"]],
    [{ portals: "MyAllianzBroker" }, ["portals portalNotOpened"]],
    [{ validUntil: "morgen" }, ["validUntil dateUnclear"]],
    [{ validUntil: "31-02-2027" }, ["validUntil dateUnclear"]],
    [{ validUntil: "21-11-2026" }, ["validUntil datePast"]],
  ])("%j is wrong in one place", (changed, expected) => expect(problemsOf(changed)).toEqual(expected));

  test.each([
    { validUntil: "22-11-2026" },
    { validUntil: "1/2/27" },
    { validUntil: "2027-02-01" },
    { portals: "MKB portal" },
    { lastName: "’t Hooft-Şahin" },
    { firstName: "", initials: "D" },
    { firstName: "" },
  ])("%j is right", (changed) => expect(problemsOf(changed)).toEqual([]));

  test("whatever stands in it is a person or a problem with a sentence, never an error", () => {
    const cells = fc.record(Object.fromEntries(rowFields.map((field) => [field, fc.string({ unit: "binary" })])));
    fc.assert(
      fc.property(cells, (typed) => {
        const read = readRow(typed as Cells, checking);
        if ("person" in read) return read.person.name.lastName !== "" && read.person.email.includes("@");
        return Object.values(read.problems).every(({ code }) => nl.problems[code](1) !== "");
      }),
    );
  });

  test("has for each problem a sentence of at most fifteen words", () => {
    const sentences = problemCodes.flatMap((code) => [nl.problems[code](12), en.problems[code](12)]);
    expect(sentences.filter((sentence) => sentence.split(" ").length > 15)).toEqual([]);
  });
});

test.each([
  ["", "Dora", "D."],
  ["", "Jan-Willem", "J.W."],
  ["dj", "", "D.J."],
  ["D J", "", "D.J."],
  ["D.J", "", "D.J."],
  ["Th.A.", "", "Th.A."],
])("initials %j with first name %j are %j", (typed, firstName, expected) =>
  expect(initialsOf(typed, firstName)).toBe(expected),
);

describe("a file", () => {
  const row = (number: number, changed: Partial<Cells> = {}) => ({ number, cells: { ...dora, ...changed } });

  test("knows the same person twice, another at the same address, and who is there", () => {
    const rows = [row(2), row(3), row(4, { firstName: "Els" }), row(5, { email: "els@x.example" })];
    const read = rows.map((one) => readCells(one, checking));
    const checked = read.map(rowChecker(new Map([["els@x.example", "id of els"]]), ["MKB"], checking.mobileOf));
    expect(checked.map(({ outcome, problems, authorisationId }) => [outcome, problems, authorisationId])).toEqual([
      [null, null, null],
      ["UNCHANGED", null, null],
      [null, { email: { code: "emailTwice", row: 2 } }, null],
      ["UNCHANGED", null, "id of els"],
    ]);
  });

  test("has every row looked at that says something else of the same person than an earlier one", () => {
    const first = { portals: "mkb-portal", validUntil: "31-12-2026", mobileNumber: "0612345678" };
    const later = (changed: Partial<Cells>) => {
      const check = rowChecker(new Map(), ["MKB", "MY_ALLIANZ_BROKER"], checking.mobileOf);
      const [, checked] = [row(2, first), row(3, { ...first, ...changed })].map((one) =>
        check(readCells(one, checking)),
      );
      return checked?.problems ?? checked?.outcome;
    };
    expect(later({ portals: "MyAllianzBroker" })).toEqual({ portals: { code: "portalsTwice", row: 2 } });
    expect(later({ portals: "" })).toEqual({ portals: { code: "portalsTwice", row: 2 } });
    expect(later({ validUntil: "30-12-2026" })).toEqual({ validUntil: { code: "dateTwice", row: 2 } });
    expect(later({ validUntil: "" })).toEqual({ validUntil: { code: "dateTwice", row: 2 } });
    expect(later({ mobileNumber: "0612345679" })).toEqual({ mobileNumber: { code: "phoneTwice", row: 2 } });
    expect(later({ mobileNumber: "" })).toBe("UNCHANGED");
    expect(later({ portals: "MKB portal; mkb", validUntil: "2026-12-31" })).toBe("UNCHANGED");
    expect(nl.problems.portalsTwice(2)).toContain("ook in rij 2, met andere portalen");
  });

  test("that is our own template, untouched, has nobody in it; filled in, it needs no question", () => {
    const portals = ["mkb-portal", "MyAllianzBroker"];
    const lines = [
      rowFields.map((field) => nl.columnNames[field]),
      ...templateRows(portals),
      ["", "Els", "", "Vos", "e@x.example"],
    ];
    const numbered = lines.map((cells, i) => ({ number: i + 1, cells }));
    const matched = matchColumns(numbered);
    expect(matched).toMatchObject({ sure: true, headerRow: 1, fields: rowFields });
    const { lines: people, skipped } = readSheets([{ name: "", isHidden: false, rows: numbered }]);
    expect(people.map(({ number }) => number)).toEqual([4]);
    expect(skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["header", 1],
      ["example", 2],
    ]);
    expect(cellsOf(matched, people[0]?.line ?? [])).toMatchObject({ firstName: "Els", lastName: "Vos" });
    expect(problemsOf({ ...empty, ...cellsOf(matched, templateRows(portals)[0] ?? []) })).toEqual([]);
  });

  test("in English, and as we hand out wrong rows, is read as well", () => {
    const header = [...rowFields.map((field) => en.columnNames[field]), en.check.reason];
    const matched = matchColumns([
      { number: 1, cells: header },
      { number: 2, cells: ["D.", "Dora", "", "Berg", "d@x.example", "", "", "", "Because."] },
    ]);
    expect(matched).toMatchObject({ sure: true, fields: [...rowFields, null] });
  });

  test.each(["nl", "en"] as const)(
    "that is our own export (%s) reads back whole, without a question",
    async (locale) => {
      const { columns } = exported[locale].exporting;
      const day = shortDate(locale, new Date("2027-12-31T12:00:00Z"));
      const values: Record<keyof typeof columns, string> = {
        ...{ lastName: "Hont", namePrefix: "d'", firstName: "Pieter", initials: "P.", email: "p@x.example" },
        ...{
          mobile: phoneCell("+31612345678"),
          accessCode: "H7K3F",
          position: "Collega",
          portals: portalNames(locale, ["MKB"]),
        },
        ...{ status: "Actief", validUntil: day, lastSignIn: day },
      };
      const keys = Object.keys(columns) as (keyof typeof columns)[];
      const header = keys.map((key) => columns[key]);
      const rows = [keys.map((key) => values[key])];
      for (const bytes of [writeCsv(header, rows), await writeXlsx(header, rows)]) {
        const table = await parseTable(bytes);
        if ("refused" in table) throw new Error(table.refused);
        const { matched, lines } = readSheets(table.sheets);
        expect(matched.sure).toBe(true);
        const read = lines.map(({ line, fields }) => readRow(readLine(fields, line).cells, checking));
        expect(read).toEqual([
          {
            person: {
              name: { initials: "P.", firstName: "Pieter", namePrefix: "d'", lastName: "Hont" },
              ...{ email: "p@x.example", mobileNumber: "+31612345678", portals: ["MKB"], lastDay: "2027-12-31" },
            },
          },
        ]);
      }
    },
  );

  test.each([
    ["of 122 characters", `${"a".repeat(60)}@${"b".repeat(46)}.online.example`, null],
    ["of 282 characters", `${"a".repeat(60)}@${"bcd.".repeat(52)}nlijk.example`, "emailInvalid"],
    ["of 302 characters", `${"a".repeat(60)}@${"bcd.".repeat(57)}nlijk.example`, "cutOff"],
    ["of 509 characters", `dora@${"bcd.".repeat(122)}nl.nieuw.example`, "cutOff"],
    ["between many spaces", `${" ".repeat(490)}dora@kantoor.online${" ".repeat(100)}`, null],
    ["behind a long name of another encoding", `${"ZoÃ« ".repeat(97)}<dora@kantoor.online>`, "cutOff"],
  ])("takes an address %s whole or not at all", async (_, email, problem) => {
    const table = await parseTable(new Uint8Array(Buffer.from(`Naam;E-mail\nDora Berg;${email}\n`)));
    if ("refused" in table) throw new Error(table.refused);
    const { lines } = readSheets(table.sheets);
    const inFile = lines.map(({ number, line, fields }) => ({ number, ...readLine(fields, line) }));
    const typed = mended([row(2)], { "2-email": email }).rows;
    for (const one of [...inFile, ...typed]) {
      const read = readRow(one.cells, checking);
      if ("problems" in read) expect(read.problems).toEqual({ email: { code: problem } });
      else expect(problem === null && read.person.email).toBe(email.trim());
    }
    expect([inFile.length, typed.length]).toEqual([1, 1]);
  });

  test("takes what someone mends, and leaves out what they skip", () => {
    const { rows, skipped } = mended([row(2), row(3)], { "2-lastName": " van  Dam ", "3-skip": "on", "9-email": "x" });
    expect(skipped).toEqual([3]);
    expect(rows).toMatchObject([{ number: 2, cells: { namePrefix: "van der", lastName: "van Dam" } }]);
  });
});

describe("a page that was made before somebody else mended a row", () => {
  const as = (number: number, changed: Partial<Cells>) => ({ number, cells: { ...dora, ...changed } });
  const [typo, mobileNumber] = ["dora.x.example", "0612345678"];
  const shown = [as(2, { email: typo }), as(3, {})];
  const now = [as(2, {}), as(3, {})];
  const sent = (changed: Record<string, string>): Record<string, string> => {
    const fields = shown.flatMap(({ number, cells }) => [
      [`${number}-was`, shownMark(cells)] as const,
      ...rowFields.map((field) => [`${number}-${field}`, cells[field]] as const),
    ]);
    return { ...Object.fromEntries(fields), ...changed };
  };

  test("puts nothing back, and mends the rows that are as it showed them", () => {
    expect(mended(now, sent({ "3-mobileNumber": mobileNumber }))).toMatchObject({
      rows: [now[0], as(3, { mobileNumber })],
      overtaken: [],
    });
  });

  test("is told of the row where somebody typed too, with what stands there and what they typed kept", () => {
    const { rows, overtaken } = mended(now, sent({ "2-email": "d@x.example" }));
    expect(rows).toEqual(now);
    expect(overtaken).toMatchObject([{ number: 2, now: [dora.email] }]);
    const typed = { ...sent({ "2-email": "d@x.example" }), ...overtaken[0]?.fresh };
    expect(typed).toMatchObject({ "2-email": "d@x.example", "2-was": shownMark(dora) });
    expect(mended(now, typed)).toMatchObject({ rows: [as(2, { email: "d@x.example" }), now[1]], overtaken: [] });
    const other = mended([as(2, { mobileNumber }), as(3, {})], sent({ "2-email": "d@x.example" })).overtaken;
    expect(other[0]?.fresh).toMatchObject({ "2-mobileNumber": mobileNumber });
    expect(other[0]?.fresh).not.toHaveProperty("2-email");
  });

  test("leaves such a row out only once it was seen, and may be sent twice", () => {
    expect(mended(now, sent({ "2-skip": "on" }))).toMatchObject({ skipped: [], overtaken: [{ number: 2 }] });
    expect(mended(now, sent({ "3-skip": "on" }))).toMatchObject({ skipped: [3], overtaken: [] });
    const whole = sent({ "3-lastName": "van Dam", "3-namePrefix": "" });
    const { rows } = mended(shown, whole);
    expect(rows[1]?.cells).toMatchObject({ namePrefix: "van", lastName: "Dam" });
    expect(mended(rows, whole)).toEqual({ rows, skipped: [], overtaken: [] });
  });
});

describe("an import", () => {
  const ready = { status: "CHECKED", todo: 1, plain: 1, chosen: ["MKB"], opened: ["MKB"] } as const;

  test.each([
    [{}, { status: "RUNNING" }],
    [{ plain: 0, chosen: [] }, { status: "RUNNING" }],
    [{ chosen: [] }, { refused: "portalsMissing" }],
    [{ chosen: ["MY_ALLIANZ_BROKER"] }, { refused: "portalNotOpened" }],
    [{ todo: 0 }, { refused: "nothingNew" }],
    [{ status: "UPLOADED" }, { refused: "notChecked" }],
    [{ status: "RUNNING" }, { refused: "alreadyStarted" }],
    [{ status: "UNDONE" }, { refused: "alreadyStarted" }],
  ] as const)("with %j starts: %j", (changed, expected) => expect(start({ ...ready, ...changed })).toEqual(expected));

  test.each([
    [{}, { status: "UNDONE" }],
    [{ activated: 2 }, { refused: "someoneActivated", detail: { count: 2 } }],
    [{ leaving: 0 }, { refused: "nothingToUndo" }],
    [{ status: "RUNNING" }, { refused: "notDone" }],
    [{ status: "UNDONE" }, { refused: "alreadyUndone" }],
  ] as const)("with %j is undone: %j", (changed, expected) =>
    expect(undo({ status: "DONE", activated: 0, leaving: 1, ...changed })).toEqual(expected),
  );

  test("that runs is never forgotten", () => {
    const createdAt = new Date(0);
    expect(isForgotten({ status: "RUNNING", createdAt, finishedAt: null }, new Date())).toBe(false);
    expect(isForgotten({ status: "CHECKED", createdAt, finishedAt: null }, new Date())).toBe(true);
  });
});
