import { isAddress, sortNameOf, type Name } from "#lib/features/base/people/rules.ts";
import { pastedAddress } from "#lib/features/base/people/rules/pasted-address.ts";
import { cleanName, nameProblem } from "#lib/features/base/people/rules/spelling.ts";
import { isRetired, portalCalled, type PortalKey } from "#lib/platform/portals.ts";
import { rowFields } from "#lib/features/administration/imports/rules/fields.ts";
import type { Cells, RowField } from "#lib/features/administration/imports/rules/fields.ts";
import { apart, initialsOf } from "#lib/features/base/people/rules/names.ts";
import { isCut } from "#lib/platform/tables/clean.ts";
import { cleanCell, keepable } from "./columns.ts";
import { dayIn } from "./dates.ts";
import { plainHeader } from "./headers.ts";

/** What is wrong with a cell or with the whole row; `row` is the other row that it conflicts with. */
export type Problem = { readonly code: ProblemCode; readonly row?: number };
export type Problems = Readonly<Partial<Record<RowField, Problem>>>;

export const problemCodes = [
  "cutOff",
  "lastNameMissing",
  "nameUnclear",
  "nameTooLong",
  "nameAddress",
  "emailMissing",
  "emailInvalid",
  "emailTwice",
  "portalsTwice",
  "dateTwice",
  "phoneTwice",
  "phoneUnclear",
  "phoneShort",
  "phonePremium",
  "phoneMachine",
  "phoneLandline",
  "phoneCountry",
  "phoneLostDigits",
  "phoneTwo",
  "portalsUnclear",
  "portalRetired",
  "portalNotOpened",
  "dateUnclear",
  "datePast",
  "starterGone",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What a good row says. */
type Person = {
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  /** Null means the portals that were chosen for the whole file. */
  readonly portals: readonly PortalKey[] | null;
  /** The last day, such as "2026-12-31". */
  readonly lastDay: string | null;
};

type Mobile = { readonly number: string } | { readonly problem: ProblemCode };

export type Checking = {
  /** Reads telephone numbers. It is passed in, because these rules use no library. */
  mobileOf(typed: string): Mobile;
  /** The portals that the insurer opened for the organisation; null when that does not matter. */
  readonly opened: readonly PortalKey[] | null;
  /** Such as "2026-11-22". */
  readonly today: string;
};

/** Checks one row by itself: what is wrong with it, cell by cell, or the person it describes. */
export function readRow(cells: Cells, checking: Checking): { person: Person } | { problems: Problems } {
  const problems: Partial<Record<RowField, Problem>> = {};
  const { opened, today } = checking;
  const name = {
    initials: cleanName(cells.initials),
    firstName: cleanName(cells.firstName),
    namePrefix: cleanName(cells.namePrefix),
    lastName: cleanName(cells.lastName),
  };
  for (const field of ["initials", "firstName", "namePrefix", "lastName"] as const) {
    const problem = nameProblem(name[field], field);
    if (problem) problems[field] = { code: problem === "nameOdd" ? "nameUnclear" : problem };
  }
  if (name.lastName === "") problems.lastName = { code: "lastNameMissing" };

  const email = pastedAddress(cells.email);
  if (!isAddress(email)) problems.email = { code: cells.email === "" ? "emailMissing" : "emailInvalid" };
  const mobile = cells.mobileNumber === "" ? null : checking.mobileOf(cells.mobileNumber);
  if (mobile && "problem" in mobile) problems.mobileNumber = { code: mobile.problem };

  const wanted = cells.portals === "" ? null : portalsIn(cells.portals);
  if (wanted === undefined) problems.portals = { code: "portalsUnclear" };
  else if (wanted?.some(isRetired)) problems.portals = { code: "portalRetired" };
  else if (opened && wanted?.some((portal) => !opened.includes(portal))) problems.portals = { code: "portalNotOpened" };
  const lastDay = cells.validUntil === "" ? null : dayIn(cells.validUntil);
  if (lastDay === undefined) problems.validUntil = { code: "dateUnclear" };
  else if (lastDay !== null && lastDay < today) problems.validUntil = { code: "datePast" };

  for (const field of rowFields) if (isCut(cells[field])) problems[field] = { code: "cutOff" };
  if (Object.keys(problems).length > 0) return { problems };
  return {
    person: {
      name: { ...name, initials: initialsOf(name.initials, name.firstName) },
      email,
      mobileNumber: mobile && "number" in mobile ? mobile.number : null,
      portals: wanted ?? null,
      lastDay: lastDay ?? null,
    },
  };
}

/** Undefined when the cell says anything else. */
export function portalsIn(typed: string): readonly PortalKey[] | undefined {
  const said = typed.split(/[;,/+&|]|\sen\s|\sand\s/).filter((part) => plainHeader(part) !== "");
  const found = said.map(portalCalled);
  return said.length > 0 && found.every((portal) => portal !== undefined) ? [...new Set(found)] : undefined;
}

export type NumberedCells = {
  readonly number: number;
  readonly cells: Cells;
  /** The fields that were guessed at. */
  readonly guessed?: readonly RowField[] | null;
};

export type CheckedRow = NumberedCells & {
  readonly guessed: readonly RowField[] | null;
  readonly problems: Problems | null;
  /** UNCHANGED means that this person is in the organisation already, or, without an authorisation, in an earlier row. */
  readonly outcome: "UNCHANGED" | null;
  readonly authorisationId: string | null;
};

/** What a row is compared with the others by. */
type Compared = Pick<Person, "email" | "portals">;

/** A row that was read by itself. */
export type ReadCells<P extends Compared = Compared> = NumberedCells & {
  readonly read: { readonly person: P; readonly sortName: string } | { readonly problems: Problems };
};

/** Reads one row by itself, whatever portals the organisation has. */
export function readCells(
  { number, cells, guessed = null }: NumberedCells,
  checking: Omit<Checking, "opened">,
): ReadCells<Person> {
  const read = readRow(cells, { ...checking, opened: null });
  return {
    number,
    cells,
    guessed,
    read: "person" in read ? { ...read, sortName: sortNameOf(read.person.name) } : read,
  };
}

/** Where a later row of the same person says something else than the first, which alone would be done. */
function contradiction(first: Cells, later: Cells, mobileOf: Checking["mobileOf"]): [RowField, ProblemCode] | null {
  const portals = ({ portals: typed }: Cells) => portalsIn(typed)?.toSorted().join() ?? "";
  const lastDay = ({ validUntil }: Cells) => dayIn(validUntil) ?? "";
  const mobile = ({ mobileNumber: typed }: Cells) => {
    const read = mobileOf(typed);
    return "number" in read ? read.number : typed;
  };
  if (portals(first) !== portals(later)) return ["portals", "portalsTwice"];
  if (lastDay(first) !== lastDay(later)) return ["validUntil", "dateTwice"];
  return later.mobileNumber !== "" && mobile(first) !== mobile(later) ? ["mobileNumber", "phoneTwice"] : null;
}

/**
 * Gives what checks one row after the other, in the order of the file: against those before it, the organisation's
 * portals, and `existing`: authorisations by address.
 */
export function rowChecker(
  existing: ReadonlyMap<string, string>,
  opened: readonly PortalKey[],
  mobileOf: Checking["mobileOf"],
): (row: ReadCells) => CheckedRow {
  const first = new Map<string, { number: number; sortName: string; cells: Cells }>();
  return ({ number, cells, guessed = null, read }) => {
    const good = { number, cells, guessed, problems: null, outcome: null, authorisationId: null };
    if ("problems" in read) return { ...good, problems: read.problems };
    const { email, portals } = read.person;
    if (portals?.some((portal) => !opened.includes(portal)))
      return { ...good, problems: { portals: { code: "portalNotOpened" } } };
    const before = first.get(email);
    if (before && before.sortName !== read.sortName) {
      return { ...good, problems: { email: { code: "emailTwice", row: before.number } } };
    }
    const contradicts = before && contradiction(before.cells, cells, mobileOf);
    if (contradicts) return { ...good, problems: { [contradicts[0]]: { code: contradicts[1], row: before.number } } };
    const authorisationId = existing.get(email) ?? null;
    if (before || authorisationId) return { ...good, outcome: "UNCHANGED", authorisationId };
    first.set(email, { number, sortName: read.sortName, cells });
    return good;
  };
}

/** The addresses to look up before. */
export const addressesIn = (rows: readonly ReadCells[]) => [
  ...new Set(rows.flatMap(({ read }) => ("person" in read ? [read.person.email] : []))),
];

const cleanTyped = (field: RowField, text: string) => keepable(cleanCell(field, text.replace(/\s+/g, " ").trim()));

/** FNV-1a of what a cell says: it tells two texts apart, and keeps no secret. */
function marked(field: RowField, text: string): string {
  let hash = 0x811c9dc5;
  for (const char of cleanTyped(field, text)) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

const asShown = (cells: Cells) => rowFields.map((field) => marked(field, cells[field]));

/** What a page showed of a row, cell by cell, in a few characters: what comes back otherwise was typed there. */
export const shownMark = (cells: Cells) => asShown(cells).join(".");

/** A row that changed after the page was made on which somebody typed in it. */
type Overtaken = {
  readonly number: number;
  /** What stands now where they typed. */
  readonly now: readonly string[];
  /** The fields as the page must show them: all but what was typed as they are now. */
  readonly fresh: Readonly<Record<string, string>>;
};

/**
 * Applies what someone typed: "12-email" is a cell of row 12, "12-skip" leaves row 12 out, and "12-was" is what the page
 * showed of it. A cell that comes back as it was shown stays what it is by now.
 */
export function mended(rows: readonly NumberedCells[], typed: Readonly<Record<string, unknown>>) {
  const overtaken: Overtaken[] = [];
  const skipped: number[] = [];
  const next = rows.flatMap((row): readonly NumberedCells[] => {
    const { number, cells } = row;
    const isSkipped = typed[`${number}-skip`] === "on";
    const given = Object.fromEntries(
      rowFields.map((field) => {
        const value = typed[`${number}-${field}`];
        return [field, typeof value === "string" ? cleanTyped(field, value) : cells[field]];
      }),
    ) as Record<RowField, string>;
    const is = asShown(cells);
    const was = typed[`${number}-was`];
    const shown = typeof was === "string" ? was.split(".") : is;
    const differing = rowFields.filter(
      (field, i) => typed[`${number}-${field}`] !== undefined && marked(field, given[field]) !== shown[i],
    );
    const hasChanged = shown.some((mark, i) => mark !== is[i]);
    const wanted = given.lastName === cells.lastName ? given : apart(given);
    const isThere = rowFields.every((field) => wanted[field] === cells[field]);
    if (hasChanged && (isSkipped || (differing.length > 0 && !isThere))) {
      const untouched = rowFields.filter((field) => !differing.includes(field));
      const asIs = untouched.map((field) => [`${number}-${field}`, cells[field]] as const);
      const fresh = Object.fromEntries([...asIs, [`${number}-was`, is.join(".")]]);
      overtaken.push({ number, now: differing.map((field) => cells[field]), fresh });
      return [row];
    }
    if (isSkipped) {
      skipped.push(number);
      return [];
    }
    // Whoever mended one cell has looked at all of the row.
    return differing.length === 0 || isThere ? [row] : [{ number, cells: wanted, guessed: null }];
  });
  return { rows: next, skipped, overtaken };
}
