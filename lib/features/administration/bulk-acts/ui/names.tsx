import { to, within } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Table } from "#lib/ui/table.tsx";
import type { OneBulkAct } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: OneBulkAct; readonly caption: string };

/** Whom it is not done to, each with the reason. */
export function LeftOut({ locale, page, caption }: Props) {
  const { report, reasons } = words[locale];
  const { rows, next } = page.left;
  if (rows.length === 0) return null;
  return (
    <section id="niet">
      <Table
        caption={caption}
        columns={[{ header: report.columns.person }, { header: report.columns.reason, plain: true }]}
        rows={rows.map((row) => ({
          id: String(row.number),
          cells: [<Who key="who" {...{ locale, row }} />, row.reason && reasons[row.reason]],
        }))}
      />
      {next !== null && (
        <a href={href(locale, within(to.bulkAct(page.id, { na: String(next) }), "niet"))}>{report.more}</a>
      )}
    </section>
  );
}

/** Whom it is done to, or will be. */
export function Included({ locale, page, caption }: Props) {
  const { report } = words[locale];
  const { rows, next } = page.included;
  if (rows.length === 0) return null;
  const { columns, outcomes } = report;
  const isPlan = page.status === "PLANNED" || page.status === "SELECTED";
  return (
    <section id="wel">
      <Table
        caption={caption}
        columns={[{ header: columns.person }, ...(isPlan ? [] : [{ header: columns.outcome, plain: true }])]}
        rows={rows.map((row) => ({
          id: String(row.number),
          cells: [
            <Who key="who" {...{ locale, row }} />,
            ...(isPlan ? [] : [outcomes[row.outcome === "DONE" || row.outcome === "PROPOSED" ? row.outcome : "todo"]]),
          ],
        }))}
      />
      {next !== null && (
        <a href={href(locale, within(to.bulkAct(page.id, { ook: String(next) }), "wel"))}>{report.more}</a>
      )}
    </section>
  );
}

type Row = OneBulkAct["left"]["rows"][number];

const Who = ({ locale, row }: { locale: Locale; row: Row }) => (
  <a href={href(locale, to.colleague(row.authorisationId))}>{row.name}</a>
);
