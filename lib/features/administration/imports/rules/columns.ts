import { unaccented } from "#lib/features/base/people/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import {
  columnFields,
  longestCell,
  mostColumns,
  mostRows,
  rowFields,
} from "#lib/features/administration/imports/schema.ts";
import type { Cells, ColumnField, Columns, RowField } from "#lib/features/administration/imports/schema.ts";
import { cleanName, longestName } from "#lib/features/base/people/schema.ts";
import { apart, splitFullName } from "./names.ts";

/** What people call their columns, without capitals, accents, spaces and signs. */
const names: Readonly<Record<ColumnField, readonly string[]>> = {
  initials: ["voorletters", "voorletter", "initialen", "initials"],
  firstName: ["voornaam", "roepnaam", "voornamen", "firstname", "givenname"],
  namePrefix: [
    "tussenvoegsel",
    "tussenvoegsels",
    "tussenv",
    "tussenvoeg",
    "tv",
    "tsv",
    "voorvoegsel",
    "voorvoegsels",
    "prefix",
    "prefixvande",
  ],
  lastName: ["achternaam", "familienaam", "geslachtsnaam", "lastname", "surname", "familyname"],
  fullName: [
    "naam",
    "volledigenaam",
    "naammedewerker",
    "medewerker",
    "naamcollega",
    "collega",
    "naamgebruiker",
    "name",
    "fullname",
  ],
  email: ["email", "emailadres", "mailadres", "mail", "emailaddress", "emailzakelijk", "zakelijkemail", "emailwerk"],
  mobileNumber: [
    "mobiel",
    "mobielnummer",
    "mobieltelefoonnummer",
    "mobieletelefoon",
    "mobielnr",
    "06nummer",
    "gsm",
    "gsmnummer",
    "mobile",
    "mobilenumber",
    "mobilephone",
  ],
  portals: ["portalen", "portaal", "portals"],
  validUntil: ["geldigtot", "einddatum", "validuntil", "enddate"],
};

/** Patterns for a header that nobody calls exactly so. The first that fits counts. */
const hints: readonly (readonly [RegExp, ColumnField])[] = [
  [/voorl|initia/, "initials"],
  [/voorn|roepn|first/, "firstName"],
  [/tussen|voorv/, "namePrefix"],
  [/achtern|last|surn|famil/, "lastName"],
  [/mail/, "email"],
  [/mob|06|gsm|tel|phone|nummer$/, "mobileNumber"],
  [/portal|portaal|toegang|rechten/, "portals"],
  [/eind|geldig/, "validUntil"],
  [/naam|name|collega|medewerker|gebruiker/, "fullName"],
];

export const plainHeader = (header: string) => unaccented(header).replace(/[^a-z0-9]/g, "");

export const knownField = (header: string) => {
  const plain = plainHeader(header);
  return columnFields.find((field) => names[field].includes(plain)) ?? null;
};

const likelyField = (header: string) => {
  const plain = plainHeader(header);
  return (plain !== "" && hints.find(([pattern]) => pattern.test(plain))?.[1]) || null;
};

export type Line = { readonly number: number; readonly cells: readonly string[] };

export type Matched = Columns & {
  /** Whether a person must confirm the guess. */
  readonly sure: boolean;
};

const searchedForHeader = 20;

/** Finds the line with the column names, below any titles, and what each column holds. */
export function matchColumns(lines: readonly Line[]): Matched {
  const header = headerLine(lines);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = lines.filter(({ number }) => number > (header?.number ?? 0));
  const headers = Array.from({ length: width }, (_, i) => header?.cells[i] ?? "");
  const columns = headers.map((_, i) => rows.slice(0, 200).map(({ cells }) => cells[i] ?? ""));
  const known = onePerField(headers.map(knownField), columns);
  const fields = [...known];
  // A merged header stands over its first column only, so a full name continues in the next column.
  for (let i = 1; i < width; i++) {
    if (headers[i] === "" && fields[i] === null && fields[i - 1] === "fullName" && isFilled(columns[i]))
      fields[i] = "fullName";
  }
  const taken = new Set(fields);
  const guesses = headers.map((header, i) =>
    fields[i] === null && isFilled(columns[i]) ? (likelyField(header) ?? likelyContent(columns[i])) : null,
  );
  for (const [i, guess] of guesses.entries()) {
    if (!guess || taken.has(guess) || (guess === "fullName" && taken.has("lastName"))) continue;
    fields[i] = guess;
    taken.add(guess);
  }
  const guessed = fields.some((field, i) => field !== null && known[i] === null && headers[i] !== "");
  return { headerRow: header?.number ?? 0, headers, fields, sure: header !== null && !guessed && isEnough(fields) };
}

/** Of two columns with the same name, the one with more filled cells counts. */
function onePerField(fields: readonly (ColumnField | null)[], columns: readonly (readonly string[])[]) {
  const filled = (i: number) => columns[i]?.filter(Boolean).length ?? 0;
  return fields.map((field, i) => {
    const rival = fields.some(
      (other, j) => other === field && (filled(j) > filled(i) || (filled(j) === filled(i) && j < i)),
    );
    return field !== null && !rival ? field : null;
  });
}

const isFilled = (cells: readonly string[] = []) => cells.some(Boolean);

/** Whether the columns identify people and say how to reach them. */
export const isEnough = (fields: readonly (ColumnField | null)[]) =>
  fields.includes("email") && (fields.includes("lastName") || fields.includes("fullName"));

function headerLine(lines: readonly Line[]): Line | null {
  const points = (line: Line) => {
    if (line.cells.some((cell) => cell.includes("@"))) return 0;
    const known = new Set(line.cells.map(knownField).filter(Boolean)).size;
    const likely = new Set(line.cells.map(likelyField).filter(Boolean)).size;
    return known * 2 + likely;
  };
  const [best] = lines
    .slice(0, searchedForHeader)
    .map((line) => ({ line, points: points(line) }))
    .sort((a, b) => b.points - a.points);
  return best && best.points > 2 ? best.line : aboveFirstAddress(lines);
}

/** The line above the first person holds the column names, whatever they are. */
function aboveFirstAddress(lines: readonly Line[]): Line | null {
  const first = lines.findIndex(({ cells }) => cells.some((cell) => cell.includes("@")));
  const above = lines[first - 1];
  return above && above.cells.filter(Boolean).length > 1 ? above : null;
}

function likelyContent(cells: readonly string[] = []): ColumnField | null {
  const filled = cells.filter(Boolean);
  const most = (pattern: RegExp) => filled.filter((cell) => pattern.test(cell)).length * 2 > filled.length;
  if (most(/^\S+@\S+\.\S+$/)) return "email";
  if (most(/^(\+|00)?(31)?[ ()0-]*6[\d -]{7,}$/)) return "mobileNumber";
  return most(/^[\p{L}.'’-]+,?( [\p{L}.'’-]+)+$/u) ? "fullName" : null;
}

type Sheet = { readonly lines: readonly Line[]; readonly matched: Matched };

/** The sheet of a workbook that looks most like a list of people. */
export function bestSheet(sheets: readonly (readonly Line[])[]): Sheet {
  const all = sheets.map((lines) => ({ lines, matched: matchColumns(lines) }));
  const value = ({ matched }: Sheet) =>
    (matched.sure ? 200 : 0) + (isEnough(matched.fields) ? 100 : 0) + new Set(matched.fields).size;
  const [best] = all.sort((a, b) => value(b) - value(a));
  if (!best) throw new Error("a file without sheets was let through");
  return best;
}

/** The rows of people: those below the header, without the examples of our own template. */
export const rowsBelow = ({ lines, matched }: Sheet): readonly Line[] =>
  lines.filter(
    ({ number, cells }) => number > matched.headerRow && !cells.some((cell) => cell.endsWith(exampleMailbox)),
  );

const exampleMailbox = "@voorbeeld.example";

/** The two examples in our template: a person with one portal and one with all. They are never imported. */
export const templateRows = (portals: readonly string[]): string[][] => [
  ["D.", "Dora", "van der", "Berg", `dora${exampleMailbox}`, "0612345678", portals[0] ?? "", ""],
  ["B.", "Bram", "", "Bos", `bram${exampleMailbox}`, "06 87654321", portals.join(", "), "31-12-2027"],
];

export function refusalOfRows(rows: readonly Line[]) {
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (rows.length === 0) return refuse("noRows");
  if (rows.length > mostRows) return refuse("tooManyRows", { count: rows.length, limit: mostRows });
  return columns > mostColumns ? refuse("tooManyColumns", { count: columns, limit: mostColumns }) : null;
}

/** What someone chose for each column; a column that the form does not name stays unused. */
export const chosenFields = (columns: Columns, typed: Readonly<Record<string, unknown>>) =>
  columns.headers.map((_, i) => columnFields.find((field) => field === typed[`column${i}`]) ?? null);

/** The cells of a line by field. Of more columns for one field the first filled one counts; a name is joined. */
export function cellsOf({ fields }: Pick<Columns, "fields">, line: readonly string[]): Cells {
  const of = (field: ColumnField) => fields.flatMap((found, i) => (found === field && line[i] ? [line[i]] : []));
  const typed = Object.fromEntries(rowFields.map((field) => [field, cleanCell(field, of(field)[0] ?? "")])) as Record<
    RowField,
    string
  >;
  const whole = cleanName(of("fullName").join(" "));
  const name = typed.lastName === "" && whole !== "" ? splitFullName(whole) : apart(typed);
  const cells = { ...typed, ...name };
  return Object.fromEntries(rowFields.map((field) => [field, keepable(cells[field])])) as Record<RowField, string>;
}

/** A part of a name in its one spelling, any other cell as it is. */
export const cleanCell = (field: RowField, text: string) => (field in longestName ? cleanName(text) : text);

/** The useful length of a text, without what no database keeps: control characters and half of a character. */
export const keepable = (text: string) => text.slice(0, longestCell).replace(/[\p{Cc}\p{Cs}]/gu, "");
