import type { Table, Understanding } from "#lib/platform/tables/table.ts";
import { chosenFields, isEnough, keepable, readLine } from "./columns.ts";
import type { Columns } from "./fields.ts";
import type { NumberedCells } from "./rows.ts";
import { readSheets, refusalOfRows, type SheetChoice } from "./sheets.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

type Asked = {
  readonly choice: SheetChoice;
  /** What somebody chose for each column; without it the columns are found out. */
  readonly typed?: Readonly<Record<string, unknown>>;
};

/** A line of a file whose columns are not sure, so that nobody knows yet what its cells are. */
type UnreadLine = { readonly number: number; readonly cells: readonly string[] };

type Result =
  | { readonly columns: Columns; readonly isRead: true; readonly rows: readonly NumberedCells[] }
  | { readonly columns: Columns; readonly isRead: false; readonly rows: readonly UnreadLine[] }
  | NonNullable<ReturnType<typeof refusalOfRows>>
  | { readonly refused: "columnsMissing"; readonly detail: undefined };

/** What a file holds, before it is compared with any organisation. Run in the thread that read the file. */
export const understand = ((table: Table, { choice, typed }: Asked): Result => {
  const found = readSheets(table.sheets, choice);
  const refusal = refusalOfRows(found);
  if (refusal) return refusal;
  const { sure, ...matched } = found.matched;
  const { skipped, sheets } = found;
  const reading = {
    sheet: choice.sheet ?? null,
    withHidden: choice.withHidden ?? false,
    text: table.text,
    all: table.text ? [] : table.sheets.map(({ name }) => name),
  };
  const samples = matched.headers.map((_, i) =>
    [...new Set(found.lines.slice(0, 50).map(({ line }) => keepable(line[i] ?? "")))].filter(Boolean).slice(0, 3),
  );
  const columns: Columns = { ...matched, skipped, samples, reading, ...(sheets.length > 1 && { sheets }) };
  const chosen = typed && chosenFields(columns, typed);
  if (chosen && !isEnough(chosen)) return refuse("columnsMissing");
  if (!chosen && (!sure || table.text?.isSure === false))
    return { columns, isRead: false, rows: found.lines.map(({ number, line }) => ({ number, cells: line })) };
  return {
    columns: chosen ? { ...columns, fields: chosen } : columns,
    isRead: true,
    rows: found.lines.map(({ number, line, fields }) => ({ number, ...readLine(chosen ?? fields, line) })),
  };
}) satisfies Understanding<Asked, Result>;
