import { to, within } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalName } from "#lib/platform/portals.ts";
import { Card } from "#lib/ui/card.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import { mendAction, startAction } from "../actions.ts";
import type { OneImport } from "../queries.ts";
import { type ProblemCode } from "../rules/rows.ts";
import { rowFields, type RowField } from "../schema.ts";
import type { ImportRow } from "../store.ts";
import { words } from "../texts.ts";
import { CellField, SkipRow } from "./cell-field.tsx";
import { Checks, Radios } from "./choices.tsx";

type Props = { readonly locale: Locale; readonly page: OneImport };

/** What an import would do if it started now. */
export function Counts({ locale, page }: Props) {
  const { check } = words[locale];
  const { todo, wrong, unchanged, unreachable } = page.counts;
  const said = [
    check.counts.todo(todo),
    wrong > 0 && check.counts.wrong(wrong),
    unchanged > 0 && check.counts.unchanged(unchanged),
  ];
  return (
    <>
      <p className="text-lg font-bold">{said.filter(Boolean).join(" · ")}</p>
      {unreachable > 0 && <p>{check.unreachable(unreachable)}</p>}
      {page.unused.length > 0 && <p className="wrap-anywhere">{check.unused(page.unused.join(", "))}</p>}
    </>
  );
}

/** What the last mending did, by the present state. */
export function Mended({ locale, page }: Props) {
  const { check } = words[locale];
  const { wrong } = page.counts;
  if (!page.isMended || page.status !== "CHECKED") return null;
  return wrong > 0 ? (
    <Notice tone="info">{check.mendedSome(wrong)}</Notice>
  ) : (
    <Notice tone="success">{check.mended}</Notice>
  );
}

export const sentenceOf = (locale: Locale, { code, row = 0 }: { code: ProblemCode; row?: number }) =>
  words[locale].problems[code](row);

export const nameIn = ({ cells }: ImportRow) => fullName(cells);

/** Every wrong row shown, in one form, with its wrong cells as fields. */
export function WrongRows({ locale, page }: Props) {
  const { check } = words[locale];
  const { rows, next } = page.wrong;
  if (rows.length === 0) return null;
  const columns = [
    { header: check.columns.row, plain: true },
    { header: check.columns.cells, plain: true },
    { header: check.columns.skip, plain: true },
  ];
  return (
    <section aria-labelledby="fouten" className="mb-10">
      <h2 id="fouten">{check.wrong(page.counts.wrong)}</h2>
      <p>{check.wrongLead}</p>
      <Form locale={locale} action={mendAction} submit={check.mend} look="secondary" hidden={{ importId: page.id }}>
        <Table
          caption={check.caption}
          columns={columns}
          rows={rows.map((row) => ({ id: String(row.number), cells: cellsOfRow(locale, row) }))}
        />
      </Form>
      {next !== null && (
        <p>
          <a href={href(locale, within(to.oneImport(page.id, { na: String(next) }), "fouten"))}>
            {check.later(page.counts.wrong - rows.length)}
          </a>
        </p>
      )}
      <p className="mt-6">
        <FileLink href={href(locale, to.importErrors(page.id))}>{check.download}</FileLink>
      </p>
    </section>
  );
}

const modes: Partial<Record<RowField, "email" | "tel">> = { email: "email", mobileNumber: "tel" };

function cellsOfRow(locale: Locale, row: ImportRow) {
  const { check, columnNames } = words[locale];
  const { number, cells, problems } = row;
  const wrong = rowFields.flatMap((field) => {
    const problem = problems?.[field];
    return problem ? [{ field, problem }] : [];
  });
  const who = [nameIn(row), problems?.email ? "" : cells.email].filter(Boolean).join(" · ");
  return [
    <span key="row" className="block sm:min-w-32">
      {check.row(number)}
      <small className="wrap-anywhere">{who || check.nobody}</small>
    </span>,
    wrong.map(({ field, problem }) => (
      <CellField
        key={field}
        name={`${number}-${field}`}
        label={columnNames[field]}
        unseen={check.skipRow(number)}
        value={cells[field]}
        problem={sentenceOf(locale, problem)}
        {...(modes[field] && { inputMode: modes[field] })}
      />
    )),
    <SkipRow key="skip" name={`${number}-skip`} label={check.skip} unseen={check.skipRow(number)} />,
  ];
}

/** The form that starts the import, below what it would do. */
export function StartForm({ locale, page, requestKey }: Props & { requestKey: string }) {
  const { check } = words[locale];
  const { todo, wrong, plain } = page.counts;
  const again = <a href={href(locale, to.imports())}>{check.again}</a>;
  if (todo === 0) {
    return (
      <p>
        {check.nothing} {again}
      </p>
    );
  }
  return (
    <Card>
      <h2>
        {check.start}: {check.counts.todo(todo)}
      </h2>
      {wrong > 0 && <p>{check.leftOut(wrong)}</p>}
      <Form
        locale={locale}
        action={startAction}
        requestKey={requestKey}
        submit={check.button}
        aside={again}
        hidden={{ importId: page.id }}
      >
        {plain > 0 && (
          <Checks
            name="invites"
            legend={check.portalsLabel}
            options={page.opened.map((portal) => ({ value: portal, label: portalName(locale, portal) }))}
          />
        )}
        <Radios
          name="invites"
          legend={check.invites}
          value="now"
          options={[
            { value: "now", label: check.now },
            { value: "later", label: check.notNow },
          ]}
        />
      </Form>
    </Card>
  );
}
