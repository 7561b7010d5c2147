import "server-only";
import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import { exactTime } from "./i18n/format.ts";
import { phoneText } from "./phone.ts";

export const csvType = "text/csv; charset=utf-8";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A moment is written as the clock in the Netherlands shows it: to the second, and in a workbook as a real date. */
type Cell = string | Date;

/** A csv that Dutch Excel opens with a double click. A cell that would run as a formula begins with an apostrophe. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
  const text = stringify([[...header], ...rows.map((row) => row.map(inText))], {
    bom: true,
    delimiter: ";",
    record_delimiter: "\r\n",
    escape_formulas: true,
  });
  return new Uint8Array(Buffer.from(text, "utf8"));
}

const inText = (cell: Cell) => (typeof cell === "string" ? cell : exactTime(cell));

const widest = 40;

/** A workbook with cells of type text: a number keeps its zero, and a formula stays text even when someone edits it. */
export async function writeXlsx(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const cell = (value: string) => ({ value: printable(value), type: String, format: "@" });
  // A workbook knows no time zones: its dates are what a clock on the wall shows.
  const moment = (at: Date) => ({
    ...{ value: new Date(`${exactTime(at).replace(" ", "T")}Z`), type: Date, format: "yyyy-mm-dd hh:mm:ss" },
  });
  const data = [
    header.map((value) => ({ ...cell(value), fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((value) =>
        value === "" ? { type: String, format: "@" } : typeof value === "string" ? cell(value) : moment(value),
      ),
    ),
  ];
  const columns = header.map((title, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, inText(row[i] ?? "").length), title.length);
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

/** The same sheet as a file of either kind. */
export const sheetFile = async (
  kind: "csv" | "xlsx",
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
) =>
  kind === "csv"
    ? { name: `${name}.csv`, type: csvType, bytes: writeCsv(header, rows) }
    : { name: `${name}.xlsx`, type: xlsxType, bytes: await writeXlsx(header, rows) };
