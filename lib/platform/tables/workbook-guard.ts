import "server-only";
import { promisify } from "node:util";
import { constants, inflateRaw } from "node:zlib";
import { most, type TableRefusal } from "./table.ts";

const inflate = promisify(inflateRaw);

/** What a workbook may be once unzipped. A zip of two megabytes can hold two gigabytes, and a sheet of one line a million rows. */
const mostUnzipped = { bytes: 30 * 1024 * 1024, files: 1_000, cells: most.rows * most.columns, emptyRows: 3_200_000 };

type Entry = { readonly name: string; readonly method: number; readonly size: number; readonly data: Buffer };

/**
 * Why an xlsx must not be opened, or null. It finds out without unpacking more than is allowed. A sheet is whatever
 * holds the data of one: the workbook says under which path, and that may be any.
 */
export async function refusalOfWorkbook(bytes: Uint8Array): Promise<TableRefusal | null> {
  const entries = entriesOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!entries || entries.length > mostUnzipped.files) return { refused: "notASpreadsheet" };
  if (!entries.some(({ name }) => name === "xl/workbook.xml")) return { refused: "notASpreadsheet" };
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > mostUnzipped.bytes) return { refused: "unzippedTooLarge", count: total };
  const seen = { cells: 0, rows: 0 };
  for (const entry of entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name))) {
    const xml = await unpacked(entry);
    if (xml === null) return { refused: "notASpreadsheet" };
    if (!xml.includes("sheetData")) continue;
    const extent = extentOf(xml.toString("latin1"));
    if (!extent) return { refused: "notASpreadsheet" };
    const { rows, columns, emptyRows } = extent;
    if (columns > most.columns) return { refused: "tooManyColumns", count: columns };
    if (rows > most.rows) return { refused: "tooManyRows", count: rows };
    seen.cells += rows * columns;
    seen.rows += emptyRows;
    if (seen.rows > mostUnzipped.emptyRows) return { refused: "tooManyRows", count: seen.rows };
    if (seen.cells > mostUnzipped.cells) return { refused: "tooManyCells", count: seen.cells };
  }
  return null;
}

/** The central directory: what a zip says it holds. */
function entriesOf(zip: Buffer): Entry[] | null {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || end + 22 > zip.length) return null;
  const count = zip.readUInt16LE(end + 8);
  let at = zip.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > zip.length) return null;
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    entries.push({
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 24),
      data: zip.subarray(start, start + zip.readUInt32LE(at + 20)),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** Null when its size is not what the zip says, as in a zip bomb. */
async function unpacked({ method, size, data }: Entry): Promise<Buffer | null> {
  if (method === 0) return data.length === size ? data : null;
  if (method !== 8) return null;
  try {
    const whole = await inflate(data, { maxOutputLength: Math.max(size, 1), finishFlush: constants.Z_SYNC_FLUSH });
    return whole.length === size ? whole : null;
  } catch {
    return null;
  }
}

const address = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const rowWithoutNumber = /<(?:\w+:)?row(?=[\s/>])(?![^<>]*\sr\s*=)/g;
const emptyCell = /<(?:\w+:)?c\s[^<>]*\/>/g;

type Extent = { readonly rows: number; readonly columns: number; readonly emptyRows: number };

/** The last row and column of a sheet, where rows without a number follow each other. Excel also writes those that are only coloured, often to the very last. */
function extentOf(xml: string): Extent | null {
  const all = lastIn(xml);
  const filled = lastIn(xml.replace(emptyCell, ""));
  const unnumbered = xml.match(rowWithoutNumber)?.length ?? 0;
  return all && filled && { rows: Math.max(filled.cellRow, unnumbered), columns: filled.column, emptyRows: all.row };
}

/** The last row that is named, the last in the address of a cell, and the last column; null when one is no address. */
function lastIn(xml: string) {
  const last = { row: 0, cellRow: 0, column: 0 };
  for (const [, double, single] of xml.matchAll(address)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single ?? "") ?? [];
    if (letters === undefined) return null;
    const row = Number(digits);
    last.row = Math.max(last.row, row);
    if (letters === "") continue;
    last.cellRow = Math.max(last.cellRow, row);
    last.column = Math.max(last.column, columnOf(letters));
  }
  return last;
}

const columnOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
