import { to } from "#lib/addresses.ts";
import { words as imports } from "#lib/features/administration/imports/texts.ts";
import { CellField, SkipRow } from "#lib/features/administration/imports/ui/cell-field.tsx";
import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import { mendAction } from "../actions.ts";
import type { LoadPage } from "../queries.ts";
import { loadFields } from "../rules/columns.ts";
import type { LoadProblem } from "../rules/rows.ts";
import { words } from "../texts.ts";

const problems = {
  nl: { ...imports.nl.problems, ...words.nl.problems },
  en: { ...imports.en.problems, ...words.en.problems },
};

type Props = { readonly locale: Locale; readonly page: LoadPage };
type Row = LoadPage["rows"][number];

const sentenceOf = (locale: Locale, { code, row = 0 }: LoadProblem) => problems[locale][code](row);

/** What is wrong with a row, cell by cell. */
export const sentencesOf = (locale: Locale, { problems: wrong }: Pick<Row, "problems">): readonly string[] =>
  loadFields.flatMap((field) => {
    const problem = wrong?.[field];
    return problem ? [`${words[locale].columnNames[field]}: ${sentenceOf(locale, problem)}`] : [];
  });

function saidOf(locale: Locale, row: Row): string {
  const { kept, outcome } = row;
  const { check, columnNames, report } = words[locale];
  const sentences = sentencesOf(locale, row);
  return [
    outcome && `${report.outcomes[outcome]}.`,
    ...sentences,
    kept.length > 0 && check.kept(kept.map((field) => columnNames[field]).join(", ")),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Which row it is, and of whom. */
function firstCells(locale: Locale, { number, cells }: Row) {
  const { check, report } = words[locale];
  return [
    <span key="row" className="whitespace-nowrap">
      {check.row(number)}
    </span>,
    <span key="what" className="wrap-anywhere">
      {[cells.organisation, fullName(cells) || report.ofOrganisation].filter(Boolean).join(" · ")}
    </span>,
  ];
}

/** What became of every row of this page, or will. */
export function Rows({ locale, page, caption }: Props & { readonly caption: string }) {
  const { check } = words[locale];
  const { next, isFirst, id, status } = page;
  // Before it starts the wrong ones stand above, where they can be mended.
  const rows = page.rows.filter(({ problems: found }) => status !== "CHECKED" || found === null);
  const { row, what, outcome } = check.columns;
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption={caption}
          columns={[{ header: row, plain: true }, { header: what }, { header: outcome, plain: true }]}
          rows={rows.map((one) => ({
            id: String(one.number),
            cells: [...firstCells(locale, one), saidOf(locale, one)],
          }))}
        />
      )}
      <Pagination
        locale={locale}
        first={isFirst ? undefined : href(locale, to.load(id))}
        next={next === null ? undefined : href(locale, to.load(id, { na: String(next) }))}
      />
    </>
  );
}

/** What can be mended in a row: each cell that is wrong. */
function wrongCells(locale: Locale, { number, cells, problems: wrong }: Row) {
  const { check, columnNames } = words[locale];
  return loadFields.flatMap((field) => {
    const problem = wrong?.[field];
    return problem
      ? [
          <CellField
            key={field}
            name={`${number}-${field}`}
            label={columnNames[field]}
            unseen={check.row(number)}
            value={cells[field]}
            problem={sentenceOf(locale, problem)}
          />,
        ]
      : [];
  });
}

/** The wrong rows of this page, to mend or to leave out. */
export function WrongRows({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { check } = words[locale];
  const wrong = page.rows.filter(({ problems: found }) => found !== null);
  if (wrong.length === 0) return null;
  const { row, what, mend, skip } = check.columns;
  return (
    <Form
      locale={locale}
      action={mendAction}
      requestKey={requestKey}
      submit={check.mend}
      look="secondary"
      hidden={{ loadId: page.id }}
    >
      <Table
        caption={check.wrongCaption}
        columns={[{ header: row, plain: true }, { header: what }, { header: mend, plain: true }, { header: skip }]}
        rows={wrong.map((one) => ({
          id: String(one.number),
          cells: [
            ...firstCells(locale, one),
            wrongCells(locale, one),
            <SkipRow key="skip" name={`${one.number}-skip`} label={skip} unseen={check.row(one.number)} />,
          ],
        }))}
      />
    </Form>
  );
}
