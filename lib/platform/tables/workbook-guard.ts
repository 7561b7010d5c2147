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

/** 1 for "A", 27 for "AA". */
export const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
