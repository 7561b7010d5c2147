import type { ReactNode } from "react";

type SummaryRow = {
  readonly label: string;
  readonly value: ReactNode;
  /** `about` completes the link's name for a reader who cannot see the row: "Wijzig" + "mobiel nummer". */
  readonly change?: { readonly href: string; readonly text: string; readonly about: string };
};

export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ label, value, change }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {change && (
            <dd>
              <a href={change.href}>
                {change.text}
                <span className="sr-only"> {change.about}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
