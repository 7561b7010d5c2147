import fc from "fast-check";
import { describe, expect, test } from "vitest";
import readXlsx from "read-excel-file/universal";
import { offsetOf } from "#lib/platform/i18n/format.ts";
import { phoneCell, writeCsv, writeXlsx } from "#lib/platform/spreadsheet.ts";
import { parseTable } from "#lib/platform/tables/parse.ts";
import { largestFile } from "#lib/platform/tables/table.ts";
import { mostUnzipped } from "#lib/platform/tables/workbook-guard.ts";
import { aSheet, aWorkbook, aZip } from "#scripts/prove/a-zip.ts";
import { readTable } from "#tests/support/tables.ts";

test("a csv opens in Dutch Excel: BOM, semicolons, CRLF", () => {
  const text = Buffer.from(writeCsv(["Naam", "Mobiel"], [['Zoë "Z"; van Dam', "0612345678"]])).toString("utf8");
  expect(text).toBe('\ufeffNaam;Mobiel\r\n"Zoë ""Z""; van Dam";0612345678\r\n');
});

test.each(["=1+1", "+31612345678", "-1", "@x", "\tx", "＝1"])("a csv runs nothing: %j is text", (value) => {
  expect(Buffer.from(writeCsv(["a"], [[value]])).toString("utf8")).toContain(`'${value}`);
});

test("an xlsx keeps every cell the text it is", async () => {
  const file = await writeXlsx(
    ["Naam", "Mobiel"],
    [
      ["=cmd|' /C calc'!A0", "0612345678"],
      ["", "\u0001x"],
    ],
  );
  const [sheet] = await readXlsx(file.buffer);
  expect(sheet?.data).toEqual([
    ["Naam", "Mobiel"],
    ["=cmd|' /C calc'!A0", "0612345678"],
    [null, "x"],
  ]);
});

test("a moment is the clock in the Netherlands, to the second, and in a workbook a real date", async () => {
  // The hour that happens twice: what differs is the time zone beside it.
  const twice = [new Date("2026-10-25T00:30:05Z"), new Date("2026-10-25T01:30:05Z")];
  const rows = twice.map((at) => [at, offsetOf(at)]);
  expect(Buffer.from(writeCsv(["Wanneer", "Tijdzone"], rows)).toString("utf8")).toBe(
    "\ufeffWanneer;Tijdzone\r\n2026-10-25 02:30:05;UTC+02:00\r\n2026-10-25 02:30:05;UTC+01:00\r\n",
  );
  const [sheet] = await readXlsx((await writeXlsx(["Wanneer", "Tijdzone"], rows)).buffer);
  const [at, zone] = sheet?.data[1] ?? [];
  expect(at).toBeInstanceOf(Date);
  // A workbook counts in parts of a day.
  expect(Math.round(Number(at) / 1000)).toBe(Date.parse("2026-10-25T02:30:05Z") / 1000);
  expect(zone).toBe("UTC+02:00");
});

test("a number stands in a cell the way it is dialled", () => {
  expect(["+31612345678", "+32470123456"].map(phoneCell)).toEqual(["0612345678", "0032470123456"]);
});

const text = (content: string) => new Uint8Array(Buffer.from(content, "utf8"));

// The character for what could not be read does not survive a workbook.
const cell = fc
  .string({ unit: "grapheme", maxLength: 40 })
  .map((typed) =>
    typed
      .normalize("NFC")
      .replace(/[\p{C}\s\p{Z}\ufffd]+/gu, " ")
      .trim(),
  )
  .filter((typed) => !/^'(?=[=+\-@＝＋－＠\d])/.test(typed));

test("what we write we read, in csv and in xlsx", async () => {
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const header = ["a", "b", "c"];
      const expected = [header, ...rows.filter((row) => row.some(Boolean))].map((cells) => cells.join("|"));
      for (const file of [writeCsv(header, rows), await writeXlsx(header, rows)]) {
        const read = await parseTable(file);
        const [sheet] = "sheets" in read ? read.sheets : [];
        expect(sheet?.rows.map(({ cells }) => [...cells, "", ""].slice(0, 3).join("|"))).toEqual(expected);
      }
    }),
    { numRuns: 60 },
  );
});

describe("is refused, with the reason", () => {
  const refusal = async (bytes: Uint8Array) => {
    const table = await readTable(bytes);
    return "refused" in table ? table : null;
  };

  test("a file of more than two megabytes", async () => {
    const count = largestFile + 1;
    expect(await refusal(new Uint8Array(count).fill(97))).toEqual({ refused: "fileTooLarge", count });
  });

  test("one with nothing in it", async () => {
    expect(await refusal(new Uint8Array())).toEqual({ refused: "fileEmpty" });
    expect(await refusal(text("\n;;\n \n"))).toEqual({ refused: "fileEmpty" });
  });

  test("an old or a protected Excel file", async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).toEqual({ refused: "oldExcel" });
  });

  test.each(["%PDF-1.7", "<html><table>", "\u0000\u0001\u0002", "{\\rtf1 x}"])(
    "what is no list: %j",
    async (content) => {
      expect(await refusal(text(content))).toEqual({ refused: "notASpreadsheet" });
    },
  );

  test("a zip that is no workbook, or half of one", async () => {
    const whole = await writeXlsx(["a"], [["b"]]);
    expect(await refusal(aZip([{ name: "a.txt", content: "a" }]))).toEqual({ refused: "notASpreadsheet" });
    expect(await refusal(whole.subarray(0, whole.length / 2))).toEqual({ refused: "notASpreadsheet" });
    expect(await refusal(text("PK"))).toEqual({ refused: "notASpreadsheet" });
  });

  test("a zip bomb, before it is unpacked, also when it lies about its size", async () => {
    const bomb = aSheet(" ".repeat(mostUnzipped.bytes));
    const [honest, lying] = [aWorkbook(bomb), aWorkbook(bomb, { saidSize: 1000 })];
    expect(honest.length).toBeLessThan(largestFile);
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(honest)).toMatchObject({ refused: "unzippedTooLarge" });
    expect(await refusal(lying)).toEqual({ refused: "notASpreadsheet" });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
  });

  test.each([
    ['<row r="9000000"><c r="A9000000"><v>1</v></c></row>', { refused: "tooManyRows", count: 9_000_000 }],
    ['<row r="1"><c r="ZZZ1"><v>1</v></c></row>', { refused: "tooManyColumns", count: 18_278 }],
    ['<row r="9999999"></row>', { refused: "tooManyRows", count: 9_999_999 }],
    ['<row r="&#57;9999999"></row>', { refused: "notASpreadsheet" }],
    ["<row r='99999999999'></row>", { refused: "notASpreadsheet" }],
  ])("a sheet that claims what it does not have: %s", async (rows, expected) => {
    expect(await refusal(aWorkbook(aSheet(rows)))).toEqual(expected);
  });

  test("more lines than anyone has colleagues", async () => {
    expect(await refusal(text("a\n".repeat(30_000)))).toEqual({ refused: "tooManyRows", count: 30_001 });
  });
});

test("a sheet that is coloured to its very last cell is read", async () => {
  const rows =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c><c r="XFD1" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>';
  const coloured = aWorkbook(aSheet(rows).replaceAll(' s="1"', ""));
  expect(await readTable(coloured)).toMatchObject({ sheets: [{ rows: [{ number: 1, cells: ["Naam"] }] }] });
});
