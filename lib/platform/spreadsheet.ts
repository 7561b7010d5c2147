import "server-only";
import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import { phoneText } from "./phone.ts";

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
