import { to } from "#lib/addresses.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import { undoAction } from "../actions.ts";
import type { OneImport } from "../queries.ts";
import { sheetStep } from "../rules/sheets.ts";
import { rowFields } from "../rules/fields.ts";
import { words } from "../texts.ts";
import { nameIn, sentenceOf } from "./check.tsx";

type Props = { readonly locale: Locale; readonly page: OneImport };

/** The result of every row. */
export function Report({ locale, page }: Props) {
  const { report, check } = words[locale];
  const { added, unchanged, twice, wrong, undone } = page.counts;
  const said = [
    undone > 0 && report.undone(undone),
    added > 0 && (undone > 0 ? report.stayed(added) : report.added(added)),
    unchanged > 0 && report.unchanged(unchanged),
    twice > 0 && report.twice(twice),
    wrong > 0 && report.failed(wrong),
  ].filter(Boolean);
  return (
    <>
      <p role="status" className="text-lg font-bold">
        {said.join(" ")}
      </p>
      <p>
        {page.startedAt && report.by(page.by, dateTime(locale, page.startedAt))} {report.kept}
      </p>
      <div className="buttons">
        <ButtonLink href={href(locale, to.colleagues())}>{report.all}</ButtonLink>
        {page.undoable > 0 && page.activated === 0 && <a href={href(locale, to.undoImport(page.id))}>{report.undo}</a>}
      </div>
      {!page.invites && page.undoable > 0 && (
        <p>
          {report.notInvited}{" "}
          <a href={href(locale, to.colleagues({ status: "nog-niet-uitgenodigd" }))}>{report.inviteAll}</a>
        </p>
      )}
      {page.activated > 0 && <p>{report.activated(page.activated)}</p>}
      <Added {...{ locale, page }} />
      <Failed {...{ locale, page }} />
      {wrong > 0 && (
        <p className="mt-6">
          <FileLink href={href(locale, to.importErrors(page.id))}>{check.download}</FileLink>
        </p>
      )}
    </>
  );
}

/** Whoever the file added, a page at a time. */
function Added({ locale, page }: Props) {
  const { report, check } = words[locale];
  const { added, page: at, pages } = page;
  if (added.length === 0) return null;
  const one = (p: number) => href(locale, to.oneImport(page.id, { p: String(p) }));
  return (
    <div className="mt-8 md:[&_th:first-child]:w-24">
      <Table
        caption={report.addedCaption}
        columns={[{ header: report.columns.row }, { header: report.columns.person }]}
        rows={added.map((row) => ({
          id: String(row.number),
          cells: [
            <span key="row" className="whitespace-nowrap">
              {check.row(row.number % sheetStep)}
            </span>,
            row.authorisationId === null ? (
              nameIn(row)
            ) : (
              <a key="who" className="wrap-anywhere" href={href(locale, to.colleague(row.authorisationId))}>
                {nameIn(row)}
              </a>
            ),
          ],
        }))}
      />
      <Pagination locale={locale} first={at > 1 ? one(1) : undefined} next={at < pages ? one(at + 1) : undefined} />
    </div>
  );
}

function Failed({ locale, page }: Props) {
  const { report, check } = words[locale];
  const { rows, next } = page.wrong;
  if (rows.length === 0) return null;
  const { row, person, reason } = report.columns;
  return (
    <div className="mt-8 md:[&_th:first-child]:w-24 md:[&_th:nth-child(2)]:w-64">
      <Table
        caption={report.caption}
        columns={[{ header: row }, { header: person }, { header: reason }]}
        rows={rows.map((one) => ({
          id: String(one.number),
          cells: [
            <span key="row" className="whitespace-nowrap">
              {check.row(one.number)}
            </span>,
            [nameIn(one), one.cells.email].filter(Boolean).join(" · ") || check.nobody,
            rowFields
              .flatMap((field) => (one.problems?.[field] ? [sentenceOf(locale, one.problems[field])] : []))
              .join(" "),
          ],
        }))}
      />
      {next !== null && <p>{check.later(page.counts.wrong - rows.length)}</p>}
    </div>
  );
}

export function UndoForm({ locale, page, requestKey }: Props & { requestKey: string }) {
  const { undo } = words[locale];
  const { undoable, stay } = page;
  return (
    <>
      <p>{undo.consequence(undoable)}</p>
      {stay > 0 && <p>{undo.stay(stay)}</p>}
      <Form
        locale={locale}
        action={undoAction}
        requestKey={requestKey}
        submit={undo.button}
        look="danger"
        aside={<a href={href(locale, to.oneImport(page.id))}>{undo.back}</a>}
        hidden={{ importId: page.id }}
      />
    </>
  );
}
