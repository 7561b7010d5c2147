import { readBy } from "#lib/platform/tables/read.ts";
import type { Sheet, Table, TableRefusal, TableRow, TextChoice, Understanding } from "#lib/platform/tables/table.ts";

type Row = TableRow & { readonly sheet: number };
type Whole = {
  readonly text: Table["text"];
  readonly sheets: readonly Omit<Sheet, "rows">[];
  readonly rows: readonly Row[];
};

/** The table as it is, for the thread that reads it. */
export const understand = (({ text, sheets }) => ({
  text,
  sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
  rows: sheets.flatMap(({ rows }, sheet) => rows.map((row) => ({ ...row, sheet }))),
})) satisfies Understanding<undefined, Whole>;

/** Reads a file as the product does, in a thread of its own, and keeps all that stands in it. */
export async function readTable(
  bytes: Uint8Array,
  chosen: TextChoice = {},
  within?: Parameters<typeof readBy>[4],
): Promise<Table | TableRefusal> {
  const found = await readBy<typeof understand>("tests/support/tables.ts", undefined, bytes, chosen, within);
  if ("refused" in found) return found;
  const sheets = found.sheets.map((sheet): Sheet & { rows: TableRow[] } => ({ ...sheet, rows: [] }));
  for (const { sheet, ...row } of found.rows) sheets[sheet]?.rows.push(row);
  return { text: found.text, sheets };
}
