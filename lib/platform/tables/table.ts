/** One line of a file under its own number, without invisible characters and surrounding spaces. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

export type TableRefusal =
  | { readonly refused: "fileEmpty" | "oldExcel" | "notASpreadsheet" | "tooMuchToRead" | "readersBusy" }
  /** With how many there were, of what the sentence speaks of. */
  | {
      readonly refused: "fileTooLarge" | "unzippedTooLarge" | "tooManyRows" | "tooManyColumns" | "tooManyCells";
      readonly count: number;
    };

/** The sheets of a file, without their blank rows. */
export type Table = { readonly sheets: readonly (readonly TableRow[])[] };

export const largestFile = 2 * 1024 * 1024;

/** What a sheet, and all sheets of a file together, may hold: four times what any list of people needs. */
export const most = { rows: 20_000, columns: 300, cells: 400_000 };
