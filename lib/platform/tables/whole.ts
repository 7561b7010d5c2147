import type { Sheet, Table, TableRow, Understanding } from "./table.ts";

type Row = TableRow & { readonly sheet: number };
type Whole = {
  readonly text: Table["text"];
  readonly sheets: readonly Omit<Sheet, "rows">[];
  readonly rows: readonly Row[];
};

/** The table as it is. */
export const understand = (({ text, sheets }) => ({
  text,
  sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
  rows: sheets.flatMap(({ rows }, sheet) => rows.map((row) => ({ ...row, sheet }))),
})) satisfies Understanding<undefined, Whole>;
