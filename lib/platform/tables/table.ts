/** One line of a file under its own number, without invisible characters and surrounding spaces. */
export type TableRow = {
  readonly number: number;
  readonly cells: readonly string[];
  /** Its program does not show it: it was filtered away, or folded. */
  readonly isHidden?: true;
};

export type Sheet = { readonly name: string; readonly isHidden: boolean; readonly rows: readonly TableRow[] };

export const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "iso-8859-15",
  "windows-1250",
  "windows-1254",
  "macintosh",
  "ibm850",
] as const;
export type Encoding = (typeof encodings)[number];

/** What may stand between the cells of a line, the most usual first: a name may hold a comma, and a time a colon. */
export const separators = [";", "\t", "|", ",", "^", "~", ":"] as const;
export type Separator = (typeof separators)[number];

/** How a text was read, and how else it could be: some of its words in each encoding that they may be in. */
export type TextReading = {
  readonly separator: string;
  readonly encoding: Encoding;
  /** Whether no other encoding makes about as much of it. */
  readonly isSure: boolean;
  readonly choices: readonly { readonly encoding: Encoding; readonly words: readonly string[] }[];
};

/** What somebody chose for a text; what is left out is found out. */
export type TextChoice = { readonly encoding?: Encoding | undefined; readonly separator?: string | undefined };

export type TableRefusal =
  | { readonly refused: "fileEmpty" | "oldExcel" | "notASpreadsheet" | "tooMuchToRead" | "readersBusy" }
  /** With how many there were, of what the sentence speaks of. */
  | {
      readonly refused: "fileTooLarge" | "unzippedTooLarge" | "tooManyRows" | "tooManyColumns" | "tooManyCells";
      readonly count: number;
    };

/** The sheets of a file that have anything in them, without their blank rows. `text` is null for a workbook. */
export type Table = { readonly sheets: readonly Sheet[]; readonly text: TextReading | null };

/**
 * What a module makes of a table inside the thread that read it, and all that comes out of the thread. `rows`, if there
 * are any, are objects with `cells`; they are sent a few at a time.
 */
export type Understanding<Asked, Result extends object> = (table: Table, asked: Asked) => Result;

export const largestFile = 2 * 1024 * 1024;

/** What a sheet, and all sheets of a file together, may hold. Columns without anything in them do not count. */
export const most = { rows: 20_500, columns: 300, cells: 400_000 };
