import { to } from "#lib/addresses.ts";
import { words as imports } from "#lib/features/administration/imports/texts.ts";
import { CellField, SkipRow } from "#lib/features/administration/imports/ui/cell-field.tsx";
import { sheetStep } from "#lib/features/administration/imports/rules/sheets.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { RadioField } from "#lib/ui/choices.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import { mendAction, startAction } from "../actions.ts";
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

/** What loading the file would do if it started now. */
export function Counts({ locale, page: { counts } }: Props) {
  const { check } = words[locale];
  const { fresh, known, people, unchanged, wrong, unreachable, different } = counts;
  const said = [
    check.fresh(fresh),
    known > 0 && check.known(known),
    check.people(people),
    unchanged > 0 && check.unchanged(unchanged),
    wrong > 0 && check.wrong(wrong),
  ];
  return (
    <>
      <p className="text-lg font-bold">{said.filter(Boolean).join(" · ")}</p>
      {unreachable > 0 && <p>{check.unreachable(unreachable)}</p>}
      {different > 0 && <p>{check.different(different)}</p>}
    </>
  );
}

/** What was left out of the file, and why. */
export function LeftOut({ locale, page }: Props) {
  const { check } = imports[locale];
  if (page.skipped.length === 0) return null;
  return (
    <ul>
      {page.skipped.map(({ reason, count, first, sheet }) => (
        <li key={`${reason} ${sheet}`} className="wrap-anywhere">
          {check.skipped[reason](count, check.row(first % sheetStep), sheet)}
        </li>
      ))}
    </ul>
  );
}

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

function Rows({ locale, page, caption }: Props & { readonly caption: string }) {
  const { check, report } = words[locale];
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
            cells: [
              <span key="row" className="whitespace-nowrap">
                {check.row(one.number)}
              </span>,
              <span key="what" className="wrap-anywhere">
                {[one.cells.organisation, fullName(one.cells) || report.ofOrganisation].filter(Boolean).join(" · ")}
              </span>,
              saidOf(locale, one),
            ],
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
function WrongRows({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { check, report } = words[locale];
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
            <span key="row" className="whitespace-nowrap">
              {check.row(one.number)}
            </span>,
            <span key="what" className="wrap-anywhere">
              {[one.cells.organisation, fullName(one.cells) || report.ofOrganisation].filter(Boolean).join(" · ")}
            </span>,
            wrongCells(locale, one),
            <SkipRow key="skip" name={`${one.number}-skip`} label={skip} unseen={check.row(one.number)} />,
          ],
        }))}
      />
    </Form>
  );
}

/** The rows that deserve a look before loading starts: wrong ones can be mended here, the others differ from what is there. */
export function Notable({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { check } = words[locale];
  if (page.rows.length === 0) return null;
  return (
    <section aria-labelledby="fouten" className="mb-10">
      <h2 id="fouten">{check.notable}</h2>
      <WrongRows locale={locale} page={page} requestKey={requestKey} />
      <Rows locale={locale} page={page} caption={check.caption} />
      {page.counts.wrong > 0 && (
        <p className="mt-6">
          <FileLink href={href(locale, to.loadErrors(page.id))}>{check.download}</FileLink>
        </p>
      )}
    </section>
  );
}

/** The form that starts loading, below what it would do. */
export function StartForm({ locale, page, requestKey }: Props & { readonly requestKey: string }) {
  const { check } = words[locale];
  const { todo, wrong } = page.counts;
  const again = <a href={href(locale, to.loads())}>{check.again}</a>;
  if (todo === 0 && !page.isStuck)
    return (
      <p>
        {check.nothing} {again}
      </p>
    );
  return (
    <Card>
      <h2>{check.start}</h2>
      {wrong > 0 && <p>{check.leftOut(wrong)}</p>}
      <Form
        locale={locale}
        action={startAction}
        requestKey={requestKey}
        submit={check.button}
        aside={again}
        hidden={{ loadId: page.id }}
      >
        <RadioField
          name="invites"
          label={check.invites}
          value="later"
          options={[
            { value: "later", label: check.later },
            { value: "now", label: check.now },
          ]}
        />
      </Form>
    </Card>
  );
}

/** The result of every row. */
export function Report({ locale, page }: Props) {
  const { report } = words[locale];
  const { added, fresh, unchanged, wrong } = page.counts;
  const said = [
    report.added(added, fresh),
    unchanged > 0 && report.unchanged(unchanged),
    wrong > 0 && report.failed(wrong),
  ];
  return (
    <>
      <p role="status" className="text-lg font-bold">
        {said.filter(Boolean).join(" ")}
      </p>
      <p>
        {page.startedAt && report.by(page.by, dateTime(locale, page.startedAt))} {report.kept}
      </p>
      <Rows locale={locale} page={page} caption={report.caption} />
    </>
  );
}
