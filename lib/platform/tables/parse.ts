import "server-only";
import { cleaned } from "./clean.ts";
import { linesOf, separatorOf, splitAgain, type Line } from "./csv.ts";
import { decode, encodingOf } from "./encoding.ts";
import { most, type Sheet, type Table, type TableRefusal, type TableRow, type TextChoice } from "./table.ts";
import { isSpreadsheet2003, readSpreadsheet2003 } from "./spreadsheet-2003.ts";
import { readWorkbook } from "./workbook.ts";

/** Reads an xlsx, or a csv as any program writes it. The content decides, not the name of the file. */
export async function parseTable(bytes: Uint8Array, chosen: TextChoice = {}): Promise<Table | TableRefusal> {
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: "oldExcel" };
  const table = beginsWith(bytes, 0x50, 0x4b) ? await workbook(bytes) : text(bytes, chosen);
  if ("refused" in table) return table;
  const sheets = table.sheets
    .map(numbered)
    .map(withoutBlanks)
    .filter(({ rows }) => rows.length > 0);
  const count = { cells: 0, columns: 0 };
  for (const { cells } of sheets.flatMap(({ rows }) => rows)) {
    count.cells += cells.filter(Boolean).length;
    count.columns = Math.max(count.columns, cells.length);
  }
  if (count.cells > most.cells) return { refused: "tooManyCells", count: count.cells };
  if (count.columns > most.columns) return { refused: "tooManyColumns", count: count.columns };
  return count.cells > 0 ? { ...table, sheets } : { refused: "fileEmpty" };
}

const beginsWith = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

async function workbook(bytes: Uint8Array): Promise<Table | TableRefusal> {
  try {
    const sheets = await readWorkbook(bytes);
    return "refused" in sheets ? sheets : { sheets: sheets.map(wholeLines), text: null };
  } catch (error) {
    // No room for more on the stack, or in a string or an array.
    return { refused: error instanceof RangeError ? "tooMuchToRead" : "notASpreadsheet" };
  }
}

/** A csv that was opened as one column and saved as a workbook. */
function wholeLines(sheet: Sheet): Sheet {
  if (sheet.rows.some(({ cells }) => cells.length > 1)) return sheet;
  const separator = separatorOf(sheet.rows.map(({ cells }) => cells[0] ?? "").join("\n"));
  const lines = splitAgain(
    sheet.rows.map(({ cells }) => cells),
    separator,
  );
  return { ...sheet, rows: sheet.rows.map((row, i) => ({ ...row, cells: (lines[i] ?? []).map(cleaned) })) };
}

const lineEnd = /\r\n|\n|\r/;

function text(bytes: Uint8Array, chosen: TextChoice): Table | TableRefusal {
  const found = encodingOf(bytes);
  const encoding = chosen.encoding ?? found.encoding;
  // The mark of the end that DOS wrote is no part of the text.
  const whole = decode(bytes, encoding).replace(/(?<!\u001a)\u001a+\s*$/, "");
  if (isSpreadsheet2003(whole)) return { sheets: readSpreadsheet2003(whole, most.columns), text: null };
  if (/[\u0000-\u0008\u000e-\u001a]/.test(whole) || /^\s*(<[!?a-z]|%PDF|\{\\rtf)/i.test(whole)) {
    return { refused: "notASpreadsheet" };
  }
  const count = whole.split(lineEnd).length;
  if (count > most.rows) return { refused: "tooManyRows", count };
  const said = /^\ufeff?"?sep=(.)"?[ \t]*(\r\n|\n|\r)/i.exec(whole);
  const rest = said ? whole.slice(said[0].length) : whole;
  const separator = chosen.separator ?? said?.[1] ?? separatorOf(rest);
  const before: readonly Line[] = said ? [[""]] : [];
  const lines = splitAgain([...before, ...linesOf(rest, separator)], separator);
  const rows = lines.map((cells, i): TableRow => ({ number: i + 1, cells: cells.map(cleaned) }));
  const { isSure, choices } = found;
  return {
    sheets: [{ name: "", isHidden: false, rows }],
    text: { separator, encoding, isSure: isSure || chosen.encoding !== undefined, choices },
  };
}

const mostNumber = 999_999;

/** Each row keeps its own number, unless its file is broken: no two have the same, or one would be lost behind the other. */
function numbered(sheet: Sheet): Sheet {
  let last = 0;
  const next = (own: number) => (Number.isInteger(own) && own > last && own <= mostNumber ? own : last + 1);
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, number: (last = next(row.number)) })) };
}

/** A workbook fills every line up to its widest; the blank cells behind the last filled one say nothing. */
const withoutBlanks = (sheet: Sheet): Sheet => ({
  ...sheet,
  rows: sheet.rows
    .map((row) => ({ ...row, cells: row.cells.slice(0, row.cells.findLastIndex((cell) => cell !== "") + 1) }))
    .filter(({ cells }) => cells.length > 0),
});
