import { aSheet, aWorkbook, aZip, type Part } from "./a-zip.ts";

type HostileFile = { readonly name: string; readonly fileName: string; readonly make: () => Uint8Array };

const text = (content: string) => new Uint8Array(Buffer.from(content, "utf8"));
const csv = (name: string, make: () => string | Uint8Array): HostileFile => ({
  name,
  fileName: "collegas.csv",
  make: () => {
    const content = make();
    return typeof content === "string" ? text(content) : content;
  },
});
const xlsx = (name: string, make: () => Uint8Array): HostileFile => ({ name, fileName: "collegas.xlsx", make });

const header = "Voorletters;Achternaam;E-mail\n";
const times = (count: number, each: (i: number) => string) => Array.from({ length: count }, (_, i) => each(i)).join("");
const filled = (address: string) => `<c r="${address}"><v>1</v></c>`;
const inRow = (row: number, cells: string) => `<row r="${row}">${cells}</row>`;

function column(number: number): string {
  const rest = Math.floor((number - 1) / 26);
  return (rest > 0 ? column(rest) : "") + String.fromCharCode(65 + ((number - 1) % 26));
}

const types = "http://schemas.openxmlformats.org";
const targets = (...all: readonly string[]) =>
  `<Relationships xmlns="${types}/package/2006/relationships">${all
    .map((target, i) => {
      const kind = target.includes("sharedStrings") ? "sharedStrings" : "worksheet";
      return `<Relationship Id="rId${i + 1}" Type="${types}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    })
    .join("")}</Relationships>`;
const sheetsNamed = (count: number) =>
  `<workbook xmlns="${types}/spreadsheetml/2006/main" xmlns:r="${types}/officeDocument/2006/relationships"><sheets>${times(
    count,
    (i) => `<sheet name="Blad${i}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  )}</sheets></workbook>`;

/** A workbook whose sheets stand where one says. */
const workbookOf = (sheets: Readonly<Record<string, string>>, more: readonly Part[] = []) =>
  aZip([
    { name: "xl/workbook.xml", content: sheetsNamed(Object.keys(sheets).length) },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: targets(...Object.keys(sheets), ...more.map(({ name }) => name.slice(3))),
    },
    ...Object.entries(sheets).map(([target, content]) => ({
      name: target.replace(/^(\/)?/, (root) => (root ? "" : "xl/")),
      content,
    })),
    ...more,
  ]);

const oneRow = inRow(1, filled("A1"));
const megabytes = (count: number, piece: string) => piece.repeat(Math.ceil((count * 1024 * 1024) / piece.length));
const asUtf16 = (content: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, "utf16le")]));

const farRow = () => aSheet(oneRow + inRow(300_000, filled("A300000")));

/** Files that someone could send to hold the portal up, end it, or find a place where it breaks. */
export const hostileFiles: readonly HostileFile[] = [
  xlsx("a sheet at another path, with one cell in row 300,000", () => workbookOf({ "other/sheet1.xml": farRow() })),
  xlsx("the same at an absolute path", () => workbookOf({ "/elsewhere/data.xml": farRow() })),
  xlsx("the same at the usual path", () => aWorkbook(farRow())),
  xlsx("one cell in the last row of all", () => aWorkbook(aSheet(inRow(1_048_576, filled("A1048576"))))),
  xlsx("one cell in the last column of all", () => aWorkbook(aSheet(inRow(1, filled("XFD1"))))),
  xlsx("a row of which only an empty cell says how far it is", () => aWorkbook(aSheet(`<row><c r="A9000000"/></row>`))),
  xlsx("an empty cell that is not as empty as it looks", () =>
    aWorkbook(aSheet(times(20_000, (i) => inRow(i + 1, `<c r="ZZZ${i + 1}" x="/>"><v>1</v></c>`)))),
  ),
  xlsx("300 columns in 20,000 rows, a cell in each row", () =>
    aWorkbook(aSheet(times(20_000, (i) => inRow(i + 1, filled(`KN${i + 1}`))))),
  ),
  xlsx("300 columns in 20,000 rows, filled", () =>
    aWorkbook(
      aSheet(
        times(2_500, (i) =>
          inRow(
            i + 1,
            times(300, (j) => filled(`${column(j + 1)}${i + 1}`)),
          ),
        ),
      ),
    ),
  ),
  xlsx("800,000 empty cells", () =>
    aWorkbook(
      aSheet(
        times(16_000, (i) =>
          inRow(
            i + 1,
            times(50, (j) => `<c r="${column(j + 1)}${i + 1}"/>`),
          ),
        ),
      ),
    ),
  ),
  xlsx("a million rows without a number", () => aWorkbook(aSheet("<row/>".repeat(1_000_000)))),
  xlsx("five million rows without a number", () => aWorkbook(aSheet("<row/>".repeat(5_000_000)))),
  xlsx("cells without an address", () => aWorkbook(aSheet(`<row>${"<c><v>1</v></c>".repeat(1_000_000)}</row>`))),
  xlsx("three sheets coloured to the last row", () =>
    workbookOf(
      Object.fromEntries([1, 2, 3].map((i) => [`worksheets/sheet${i}.xml`, aSheet(oneRow + inRow(1_048_576, ""))])),
    ),
  ),
  xlsx("a sheet whose rows stand a million apart, in many pieces", () =>
    aWorkbook(aSheet(inRow(1_000_000, "") + times(48_000, (i) => `<row r="${1_000_001 + i}" spans="1:300"   />`))),
  ),
  xlsx("a thousand sheets", () =>
    workbookOf(Object.fromEntries(Array.from({ length: 990 }, (_, i) => [`worksheets/sheet${i}.xml`, aSheet(oneRow)]))),
  ),
  xlsx("two thousand entries", () =>
    aZip([
      ...Array.from({ length: 2_000 }, (_, i) => ({ name: `xl/${i}.xml`, content: "<a/>" })),
      { name: "xl/workbook.xml", content: sheetsNamed(1) },
    ]),
  ),
  xlsx("a zip bomb of 200 MB", () => aWorkbook(aSheet(megabytes(200, " ")))),
  xlsx("a zip bomb that lies about its size", () => aWorkbook(aSheet(megabytes(64, " ")), { saidSize: 1_000 })),
  xlsx("30 MB of spaces", () => aWorkbook(aSheet(megabytes(29, " ") + oneRow))),
  xlsx("elements 300,000 deep", () => aWorkbook(aSheet("<row>".repeat(300_000)))),
  xlsx("elements two million deep, closed again", () =>
    aWorkbook(aSheet("<a>".repeat(2_000_000) + "</a>".repeat(2_000_000))),
  ),
  xlsx("one attribute of 20 MB", () => aWorkbook(aSheet(`<row r="1" x="${megabytes(20, "x")}">${filled("A1")}</row>`))),
  xlsx("800,000 attributes", () => aWorkbook(aSheet(`<row r="1" ${times(800_000, (i) => `a${i}="" `)}/>`))),
  xlsx("entities that multiply", () =>
    aWorkbook(
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${times(9, (i) => `<!ENTITY ${"b".repeat(i + 1)} "${`&${i ? "b".repeat(i) : "a"};`.repeat(10)}">`)}]>${aSheet(inRow(1, `<c r="A1" t="inlineStr"><is><t>&bbbbbbbbb;</t></is></c>`))}`,
    ),
  ),
  xlsx("an entity that reads a file", () =>
    aWorkbook(
      `<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>${aSheet(inRow(1, `<c r="A1" t="inlineStr"><is><t>&a;</t></is></c>`))}`,
    ),
  ),
  xlsx("a million shared texts", () =>
    workbookOf({ "worksheets/sheet1.xml": aSheet(inRow(1, `<c r="A1" t="s"><v>999999</v></c>`)) }, [
      { name: "xl/sharedStrings.xml", content: `<sst>${"<si><t>x</t></si>".repeat(1_000_000)}</sst>` },
    ]),
  ),
  xlsx("one shared text of 20 MB in 20,000 cells", () =>
    workbookOf(
      { "worksheets/sheet1.xml": aSheet(times(20_000, (i) => inRow(i + 1, `<c r="A${i + 1}" t="s"><v>0</v></c>`))) },
      [{ name: "xl/sharedStrings.xml", content: `<sst><si><t>${megabytes(20, "x ")}</t></si></sst>` }],
    ),
  ),
  xlsx("a shared text that is not there", () =>
    aWorkbook(aSheet(inRow(1, `<c r="A1" t="s"><v>-1</v></c><c r="B1" t="s"><v>__proto__</v></c>`))),
  ),
  xlsx("a sheet called __proto__", () => workbookOf({ __proto__x: aSheet(oneRow), "constructor.xml": aSheet(oneRow) })),
  xlsx("a workbook without its sheets", () => aZip([{ name: "xl/workbook.xml", content: sheetsNamed(3) }])),
  xlsx("half a workbook", () => aWorkbook(aSheet(oneRow)).slice(0, 300)),
  xlsx("a zip that is only its end", () => text("PK\u0005\u0006" + "\u0000".repeat(18))),
  csv("one line of 2 MB", () => "a".repeat(2_000_000)),
  csv("a quote that is never closed", () => `${header}"J.;${"x;".repeat(500_000)}`),
  csv("300,000 quotes", () => `${header}${'";'.repeat(300_000)}`),
  csv("a million separators in a line", () => `${header}${";".repeat(1_000_000)}`),
  csv("20,000 lines of 50 cells", () => times(19_990, () => `${"x;".repeat(50)}\n`)),
  csv("a million lines", () => "a\n".repeat(1_000_000)),
  csv("NUL in every line", () => `${header}${"J.\u0000;Berg\u0000;a@b.example\n".repeat(1_000)}`),
  csv("UTF-16 cut in half", () => asUtf16(`${header}J.;Berg;j@berg.example\n`).slice(0, -1)),
  csv(
    "bytes that are no text",
    () => new Uint8Array(Array.from({ length: 100_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256)),
  ),
  csv("an image with another name", () =>
    Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46]),
  ),
  csv("a page", () => "<!doctype html><script>alert(1)</script>"),
];
