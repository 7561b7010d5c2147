import "server-only";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import readXlsxFile from "read-excel-file/universal";
import writeXlsxFile from "write-excel-file/node";
import { phoneText } from "./phone.ts";
import { refusalOfWorkbook } from "./workbook-guard.ts";

export const csvType = "text/csv; charset=utf-8";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A csv that Dutch Excel opens with a double click. A cell that would run as a formula begins with an apostrophe. */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const text = stringify([header, ...rows] as string[][], {
    bom: true,
    delimiter: ";",
    record_delimiter: "\r\n",
    escape_formulas: true,
  });
  return new Uint8Array(Buffer.from(text, "utf8"));
}

const widest = 40;

/** A workbook with cells of type text: a number keeps its zero, and a formula stays text even when someone edits it. */
export async function writeXlsx(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const cell = (value: string) => ({ value: printable(value), type: String, format: "@" });
  const data = [
    header.map((value) => ({ ...cell(value), fontWeight: "bold" as const })),
    ...rows.map((row) => row.map((value) => (value === "" ? { type: String, format: "@" } : cell(value)))),
  ];
  const columns = header.map((title, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), title.length);
    return { width: Math.min(widest, longest + 3) };
  });
  const file = await writeXlsxFile(data, { columns, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(file);
}

/**
 * XML knows no control characters, and a workbook with one does not open. The library also looks texts up in a plain
 * object, which has a "constructor" of its own: a space behind such a word avoids that.
 */
const printable = (text: string) =>
  (text in {} ? `${text} ` : text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");

/** The number as "0612345678": with a plus in front it would be taken for a formula. */
export const phoneCell = (number: string) => phoneText(number).replace(/^\+/, "00").replace(/\D/g, "");

/** One line of a file under its own number, without invisible characters and surrounding spaces. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

export type TableRefusal =
  | { readonly refused: "fileEmpty" | "oldExcel" | "notASpreadsheet" }
  /** With how many there were, of what the sentence speaks of. */
  | {
      readonly refused: "fileTooLarge" | "unzippedTooLarge" | "tooManyRows" | "tooManyColumns";
      readonly count: number;
    };

/** The sheets of a file, without their blank rows. */
export type Table = { readonly sheets: readonly (readonly TableRow[])[] };

export const largestFile = 2 * 1024 * 1024;
const mostLines = 20_000;

/** Reads an xlsx, or a csv as any program writes it. The content decides, not the name of the file. */
export async function readTable(bytes: Uint8Array): Promise<Table | TableRefusal> {
  if (bytes.length === 0) return { refused: "fileEmpty" };
  if (bytes.length > largestFile) return { refused: "fileTooLarge", count: bytes.length };
  if (beginsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: "oldExcel" };
  const table = beginsWith(bytes, 0x50, 0x4b) ? await readXlsx(bytes) : readCsv(bytes);
  if ("refused" in table || table.sheets.length > 0) return table;
  return { refused: "fileEmpty" };
}

const beginsWith = (bytes: Uint8Array, ...signature: readonly number[]) =>
  signature.every((byte, i) => bytes[i] === byte);

async function readXlsx(bytes: Uint8Array): Promise<Table | TableRefusal> {
  const refusal = await refusalOfWorkbook(bytes);
  if (refusal) return refusal;
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
    return tableOf(sheets.map(({ data }) => data));
  } catch {
    return { refused: "notASpreadsheet" };
  }
}

function readCsv(bytes: Uint8Array): Table | TableRefusal {
  const text = decoded(bytes);
  if (/[\u0000-\u0008\u000e-\u001a]/.test(text) || /^\s*(<[!?a-z]|%PDF|\{\\rtf)/i.test(text)) {
    return { refused: "notASpreadsheet" };
  }
  const count = text.split(/\r\n|\n|\r/).length;
  if (count > mostLines) return { refused: "tooManyRows", count };
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
    .split(/\r\n|\n|\r/)
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
      .map((line, i) => ({ number: i + 1, cells: line.map(cellText) }))
      .filter(({ cells }) => cells.some((cell) => cell !== "")),
  );
  return { sheets: rows.filter((sheet) => sheet.length > 0) };
}

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
