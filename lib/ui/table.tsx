import type { ReactNode } from "react";

export type Column = {
  readonly header: string;
  readonly number?: boolean;
  /** On a phone each cell repeats its header, unless what stands in it explains itself. */
  readonly plain?: boolean;
  /** The header is for who cannot see the column: above a column of buttons. */
  readonly unseen?: boolean;
};

export type Row = { readonly id: string; readonly cells: readonly ReactNode[] };

/** A table; on a phone its rows stack. The first cell names the row. */
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
          {columns.map(({ header, number, unseen }) => (
            <th key={header} scope="col" className={number ? "number" : undefined}>
              {unseen ? <span className="sr-only">{header}</span> : header}
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

/** Only those that are there: every cell travels twice, and an attribute that is undefined travels too. */
const attributesOf = ({ header, number, plain, unseen }: Column = { header: "" }) => ({
  ...(number && { className: "number" }),
  ...(!plain && !unseen && { "data-label": header }),
});
