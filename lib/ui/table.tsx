import type { ReactNode } from "react";

type Column = {
  readonly header: string;
  /** Where the heading leads to sort by it; without an address the rows are sorted by it. */
  readonly sort?: { readonly href: string | null; readonly descending?: boolean };
  readonly number?: boolean;
  /** On a phone each cell repeats its header, except where the cell explains itself. */
  readonly plain?: boolean;
  /** The header is only read aloud, as above a column of buttons. */
  readonly unseen?: boolean;
};

type Row = { readonly id: string; readonly cells: readonly ReactNode[] };

/** A table whose rows stack on a phone. The first cell names the row. */
export function Table({
  caption,
  columns,
  rows,
}: {
  caption: ReactNode;
  columns: readonly Column[];
  rows: readonly Row[];
}) {
  return (
    <table className="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ header, number, unseen, sort }) => (
            <th
              key={header}
              scope="col"
              className={number ? "number" : undefined}
              aria-sort={sort?.href === null ? (sort.descending ? "descending" : "ascending") : undefined}
            >
              {unseen ? (
                <span className="sr-only">{header}</span>
              ) : sort?.href ? (
                <a href={sort.href}>{header}</a>
              ) : (
                header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [first, ...others] }) => (
          <tr key={id}>
            <th scope="row">{first}</th>
            {others.map((cell, index) => (
              <td key={index} {...attributesOf(columns[index + 1])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Adds only attributes with a value: every cell is sent twice, and an undefined attribute is sent too. */
const attributesOf = ({ header, number, plain, unseen }: Column = { header: "" }) => ({
  ...(number && { className: "number" }),
  ...(!plain && !unseen && { "data-label": header }),
});
