import "server-only";
import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/universal";
import { most, type Table, type TableRefusal } from "./table.ts";
import { refusalOfWorkbook } from "./workbook-guard.ts";

/** Reads an xlsx, or a csv as any program writes it. The content decides, not the name of the file. */
export async function parseTable(bytes: Uint8Array): Promise<Table | TableRefusal> {
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: "oldExcel" };
  const table = beginsWith(bytes, 0x50, 0x4b) ? await readXlsx(bytes) : readCsv(bytes);
  if ("refused" in table) return table;
  const count = table.sheets.flat().reduce((sum, { cells }) => sum + cells.filter(Boolean).length, 0);
  if (count > most.cells) return { refused: "tooManyCells", count };
  return count > 0 ? table : { refused: "fileEmpty" };
}

const beginsWith = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

async function readXlsx(bytes: Uint8Array): Promise<Table | TableRefusal> {
  const refusal = await refusalOfWorkbook(bytes);
  if (refusal) return refusal;
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
    return tableOf(sheets.map(({ data }) => data));
  } catch (error) {
    // No room for more on the stack, or in a string or an array.
    return { refused: error instanceof RangeError ? "tooMuchToRead" : "notASpreadsheet" };
  }
}

const lineEnd = /\r\n|\n|\r/;

function readCsv(bytes: Uint8Array): Table | TableRefusal {
  const text = decoded(bytes);
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text) || /^\s*(<[!?a-z]|%PDF|\{\\rtf)/i.test(text)) {
    return { refused: "notASpreadsheet" };
  }
  const count = text.split(lineEnd).length;
  if (count > most.rows) return { refused: "tooManyRows", count };
  const said = /^sep=(.)\r?\n/i.exec(text);
  const delimiter = said?.[1] ?? delimiterOf(text);
  const rest = said ? text.slice(said[0].length) : text;
  const before = said ? [[""]] : [];
  const options = { delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 100_000 };
  // A quote that is never closed is an ordinary character.
  for (const lines of [rest, rest.replaceAll('"', "")]) {
    try {
      return tableOf([[...before, ...parse(lines, options)]]);
    } catch {
      continue;
    }
  }
  return { refused: "notASpreadsheet" };
}

/** Dutch Excel writes Windows-1252 where it says "CSV", and UTF-16 where it says "Unicode text". */
function decoded(bytes: Uint8Array): string {
  if (beginsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes);
  if (beginsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The separator that most of the first lines have. A name may hold a comma, so the others go first. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(lineEnd)
    .slice(0, 20)
    .filter((line) => line.trim() !== "");
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, ""));
  const having = (delimiter: string) => bare.filter((line) => line.includes(delimiter)).length;
  const common = [";", "\t", "|"].find((delimiter) => having(delimiter) * 2 > lines.length);
  return common ?? ([";", "\t", "|"].find((delimiter) => having(delimiter) > having(",")) || ",");
}

function tableOf(sheets: readonly (readonly (readonly unknown[])[])[]): Table {
  const rows = sheets.map((lines) =>
    lines
      .map((line, i) => ({ number: i + 1, cells: withoutBlankEnd(line.map(cellText)) }))
      .filter(({ cells }) => cells.length > 0),
  );
  return { sheets: rows.filter((sheet) => sheet.length > 0) };
}

/** A workbook fills every line up to its widest; the blank cells behind the last filled one say nothing. */
const withoutBlankEnd = (cells: readonly string[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

const longestCell = 500;

function cellText(value: unknown): string {
  if (typeof value === "string") return cleaned(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return "";
}

/** Takes off the apostrophe that keeps a program from reading a text as a formula; "'t Hart" keeps its own. */
const cleaned = (text: string) =>
  text
    .slice(0, longestCell)
    .replace(/\p{Cf}/gu, "")
    .replace(/[\s\p{Zs}]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}]/gu, "")
    .trim()
    .replace(/^'(?=[=+\-@＝＋－＠\d])/, "")
    .normalize("NFC");
