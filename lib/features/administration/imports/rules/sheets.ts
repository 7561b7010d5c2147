import { refuse } from "#lib/platform/gate/outcome.ts";
import { mostRows, type ColumnField } from "#lib/features/administration/imports/rules/fields.ts";
import { isEnough, matchColumns, type Line, type Matched } from "./columns.ts";
import { said } from "./content.ts";
import type { Skipped, SkipReason } from "./skipped.ts";

/** A line as the reader of files gives it. */
type FileLine = Line & { readonly isHidden?: true };
export type FileSheet = { readonly name: string; readonly isHidden: boolean; readonly rows: readonly FileLine[] };

/** What somebody chose about the sheets of a file. */
export type SheetChoice = { readonly sheet?: number | undefined; readonly withHidden?: boolean | undefined };

/** Rows of a second sheet are numbered from a million, of a third from two. */
export const sheetStep = 1_000_000;

type Taken = { readonly sheet: FileSheet; readonly matched: Matched };

type ReadSheets = {
  /** Of the sheet that looks most like a list of people. */
  readonly matched: Matched;
  readonly sheets: readonly string[];
  readonly lines: readonly {
    readonly number: number;
    readonly line: readonly string[];
    readonly fields: Matched["fields"];
  }[];
  readonly skipped: readonly Skipped[];
};

/**
 * The lines of a file in which people stand, and all others with why they are left out. All sheets with a list are read;
 * what its program does not show is not, unless someone asks for it.
 */
export function readSheets(sheets: readonly FileSheet[], { sheet, withHidden = false }: SheetChoice = {}): ReadSheets {
  const all = sheets.map((one) => ({ sheet: one, matched: matchColumns(one.rows) }));
  const [main] = (sheet === undefined ? all : all.slice(sheet, sheet + 1)).sort((a, b) => value(b) - value(a));
  if (!main) throw new Error("a file without sheets was let through");
  const taken = all
    .filter((one) => one === main || (sheet === undefined && goesAlong(one, main)))
    .map((one) =>
      isAlike(one, main) ? { ...one, matched: { ...main.matched, headerRow: one.matched.headerRow } } : one,
    );
  const skipped: Skipped[] = [];
  const lines = taken.flatMap(({ sheet: own, matched }, i) => {
    const skip = skipping(skipped, taken.length > 1 ? own.name : "", i);
    const people = own.rows.filter((line) => {
      const reason = reasonToSkip(line, matched, withHidden);
      if (reason) skip(reason, line.number);
      return reason === null;
    });
    return people.map(({ number, cells }) => ({ number: number + i * sheetStep, line: cells, fields: matched.fields }));
  });
  for (const { name, isHidden, rows } of sheets.filter((one) => !taken.some((t) => t.sheet === one)))
    skipped.push({ reason: isHidden ? "hiddenSheet" : "sheet", count: rows.length, first: 0, sheet: name });
  return { matched: main.matched, sheets: taken.map(({ sheet: { name } }) => name), lines, skipped };
}

const value = ({ sheet, matched }: Taken) =>
  (matched.sure ? 200 : 0) +
  (isEnough(matched.fields) ? 100 : 0) +
  (sheet.isHidden ? 0 : 50) +
  new Set(matched.fields).size;

/** Whether a sheet is read beside the best one: it is shown, and has a list of its own or the same columns. */
const goesAlong = (one: Taken, main: Taken) =>
  one.sheet.isHidden === main.sheet.isHidden && (one.matched.sure || isAlike(one, main));

const isAlike = (one: Taken, main: Taken) =>
  one.matched.headers.length === main.matched.headers.length &&
  one.matched.headers.every((header, i) => header !== "" && header === main.matched.headers[i]);

function skipping(skipped: Skipped[], sheet: string, index: number) {
  return (reason: SkipReason, number: number) => {
    const at = skipped.findIndex((one) => one.reason === reason && one.sheet === sheet);
    const before = skipped[at];
    if (before) skipped[at] = { ...before, count: before.count + 1 };
    else skipped.push({ reason, count: 1, first: number + index * sheetStep, sheet });
  };
}

const exampleMailbox = "@voorbeeld.example";

/** What programs write below a list. */
const footer =
  /^(totaal|total|subtotaal|aantal|einde|end of|bron|source|afgedrukt|printed|gegenereerd|generated|applied filters|toegepaste filters|pagina|page|filters?:)(?![\p{L}])/iu;

function reasonToSkip({ number, cells, isHidden }: FileLine, matched: Matched, withHidden: boolean): SkipReason | null {
  if (number === matched.headerRow) return "header";
  if (number < matched.headerRow) return "above";
  if (cells.some((cell) => cell.endsWith(exampleMailbox))) return "example";
  if (isHidden && !withHidden) return "hidden";
  if (matched.headerRow > 0 && isHeaderAgain(cells, matched.headers)) return "header";
  const first = cells.find(Boolean) ?? "";
  if (footer.test(first) && !cells.some((cell) => cell.includes("@"))) return "footer";
  return isEnough(matched.fields) && !matched.fields.some((field, i) => tellsWho(field, cells[i])) ? "nobody" : null;
}

const ofPerson: ReadonlySet<ColumnField | null> = new Set([
  ...(["initials", "firstName", "namePrefix", "lastName", "fullName", "email", "mobileNumber"] as const),
]);

const tellsWho = (field: ColumnField | null, cell = "") =>
  field !== null && cell !== "" && ofPerson.has(field) && said(field, cell) !== "";

/** A list that is printed has its header on each page. */
const isHeaderAgain = (cells: readonly string[], headers: readonly string[]) =>
  headers.filter((header, i) => header !== "" && header === cells[i]).length > 1 &&
  cells.every((cell, i) => cell === "" || cell === headers[i]);

/** The two examples in our template: a person with one portal and one with all. They are never imported. */
export const templateRows = (portals: readonly string[]): string[][] => [
  ["D.", "Dora", "van der", "Berg", `dora${exampleMailbox}`, "0612345678", portals[0] ?? "", ""],
  ["B.", "Bram", "", "Bos", `bram${exampleMailbox}`, "06 87654321", portals.join(", "), "31-12-2027"],
];

export function refusalOfRows({ lines }: Pick<ReadSheets, "lines">) {
  if (lines.length === 0) return refuse("noRows");
  return lines.length > mostRows ? refuse("tooManyRows", { count: lines.length, limit: mostRows }) : null;
}
