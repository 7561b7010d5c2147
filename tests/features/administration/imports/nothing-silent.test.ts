import fc from "fast-check";
import { expect, test } from "vitest";
import { readLine } from "#lib/features/administration/imports/rules/columns.ts";
import { readCells, rowChecker } from "#lib/features/administration/imports/rules/rows.ts";
import { readSheets } from "#lib/features/administration/imports/rules/sheets.ts";
import { checkingFor } from "#lib/features/administration/imports/store/checking.ts";
import { parseTable } from "#lib/platform/tables/parse.ts";
import { aSheet, aWorkbook, aZip } from "#scripts/prove/a-zip.ts";

const checking = checkingFor(["MKB"], new Date("2026-11-28T10:00:00Z"));

type Seen = {
  readonly people: readonly string[];
  readonly wrong: number;
  readonly skipped: number;
  readonly twice: number;
};

/** What becomes of the lines of a file: the addresses of the people, and how many lines were pointed at or left out. */
async function seen(bytes: Uint8Array): Promise<Seen> {
  const table = await parseTable(bytes);
  if ("refused" in table) throw new Error(table.refused);
  const { lines, skipped } = readSheets(table.sheets);
  const rows = lines.map(({ number, line, fields }) => readCells({ number, ...readLine(fields, line) }, checking));
  const checked = rows.map(rowChecker(new Map(), ["MKB"], checking.mobileOf));
  return {
    people: rows.flatMap(({ read }, i) =>
      "person" in read && checked[i]?.outcome === null ? [read.person.email] : [],
    ),
    wrong: checked.filter(({ problems }) => problems !== null).length,
    twice: checked.filter(({ outcome }) => outcome !== null).length,
    skipped: skipped.reduce((sum, { count }) => sum + count, 0),
  };
}

const addressOf = (i: number) => `p${i}@kantoor.example`;
const header = ["Voornaam", "Achternaam", "E-mail", "Mobiel", "Opmerking"];
const firstNames = ["Dora", "René", "Zoë", "Jürgen", "Anne-Marie", "Piet"];
const lastNames = ["Bos", "van der Berg", "Müller", "d'Hont", "'t Hooft", "de Wit-Vos"];

/** What stands in a note: what may break a line or a cell, and is nobody's address. */
const note = fc.constantFrom(
  "",
  "ok",
  "belt graag, liefst vroeg",
  'zegt "hoi"',
  "a;b",
  '"',
  "regel 1\nregel 2",
  "a\tb",
  "|",
);

const aLine = fc.record({
  first: fc.constantFrom(...firstNames),
  last: fc.constantFrom(...lastNames),
  number: fc.constantFrom("", "0612345678", "06 12 34 56 78", "+31612345678", "#N/A", "020-5551234"),
  note,
  isQuoted: fc.boolean(),
  /** Whether somebody forgot to close a quote in the note. */
  isOpen: fc.boolean(),
  blanksBefore: fc.nat(2),
});

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test("every line of a text ends as a person, a problem or a line that is said to be left out", async () => {
  const file = fc.record({
    lines: fc.array(aLine, { minLength: 1, maxLength: 12 }),
    separator: fc.constantFrom(";", ",", "\t", "|"),
    ends: fc.array(fc.constantFrom("\n", "\r\n", "\r"), { minLength: 1, maxLength: 4 }),
    encoding: fc.constantFrom("utf8", "utf16le", "latin1"),
    isEnded: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(file, async ({ lines, separator, ends, encoding, isEnded }) => {
      const cell = (text: string, isQuoted: boolean) => (isQuoted || /["\n\r;,\t|]/.test(text) ? quoted(text) : text);
      const text = [
        header.join(separator),
        ...lines.flatMap(({ first, last, number, note, isQuoted, isOpen, blanksBefore }, i) => [
          ...Array.from({ length: blanksBefore }, () => ""),
          [
            ...[first, last, addressOf(i), number].map((one) => cell(one, isQuoted)),
            isOpen ? `"${note.replace(/["\n]/g, "")}` : cell(note, isQuoted),
          ].join(separator),
        ]),
      ];
      const whole = text
        .map((line, i) => line + (i < text.length - 1 || isEnded ? ends[i % ends.length] : ""))
        .join("");
      const mark = encoding === "utf16le" ? "\ufeff" : "";
      const { people, wrong, twice } = await seen(new Uint8Array(Buffer.from(mark + whole, encoding)));
      // The one that was cut open may stand on more lines than one; nobody is lost.
      expect(people.length + wrong + twice).toBeGreaterThanOrEqual(lines.length);
      expect(new Set(people).size).toBe(people.length);
      const good = lines.flatMap(({ number }, i) => (/#|020/.test(number) ? [] : [addressOf(i)]));
      expect(people.filter((address) => good.includes(address))).toEqual(good);
    }),
    { numRuns: 150 },
  );
});

const asCell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const types = "http://schemas.openxmlformats.org";

test("every row of a workbook too: hidden rows, hidden sheets and sheets of something else are counted", async () => {
  const aRow = fc.record({ isHidden: fc.boolean(), isBlank: fc.boolean() });
  const sheet = fc.record({ rows: fc.array(aRow, { maxLength: 6 }), isHidden: fc.boolean(), isList: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(sheet, { minLength: 1, maxLength: 4 }), async (sheets) => {
      fc.pre(
        sheets.some(
          ({ isList, isHidden, rows }) => isList && !isHidden && rows.some((row) => !row.isBlank && !row.isHidden),
        ),
      );
      let [i, filled] = [0, 0];
      const parts = sheets.map(({ rows, isList }) => {
        const lines = rows.map(({ isHidden, isBlank }) => {
          if (isBlank) return "<row></row>";
          filled++;
          const cells = isList ? ["Dora", "Bos", addressOf(i++)] : ["iets", "anders"];
          return `<row${isHidden ? ' hidden="1"' : ""}>${cells.map(asCell).join("")}</row>`;
        });
        filled++;
        const heading = isList ? ["Voornaam", "Achternaam", "E-mail"] : ["Uitleg"];
        return aSheet(`<row>${heading.map(asCell).join("")}</row>${lines.join("")}`);
      });
      const names = sheets.map(
        ({ isHidden }, n) => `<sheet name="B${n}" r:id="r${n}"${isHidden ? ' state="hidden"' : ""}/>`,
      );
      const file = aZip([
        {
          name: "xl/workbook.xml",
          content: `<workbook xmlns:r="${types}/r"><sheets>${names.join("")}</sheets></workbook>`,
        },
        {
          name: "xl/_rels/workbook.xml.rels",
          content: `<Relationships>${parts.map((_, n) => `<Relationship Id="r${n}" Target="s${n}.xml"/>`).join("")}</Relationships>`,
        },
        ...parts.map((content, n) => ({ name: `xl/s${n}.xml`, content })),
      ]);
      const { people, wrong, twice, skipped } = await seen(file);
      expect(people.length + wrong + twice + skipped).toBe(filled);
      expect(people.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});

test("no row stands in another's place when a broken file gives two the same number, or one that cannot be", async () => {
  const cell = (text: string) => `<c t="str"><v>${text}</v></c>`;
  const row = (r: string, i: number) => `<row ${r}>${cell("Dora")}${cell(`Bos${i}`)}${cell(addressOf(i))}</row>`;
  const head = `<row r="1">${cell("Voornaam")}${cell("Achternaam")}${cell("E-mail")}</row>`;
  const numbers = ['r="2"', 'r="2"', 'r="1000002"', 'r="3000000"', 'r="3"', "", 'r="1"'];
  const workbook = aWorkbook(aSheet(head + numbers.map(row).join("")));

  const data = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`;
  const old = (index: string, i: number) =>
    `<Row ${index}>${data("Dora")}${data(`Bos${i}`)}<Cell ss:Index="${["-5", "1.5", "3"][i % 3]}"><Data>${addressOf(i)}</Data></Cell></Row>`;
  const indices = ["7", "7", "2.5", "99999999999", "-3", ""].map((index) => (index ? `ss:Index="${index}"` : ""));
  const spreadsheet = Buffer.from(
    `<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>` +
      `<Row>${data("Voornaam")}${data("Achternaam")}${data("E-mail")}</Row>${indices.map(old).join("")}</Table></Worksheet></Workbook>`,
  );
  for (const [bytes, people] of [
    [workbook, numbers.length],
    [spreadsheet, indices.length],
  ] as const) {
    const table = await parseTable(new Uint8Array(bytes));
    if ("refused" in table) throw new Error(table.refused);
    const { lines } = readSheets(table.sheets);
    const given = lines.map(({ number }) => number);
    expect(new Set(given).size).toBe(people);
    expect(given.every((number) => Number.isInteger(number) && number > 0 && number < 1_000_000)).toBe(true);
    expect(lines.map(({ line }) => line[2])).toEqual(given.map((_, i) => addressOf(i)));
  }
});

test("a sheet that is left out is said, also when it has the name of one that is read", () => {
  const rows = [
    ["Voornaam", "Achternaam", "E-mail"],
    ["Dora", "Bos", addressOf(1)],
  ].map((cells, i) => ({ number: i + 1, cells }));
  const other = [
    { number: 1, cells: ["Kantine"] },
    { number: 2, cells: ["maandag soep"] },
  ];
  const { skipped } = readSheets([
    { name: "Blad 1", isHidden: false, rows },
    { name: "Blad 1", isHidden: false, rows: other },
  ]);
  expect(skipped).toContainEqual({ reason: "sheet", count: 2, first: 0, sheet: "Blad 1" });
});
