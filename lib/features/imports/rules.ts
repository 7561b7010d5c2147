import { normalEmail, sortNameOf, splitLastName, unaccented, type Name } from "#lib/features/people/rules.ts";
import { portals, TypedEmail, type Portal } from "#lib/features/people/schema.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { columnFields, longestCell, mostColumns, mostRows, rowFields } from "./schema.ts";
import type { Cells, ColumnField, Columns, RowField } from "./schema.ts";

/* Columns */

/** How people call their columns, without capitals, accents, spaces and signs. */
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

/** What a header probably means, when nobody calls it exactly so. The first that fits. */
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
  /** Whether a person must look at it first. */
  readonly sure: boolean;
};

const searchedForHeader = 20;

/** Finds the line with the names of the columns, past titles above it, and what each column holds. */
export function matchColumns(lines: readonly Line[]): Matched {
  const header = headerLine(lines);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = lines.filter(({ number }) => number > (header?.number ?? 0));
  const headers = Array.from({ length: width }, (_, i) => header?.cells[i] ?? "");
  const columns = headers.map((_, i) => rows.slice(0, 200).map(({ cells }) => cells[i] ?? ""));
  const known = onePerField(headers.map(knownField), columns);
  const fields = [...known];
  // A merged header stands over its first column only: a name in two columns goes on in the next.
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

/** Of two columns with the same name the one that has more in it. */
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

/** People can be told apart and reached. */
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

/** Whatever it calls them, the line above the first person names the columns. */
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

/** Of the sheets of a workbook the one that looks most like a list of people. */
export function bestSheet(sheets: readonly (readonly Line[])[]): Sheet {
  const all = sheets.map((lines) => ({ lines, matched: matchColumns(lines) }));
  const value = ({ matched }: Sheet) =>
    (matched.sure ? 200 : 0) + (isEnough(matched.fields) ? 100 : 0) + new Set(matched.fields).size;
  const [best] = all.sort((a, b) => value(b) - value(a));
  if (!best) throw new Error("a file without sheets was let through");
  return best;
}

/** The rows of people: below the header, without the examples of our own template. */
export const rowsBelow = ({ lines, matched }: Sheet): readonly Line[] =>
  lines.filter(
    ({ number, cells }) => number > matched.headerRow && !cells.some((cell) => cell.endsWith(exampleMailbox)),
  );

const exampleMailbox = "@voorbeeld.example";

/** How it is done, in our own template. These are never people. */
export const templateRows: readonly (readonly string[])[] = [
  ["D.", "Dora", "van der", "Berg", `dora${exampleMailbox}`, "0612345678", "mkb-portal", ""],
  ["B.", "Bram", "", "Bos", `bram${exampleMailbox}`, "06 87654321", "mkb-portal, MyAllianzBroker", "31-12-2027"],
];

export function refusalOfRows(rows: readonly Line[]) {
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (rows.length === 0) return refuse("noRows");
  if (rows.length > mostRows) return refuse("tooManyRows", { count: rows.length, limit: mostRows });
  return columns > mostColumns ? refuse("tooManyColumns", { count: columns, limit: mostColumns }) : null;
}

/** What someone chose for each column; a column without a field in the form stays unused. */
export const chosenFields = (columns: Columns, typed: Readonly<Record<string, unknown>>) =>
  columns.headers.map((_, i) => columnFields.find((field) => field === typed[`column${i}`]) ?? null);

/** The cells of a line by what they are. Of more columns of one kind the first that has something, but a name goes on. */
export function cellsOf({ fields }: Pick<Columns, "fields">, line: readonly string[]): Cells {
  const of = (field: ColumnField) => fields.flatMap((found, i) => (found === field && line[i] ? [line[i]] : []));
  const typed = Object.fromEntries(rowFields.map((field) => [field, of(field)[0] ?? ""])) as Record<RowField, string>;
  const whole = of("fullName").join(" ");
  const name = typed.lastName === "" && whole !== "" ? splitFullName(whole) : apart(typed);
  const cells = { ...typed, ...name };
  return Object.fromEntries(rowFields.map((field) => [field, keepable(cells[field])])) as Record<RowField, string>;
}

/** As much as can be of use, without what no database keeps: control characters, and half of one cut in two. */
const keepable = (text: string) => text.slice(0, longestCell).replace(/[\p{Cc}\p{Cs}]/gu, "");

/* Names */

const abbreviated = /^v\.?\/?d\.?$/i;
const isPrefix = (word = "") => abbreviated.test(word) || splitLastName(`${word} X`).namePrefix !== "";
const titles = new Set(
  "dhr dhr. mevr mevr. mw mw. mevrouw heer drs drs. ir ir. ing ing. dr dr. prof prof. mr mr.".split(" "),
);

/** "Jansen - de Boer" and "Jansen-de Boer" are one name. */
const wordsOf = (text: string) =>
  text
    .replace(/\s*[-–]\s*/g, "-")
    .split(" ")
    .filter(Boolean)
    .reduce<string[]>((words, word) => {
      const before = words.at(-1) ?? "";
      const goesOn = /-\p{L}/u.test(before) && isPrefix(before.split(" ").at(-1)?.split("-").at(-1));
      return goesOn ? [...words.slice(0, -1), `${before} ${word}`] : [...words, word];
    }, []);

/** The tussenvoegsel apart, also of "Berg, van der" and "vd Berg". */
function apart<N extends Name>(name: N): N {
  if (name.namePrefix !== "") return { ...name, namePrefix: name.namePrefix.toLowerCase() };
  const [kern = "", behind] = name.lastName.split(/\s*,\s*/, 2);
  if (behind?.split(" ").every(isPrefix)) return { ...name, namePrefix: behind.toLowerCase(), lastName: kern };
  const [first = "", ...others] = name.lastName.split(" ");
  if (abbreviated.test(first) && others.length > 0)
    return { ...name, namePrefix: "van der", lastName: others.join(" ") };
  return { ...name, ...splitLastName(name.lastName) };
}

/** "Berg, D. van der" · "Dora van der Berg" · "Dhr. D.J. (Dora) van den Berg - de Vries" */
function splitFullName(typed: string): Name {
  const inBrackets = /\(([^)]*)\)/.exec(typed)?.[1] ?? "";
  const text = typed
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const [left = "", ...right] = text.split(/\s*,\s*/);
  const name = right.length > 0 ? fromBehind(left, right.join(" ")) : inOrder(text);
  return inBrackets === "" ? name : { ...name, firstName: inBrackets.trim() };
}

function fromBehind(left: string, right: string): Name {
  const words = withoutTitles(wordsOf(right));
  const given = words.filter((word) => !isPrefix(word));
  const prefix = words.filter(isPrefix).join(" ").toLowerCase();
  const kern = wordsOf(left);
  let end = kern.length;
  while (end > 1 && isPrefix(kern[end - 1])) end--;
  const behind = kern.slice(end).join(" ").toLowerCase();
  return apart({ ...givenNames(given), namePrefix: prefix || behind, lastName: kern.slice(0, end).join(" ") });
}

function inOrder(text: string): Name {
  const words = withoutTitles(wordsOf(text));
  const last = words.at(-1) ?? "";
  // "Jansen D.J."
  if (words.length > 1 && /^(\p{L}\.)+$/u.test(last)) {
    return apart({ ...givenNames([last]), namePrefix: "", lastName: words.slice(0, -1).join(" ") });
  }
  if (words.length === 1) return { initials: "", firstName: "", namePrefix: "", lastName: last };
  const prefix = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isPrefix(word));
  const start = prefix > 0 ? prefix : words.length - 1;
  return apart({
    ...givenNames(words.slice(0, start)),
    namePrefix: "",
    lastName: words.slice(start).join(" "),
  });
}

function withoutTitles(words: readonly string[]): string[] {
  const first = words.findIndex(
    (word, i) => !titles.has(word.toLowerCase()) && !(word === "de" && words[i + 1] === "heer"),
  );
  return words.slice(Math.max(first, 0));
}

const areInitials = (word: string) => /^(\p{L}{1,2}\.-?)+\p{L}?$/u.test(word) || /^\p{Lu}{1,4}$/u.test(word);

const givenNames = (words: readonly string[]) => ({
  initials: words.filter(areInitials).join(""),
  firstName: words.filter((word) => !areInitials(word)).join(" "),
});

/** "dj" and "D J" are "D.J."; without any they are those of the first name. */
export const initialsOf = (typed: string, firstName: string) =>
  dotted(typed, firstName)
    .slice(0, longestName)
    .replace(/\p{Cs}/gu, "");

function dotted(typed: string, firstName: string): string {
  const text = typed.replace(/\s/g, "");
  if (text === "")
    return firstName
      .split(/[\s-]+/)
      .filter(Boolean)
      .map((word) => `${([...word][0] ?? "").toUpperCase()}.`)
      .join("");
  if (text.includes(".")) return text.endsWith(".") ? text : `${text}.`;
  return text.length <= 4 ? [...text.toUpperCase()].map((letter) => `${letter}.`).join("") : text;
}

/* Rows */

/** What is wrong with a cell, or with the row as a whole; `row` is the other one it collides with. */
export type Problem = { readonly code: ProblemCode; readonly row?: number };
export type Problems = Readonly<Partial<Record<RowField, Problem>>>;

export const problemCodes = [
  "lastNameMissing",
  "firstNameMissing",
  "nameUnclear",
  "nameTooLong",
  "emailMissing",
  "emailInvalid",
  "emailTwice",
  "phoneUnclear",
  "phoneShort",
  "phonePremium",
  "phoneMachine",
  "phoneLandline",
  "phoneLostDigits",
  "portalsUnclear",
  "portalNotOpened",
  "dateUnclear",
  "datePast",
  "starterGone",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What a good row says. */
export type Person = {
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  /** Null: those chosen for the whole file. */
  readonly portals: readonly Portal[] | null;
  /** The last day, "2026-12-31". */
  readonly lastDay: string | null;
};

type Mobile = { readonly number: string } | { readonly problem: ProblemCode };

export type Checking = {
  /** Telephone numbers are read with a library, which has no place here. */
  mobileOf(typed: string): Mobile;
  /** What the insurer opened for the organisation. */
  readonly opened: readonly Portal[];
  /** "2026-11-22" */
  readonly today: string;
};

/** One row on its own: what is wrong with it, cell by cell, or whom it is about. */
export function readRow(cells: Cells, checking: Checking): { person: Person } | { problems: Problems } {
  const problems: Partial<Record<RowField, Problem>> = {};
  const { opened, today } = checking;
  for (const field of ["initials", "firstName", "namePrefix", "lastName"] as const) {
    if (cells[field].length > longestName) problems[field] = { code: "nameTooLong" };
    else if (!isName(cells[field])) problems[field] = { code: "nameUnclear" };
  }
  if (cells.lastName === "") problems.lastName = { code: "lastNameMissing" };
  if (cells.initials === "" && cells.firstName === "") problems.firstName = { code: "firstNameMissing" };

  const email = TypedEmail.safeParse(bareEmail(cells.email));
  if (!email.success) problems.email = { code: cells.email === "" ? "emailMissing" : "emailInvalid" };
  const mobile = cells.mobileNumber === "" ? null : checking.mobileOf(cells.mobileNumber);
  if (mobile && "problem" in mobile) problems.mobileNumber = { code: mobile.problem };

  const wanted = cells.portals === "" ? null : portalsIn(cells.portals);
  if (wanted === undefined) problems.portals = { code: "portalsUnclear" };
  else if (wanted?.some((portal) => !opened.includes(portal))) problems.portals = { code: "portalNotOpened" };
  const lastDay = cells.validUntil === "" ? null : dayIn(cells.validUntil);
  if (lastDay === undefined) problems.validUntil = { code: "dateUnclear" };
  else if (lastDay !== null && lastDay < today) problems.validUntil = { code: "datePast" };

  if (Object.keys(problems).length > 0 || !email.success) return { problems };
  const { firstName, namePrefix, lastName } = cells;
  return {
    person: {
      name: { initials: initialsOf(cells.initials, firstName), firstName, namePrefix, lastName },
      email: email.data,
      mobileNumber: mobile && "number" in mobile ? mobile.number : null,
      portals: wanted ?? null,
      lastDay: lastDay ?? null,
    },
  };
}

const longestName = 80;
const isName = (text: string) => /^[\p{L}\p{M}\s.,’'‘`´-]*$/u.test(text) && (text === "" || /\p{L}/u.test(text));

/** "Dora <dora@x.example>" and "mailto:dora@x.example", as mail programs copy them. */
const bareEmail = (typed: string) => normalEmail((/<([^<>]+)>\s*$/.exec(typed)?.[1] ?? typed).replace(/^mailto:/i, ""));

/** Undefined when it says something else. */
export function portalsIn(typed: string): readonly Portal[] | undefined {
  const said = typed
    .split(/[;,/+&|]|\sen\s|\sand\s/)
    .map((part) => plainHeader(part))
    .filter(Boolean);
  const found = said.map((word) => portals.find((portal) => portalNames[portal].includes(word)));
  return said.length > 0 && found.every((portal) => portal !== undefined) ? [...new Set(found)] : undefined;
}

const portalNames: Readonly<Record<Portal, readonly string[]>> = {
  MKB: ["mkb", "mkbportal", "mkbportaal"],
  MY_ALLIANZ_BROKER: ["myallianzbroker", "allianzbroker", "broker", "mab"],
};

/** "31-12-2026", "31/12/26" or "2026-12-31" as the last of these; undefined when it is no day. */
function dayIn(typed: string): string | undefined {
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(typed);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const [year, month, day] = iso ? iso.slice(1) : dutch ? dutch.slice(1).reverse() : [];
  if (!year || !month || !day) return undefined;
  const text = `${year.padStart(4, "20")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text < "3000" ? text : undefined;
}

export type NumberedCells = { readonly number: number; readonly cells: Cells };

export type CheckedRow = NumberedCells & {
  readonly problems: Problems | null;
  /** UNCHANGED: this person is in the organisation already, or in a row before. */
  readonly outcome: "UNCHANGED" | null;
  readonly authorisationId: string | null;
};

/** Every row of a file, also against each other and against who is there (`existing`: authorisations by address). */
export function checkRows(
  rows: readonly NumberedCells[],
  existing: ReadonlyMap<string, string>,
  checking: Checking,
): CheckedRow[] {
  const first = new Map<string, { number: number; sortName: string }>();
  return rows.map(({ number, cells }): CheckedRow => {
    const good = { number, cells, problems: null, outcome: null, authorisationId: null };
    const read = readRow(cells, checking);
    if ("problems" in read) return { ...good, problems: read.problems };
    const { email, name } = read.person;
    const sortName = sortNameOf(name);
    const before = first.get(email);
    if (before && before.sortName !== sortName) {
      return { ...good, problems: { email: { code: "emailTwice", row: before.number } } };
    }
    const authorisationId = existing.get(email) ?? null;
    if (before || authorisationId) return { ...good, outcome: "UNCHANGED", authorisationId };
    first.set(email, { number, sortName });
    return good;
  });
}

/** The addresses to look up for `checkRows`. */
export const addressesIn = (rows: readonly NumberedCells[]) =>
  [...new Set(rows.map(({ cells }) => bareEmail(cells.email)))].filter(Boolean);

/** The rows with what someone made of them, as "12-email"; "12-skip" leaves a row out. */
export function mended(rows: readonly NumberedCells[], typed: Readonly<Record<string, unknown>>) {
  const skipped = rows.filter(({ number }) => typed[`${number}-skip`] === "on").map(({ number }) => number);
  const kept = rows.filter(({ number }) => !skipped.includes(number));
  const next = kept.map(({ number, cells }): NumberedCells => {
    const changed = rowFields.map((field) => {
      const value = typed[`${number}-${field}`];
      return [field, typeof value === "string" ? keepable(value.replace(/\s+/g, " ").trim()) : cells[field]];
    });
    const given = Object.fromEntries(changed) as Record<RowField, string>;
    return { number, cells: given.lastName === cells.lastName ? given : apart(given) };
  });
  return { rows: next, skipped };
}

/* From upload to report */

export type ImportState = "UPLOADED" | "CHECKED" | "RUNNING" | "DONE" | "UNDONE";

const day = 86_400_000;
/** What was uploaded and never started. */
export const draftKeptMs = 7 * day;
/** The report of what became of each row. */
export const reportKeptMs = 90 * day;

type Times = { readonly status: ImportState; readonly createdAt: Date; readonly finishedAt: Date | null };

export const isForgotten = ({ status, createdAt, finishedAt }: Times, now: Date) =>
  status === "UPLOADED" || status === "CHECKED"
    ? now.getTime() >= createdAt.getTime() + draftKeptMs
    : finishedAt !== null && now.getTime() >= finishedAt.getTime() + reportKeptMs;

/** Who has waited so long may have gone on with something else. */
export const tellsWhenDone = (startedAt: Date | null, now: Date) =>
  startedAt !== null && now.getTime() - startedAt.getTime() > 30_000;

type Starting = {
  readonly status: ImportState;
  readonly todo: number;
  /** Rows to do that name no portals themselves. */
  readonly plain: number;
  readonly chosen: readonly Portal[];
  readonly opened: readonly Portal[];
};

export function start({ status, todo, plain, chosen, opened }: Starting) {
  if (status === "UPLOADED") return refuse("notChecked");
  if (status !== "CHECKED") return refuse("alreadyStarted");
  if (todo === 0) return refuse("nothingNew");
  if (chosen.some((portal) => !opened.includes(portal))) return refuse("portalNotOpened");
  return plain > 0 && chosen.length === 0 ? refuse("portalsMissing") : { status: "RUNNING" as const };
}

export function undo({ status, activated, added }: { status: ImportState; activated: number; added: number }) {
  if (status === "UNDONE") return refuse("alreadyUndone");
  if (status !== "DONE") return refuse("notDone");
  if (activated > 0) return refuse("someoneActivated", { count: activated });
  return added === 0 ? refuse("nothingToUndo") : { status: "UNDONE" as const };
}

export const importPath = (importId: string, more = "") => `/beheer/gebruikers/importeren/${importId}${more}`;
