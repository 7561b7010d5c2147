import { splitLastName } from "#lib/features/base/people/rules.ts";
import { cleanName, nameProblem } from "#lib/features/base/people/rules/spelling.ts";
import type { ColumnField } from "#lib/features/administration/imports/rules/fields.ts";
import { dayIn } from "./dates.ts";

/** What programs write in a cell that has nothing in it. */
const blank = /^(null|nan|nat|none|undefined|n\/?a|n\.?v\.?t\.?|geen|onbekend|\\N|-+|\?+|\.+)$/i;
const blankName = /^(NULL|NaN|nan|NaT|NA|None|\\N|-+|\?+|\.+)$/;

const names: ReadonlySet<ColumnField> = new Set(["firstName", "lastName", "fullName"]);

/** No end, or no date: 31-12-9999, 00000000. */
const isNoDay = (cell: string) =>
  /^(0+|9999(1231|0101)|(3112|0101)9999|0*1011900)(0{4,6})?$/.test(cell.replace(/\D/g, ""));

/** The cell without what only says that it is empty. */
export function said(field: ColumnField, cell: string): string {
  if ((names.has(field) ? blankName : blank).test(cell)) return "";
  return field === "validUntil" && cell !== "" && /^\d/.test(cell) && isNoDay(cell) ? "" : cell;
}

const isName = (cell: string) => nameProblem(cleanName(cell.replace(/[(),]/g, " ")), "lastName") === null;

/** A Dutch mobile number in some spelling. */
export const looksMobile = (cell: string) => /^(00)?(31)?0?6\d{8}$/.test(cell.replace(/\D/g, ""));

const isPrefix = (cell: string) => splitLastName(`${cell} X`).namePrefix !== "" || /^v\.?\/?d\.?$/i.test(cell);

const isNumber = (cell: string) => (cell.match(/\d/g)?.length ?? 0) >= 8 && !/@|\p{L}{12}/u.test(cell);

const looks: Readonly<Record<ColumnField, (cell: string) => boolean>> = {
  initials: (cell) => /^(?:\p{L}{1,4}[.\s-]*){1,8}$/u.test(cell),
  firstName: isName,
  namePrefix: isPrefix,
  lastName: isName,
  fullName: isName,
  email: (cell) => /[^\s@]@[^\s@]+\.[^\s@]/.test(cell),
  mobileNumber: isNumber,
  otherNumber: isNumber,
  portals: (cell) => /\p{L}/u.test(cell),
  validUntil: (cell) => dayIn(cell) !== undefined,
};

/** How much of a column looks like a field, from 0 to 1, of the cells that say anything; null when none does. */
export function likeness(field: ColumnField, cells: readonly string[]): number | null {
  const filled = cells.map((cell) => said(field, cell)).filter(Boolean);
  return filled.length === 0 ? null : filled.filter(looks[field]).length / filled.length;
}
