import {
  columnFields,
  longestCell,
  rowFields,
  type Cells,
  type ColumnField,
  type Columns,
  type RowField,
} from "#lib/features/administration/imports/rules/fields.ts";
import { cleanName, longestName } from "#lib/features/base/people/rules/spelling.ts";
import { readFullName, readParts } from "#lib/features/base/people/rules/names.ts";
import { cut } from "#lib/platform/tables/clean.ts";
import { likeness, looksMobile, said } from "./content.ts";
import { knownField, likelyField, mayEnd, namedField } from "./headers.ts";

export type Line = { readonly number: number; readonly cells: readonly string[] };

export type Matched = Pick<Columns, "headerRow" | "headers" | "fields"> & {
  /** Whether nobody has to confirm the guess. */
  readonly sure: boolean;
};

const searchedForHeader = 30;
const looked = 200;

/** Finds the line with the column names, below any titles, and what each column holds. */
export function matchColumns(lines: readonly Line[]): Matched {
  const header = headerLine(lines);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = lines.filter(({ number }) => number > (header?.number ?? 0)).slice(0, looked);
  const headers = Array.from({ length: width }, (_, i) => header?.cells[i] ?? "");
  const columns = headers.map((_, i) => rows.map(({ cells }) => cells[i] ?? ""));
  const guesses = headers.map((name, i) => guessesFor(name, columns[i] ?? []));
  const fields = assigned(guesses);
  const chosen = fields.map((field, i) => guesses[i]?.find((guess) => guess.field === field));
  const namesAreSure = settleNames(fields, columns);
  leaveInitials(fields, columns);
  goOn(fields, headers, columns);
  takeAlso(fields, headers, columns);
  const sure =
    header !== null &&
    namesAreSure &&
    isEnough(fields) &&
    chosen.every((guess, i) => fields[i] === "otherNumber" || (guess?.isSure ?? true));
  return { headerRow: header?.number ?? 0, headers, fields, sure };
}

type Guess = {
  readonly field: ColumnField;
  readonly worth: number;
  readonly isSure: boolean;
  readonly isNamed: boolean;
};

/** What a column may hold, by its name and by what is in it. Where these disagree the content counts. */
function guessesFor(header: string, cells: readonly string[]): readonly Guess[] {
  const named = namedField(header);
  const hint = likelyField(header);
  const filled = cells.filter(Boolean).length / Math.max(cells.length, 1);
  const possible = named || hint ? [named?.field, hint] : (["email", "mobileNumber", "fullName"] as const);
  const asked = new Set([...possible, ...(mayEnd(header) ? (["validUntil"] as const) : [])]);
  return columnFields.flatMap((field): Guess[] => {
    if (!asked.has(field)) return [];
    const like = likeness(field, cells);
    const isNamed = named?.field === field;
    // Nothing in it says otherwise when nothing is in it.
    if (like === null) return isNamed ? [{ field, worth: 60 - named.rank, isSure: true, isNamed }] : [];
    if (like < (field === "validUntil" || field === "namePrefix" ? 0.05 : 0.2)) {
      // Nothing in it is as its name says. That counts as wrong cells, unless another column fits; a title is no tussenvoegsel.
      return isNamed && field !== "namePrefix" ? [{ field, worth: 10 - named.rank / 10, isSure: true, isNamed }] : [];
    }
    const worth = like * 60 + filled * 20;
    if (isNamed) return [{ field, worth: worth + 200 - named.rank * 2, isSure: true, isNamed }];
    const ends = field === "validUntil" && like >= 0.8 && mayEnd(header);
    if (hint === field || ends)
      return [{ field, worth: worth + 80, isSure: like >= 0.8 && field !== "fullName", isNamed }];
    if (named || hint || like < 0.6) return [];
    const tells =
      field === "email" ||
      (field === "mobileNumber" && cells.some(looksMobile)) ||
      (field === "fullName" && cells.some((cell) => /\S [^\s]/.test(cell)));
    return tells ? [{ field, worth, isSure: header === "" ? false : field === "email", isNamed }] : [];
  });
}

/** Gives each field the column that is worth most for it. Other columns of mobile numbers stand in where that one is empty. */
function assigned(guesses: readonly (readonly Guess[])[]): (ColumnField | null)[] {
  const fields: (ColumnField | null)[] = guesses.map(() => null);
  const taken = new Set<ColumnField>();
  const all = guesses.flatMap((own, i) => own.map((guess) => ({ ...guess, i }))).sort((a, b) => b.worth - a.worth);
  for (const { field, isNamed, i } of all) {
    if (fields[i] !== null || (taken.has(field) && field !== "mobileNumber")) continue;
    // A name beside a last name is the whole name only where its header says so.
    if (field === "fullName" && taken.has("lastName") && !isNamed) continue;
    fields[i] = taken.has(field) ? "otherNumber" : field;
    taken.add(field);
  }
  return fields;
}

/**
 * "Naam" beside a first name is the whole name when it holds that first name, and else the last name. Gives whether that
 * is clear.
 */
function settleNames(fields: (ColumnField | null)[], columns: readonly (readonly string[])[]): boolean {
  const whole = fields.indexOf("fullName");
  const first = fields.indexOf("firstName") >= 0 ? fields.indexOf("firstName") : fields.indexOf("initials");
  if (whole < 0 || fields.includes("lastName") || first < 0) return true;
  const holds = ({ name, given }: { name: string; given: string }) =>
    fields[first] === "firstName" ? name.includes(given) : /[.,]|^\p{L} | \p{L}$/u.test(name);
  const pairs = (columns[whole] ?? []).flatMap((name, i) => {
    const given = columns[first]?.[i] ?? "";
    return name && given ? [{ name: name.toLowerCase(), given: given.toLowerCase() }] : [];
  });
  const holding = pairs.filter(holds).length / Math.max(pairs.length, 1);
  if (holding < 0.2) fields[whole] = "lastName";
  return holding < 0.2 || holding > 0.8;
}

/** Outlook counts the last name among the initials: "A.v.d.B.". Those of the first name say more then. */
function leaveInitials(fields: (ColumnField | null)[], columns: readonly (readonly string[])[]) {
  const [initials, first, last] = (["initials", "firstName", "lastName"] as const).map((field) =>
    fields.indexOf(field),
  );
  if (initials === undefined || initials < 0 || first === undefined || first < 0 || last === undefined || last < 0)
    return;
  const rows = (columns[initials] ?? []).flatMap((typed, i) => {
    const letters = typed.replace(/[^\p{L}]/gu, "").toLowerCase();
    const kern = (columns[last]?.[i] ?? "").split(" ").at(-1)?.toLowerCase() ?? "";
    return letters.length > 1 && kern !== "" ? [letters.endsWith(kern.slice(0, 1))] : [];
  });
  if (rows.length > 0 && rows.every(Boolean)) fields[initials] = null;
}

/** "E-mail 2" stands in where "E-mail 1" is empty; where both are filled somebody must look. */
function takeAlso(fields: (ColumnField | null)[], headers: readonly string[], columns: readonly (readonly string[])[]) {
  const kind = (header = "") => header.replace(/\d/g, "");
  const main = headers[fields.indexOf("email")] ?? "";
  for (const [i, header] of headers.entries()) {
    const isLike = /\d/.test(main) && fields[i] === null && kind(header) === kind(main);
    if (isLike && (likeness("email", columns[i] ?? []) ?? 0) > 0.5) fields[i] = "email";
  }
}

/** A merged header stands over its first column only, so a full name continues in the next column. */
function goOn(fields: (ColumnField | null)[], headers: readonly string[], columns: readonly (readonly string[])[]) {
  for (let i = 1; i < fields.length; i++) {
    const like = likeness("lastName", columns[i] ?? []) ?? 0;
    if (headers[i] === "" && fields[i] === null && fields[i - 1] === "fullName" && like > 0.5) fields[i] = "fullName";
  }
}

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

/** What someone chose for each column; a column that the form does not name stays unused. */
export const chosenFields = (columns: Pick<Columns, "headers">, typed: Readonly<Record<string, unknown>>) =>
  columns.headers.map((_, i) => columnFields.find((field) => field === typed[`column${i}`]) ?? null);

/** Where each field stands, in the order of the file. A list has few fields, may have hundreds of columns, and thousands of lines. */
function placesOf(fields: Matched["fields"]): Places {
  const known = places.get(fields);
  if (known) return known;
  const found: Places = new Map();
  for (const [i, field] of fields.entries()) if (field) found.set(field, [...(found.get(field) ?? []), i]);
  places.set(fields, found);
  return found;
}

type Places = Map<ColumnField, readonly number[]>;
const places = new WeakMap<Matched["fields"], Places>();

/** The cells of a line by field, and which of them were guessed at. Of more columns for one field the first filled one counts; a name is joined. */
export function readLine(
  fields: readonly (ColumnField | null)[],
  line: readonly string[],
): { readonly cells: Cells; readonly guessed: readonly RowField[] } {
  const placed = placesOf(fields);
  const of = (field: ColumnField): readonly string[] =>
    (placed.get(field) ?? []).flatMap((i) => said(field, line[i] ?? "") || []);
  const typed = Object.fromEntries(rowFields.map((field) => [field, cleanCell(field, of(field)[0] ?? "")])) as Record<
    RowField,
    string
  >;
  const other = of("otherNumber").filter(looksMobile)[0] ?? "";
  const standsIn = other !== "" && !looksMobile(typed.mobileNumber);
  const mobile = standsIn ? other : typed.mobileNumber;
  const whole = cleanName(of("fullName").join(" "));
  const isShort = typed.firstName === "" && typed.initials === "" && whole.endsWith(typed.lastName);
  const inParts = fields.includes("lastName") && !(typed.lastName !== "" && isShort && whole !== "");
  const { guessed, ...name } = whole !== "" && !inParts ? readFullName(whole) : readParts(withMiddleName(typed));
  const cells = { ...typed, ...name, mobileNumber: mobile };
  const addresses = new Set(of("email").map((address) => address.toLowerCase()));
  const isEmpty = rowFields.every((field) => cells[field] === "");
  return {
    cells: Object.fromEntries(rowFields.map((field) => [field, keepable(cells[field])])) as Record<RowField, string>,
    guessed: isEmpty
      ? []
      : [
          ...guessed,
          ...(standsIn ? (["mobileNumber"] as const) : []),
          ...(addresses.size > 1 ? (["email"] as const) : []),
        ],
  };
}

/** A second first name stands where programs of other countries also keep the tussenvoegsel. */
function withMiddleName(typed: Record<RowField, string>) {
  const { firstName, namePrefix } = typed;
  const isName = namePrefix !== "" && firstName !== "" && (likeness("namePrefix", [namePrefix]) ?? 1) === 0;
  return isName && /^\p{Lu}/u.test(namePrefix)
    ? { ...typed, firstName: `${firstName} ${namePrefix}`, namePrefix: "" }
    : typed;
}

export const cellsOf = ({ fields }: Pick<Columns, "fields">, line: readonly string[]): Cells =>
  readLine(fields, line).cells;

/** A part of a name in its one spelling, any other cell as it is. */
export const cleanCell = (field: RowField, text: string) => (field in longestName ? cleanName(text) : text);

/** The useful length of a text. */
export const keepable = (text: string) => cut(text, longestCell);
