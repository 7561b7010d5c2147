import { most, type TableRefusal } from "./table.ts";

/** What a workbook may be once unzipped. A zip of two megabytes can hold two gigabytes, and a sheet of one line a million rows. */
export const mostUnzipped = {
  bytes: 30 * 1024 * 1024,
  files: 1_000,
  cells: most.rows * most.columns,
  emptyRows: 3_200_000,
};

/** Looks at the sheets of one workbook before they are read, and adds up what they claim. */
export function workbookGuard(): (sheet: string) => TableRefusal | null {
  const seen = { cells: 0, rows: 0 };
  return (sheet) => {
    const extent = extentOf(sheet);
    if (!extent) return { refused: "notASpreadsheet" };
    const { rows, columns, emptyRows } = extent;
    if (columns > most.columns) return { refused: "tooManyColumns", count: columns };
    if (rows > most.rows) return { refused: "tooManyRows", count: rows };
    seen.cells += rows * columns;
    seen.rows += emptyRows;
    if (seen.rows > mostUnzipped.emptyRows) return { refused: "tooManyRows", count: seen.rows };
    return seen.cells > mostUnzipped.cells ? { refused: "tooManyCells", count: seen.cells } : null;
  };
}

const address = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Begins with letters, which are found much faster than a bracket with anything behind it. */
const rowWithoutNumber = /row(?<=<(?:\w+:)?row)(?=[\s/>])(?![^<>]*\sr\s*=)/g;
const emptyCell = /<(?:\w+:)?c\s[^<>]*\/>/g;
const endOfEmptyCell = /\/>(?<=<(?:\w+:)?c\s[^<>]*\/>)/;

type Extent = { readonly rows: number; readonly columns: number; readonly emptyRows: number };

/** The last row and column of a sheet, where rows without a number follow each other. Excel also writes those that are only coloured, often to the very last. */
function extentOf(xml: string): Extent | null {
  const coloured = endOfEmptyCell.test(xml) ? xml.match(emptyCell) : null;
  const filled = lastIn(coloured ? xml.replace(emptyCell, "") : xml);
  const empty = lastIn(coloured?.join("") ?? "");
  if (!filled || !empty) return null;
  const unnumbered = xml.match(rowWithoutNumber)?.length ?? 0;
  const emptyRows = Math.max(filled.row, empty.row);
  return { rows: Math.max(filled.cellRow, unnumbered), columns: filled.column, emptyRows };
}

/** The last row that is named, the last in the address of a cell, and the last column; null when one is no address. */
function lastIn(xml: string) {
  const last = { row: 0, cellRow: 0, column: 0 };
  address.lastIndex = 0;
  for (let found = address.exec(xml); found; found = address.exec(xml)) {
    const { column, row } = placeOf(found[1] ?? found[2] ?? "");
    if (Number.isNaN(row)) return null;
    last.row = Math.max(last.row, row);
    if (column === 0) continue;
    last.cellRow = Math.max(last.cellRow, row);
    last.column = Math.max(last.column, column);
  }
  return last;
}

const longest = { letters: 3, digits: 7 };

/** Row 12 and column 27 for "AA12", column 0 for "12"; of what is no address the row is not a number. */
function placeOf(address: string): { column: number; row: number } {
  let [at, column, row] = [0, 0, 0];
  for (let letter = letterAt(address, at); letter > 0; letter = letterAt(address, ++at)) column = column * 26 + letter;
  const letters = at;
  for (let digit = digitAt(address, at); digit >= 0; digit = digitAt(address, ++at)) row = row * 10 + digit;
  const digits = at - letters;
  const isOne = at === address.length && letters <= longest.letters && digits > 0 && digits <= longest.digits;
  return { column, row: isOne ? row : NaN };
}

/** 1 to 26, or 0 where none stands. */
const letterAt = (text: string, at: number) => {
  const code = text.charCodeAt(at) - 64;
  return code >= 1 && code <= 26 ? code : 0;
};

const digitAt = (text: string, at: number) => {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : -1;
};

/** 1 for "A", 27 for "AA". */
export const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
