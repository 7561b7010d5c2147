import { cellsOf } from "#lib/features/administration/imports/rules/columns.ts";
import type { Skipped } from "#lib/features/administration/imports/rules/skipped.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { Table, Understanding } from "#lib/platform/tables/table.ts";
import { loadCells, mostLoadRows, personColumns, readLoadSheets, type LoadLine } from "./columns.ts";
import type { NumberedLoadCells } from "./matching.ts";

type Unread = Extract<ReturnType<typeof readLoadSheets>, { readonly refused: string }>;

type Result =
  | { readonly skipped: readonly Skipped[]; readonly rows: readonly NumberedLoadCells[] }
  | Unread
  | ReturnType<typeof tooMany>;

const tooMany = (count: number) => refuse("tooManyRows", { count, limit: mostLoadRows });

/** What a file of organisations says by itself. Run in the thread that read the file. */
export const understand = (({ sheets }: Table): Result => {
  const found = readLoadSheets(sheets);
  if ("refused" in found) return found;
  const { lines, skipped } = found;
  return lines.length > mostLoadRows ? tooMany(lines.length) : { skipped, rows: lines.map(cellsIn) };
}) satisfies Understanding<undefined, Result>;

function cellsIn({ number, line, columns }: LoadLine): NumberedLoadCells {
  const { initials, firstName, namePrefix, lastName, email, mobileNumber } = cellsOf(personColumns(columns), line);
  const person = { initials, firstName, namePrefix, lastName, email, mobileNumber };
  return { number, cells: loadCells(columns, line, person) };
}
