import { to } from "#lib/addresses.ts";
import { words as imports } from "#lib/features/administration/imports/texts.ts";
import { sheetStep } from "#lib/features/administration/imports/rules/sheets.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Card } from "#lib/ui/card.tsx";
import { RadioField } from "#lib/ui/choices.tsx";
import { FileLink } from "#lib/ui/file-link.tsx";
import { Form } from "#lib/ui/form.tsx";
import { startAction } from "../actions.ts";
import type { LoadPage } from "../queries.ts";
import { words } from "../texts.ts";
import { Rows, WrongRows } from "./rows.tsx";

type Props = { readonly locale: Locale; readonly page: LoadPage };

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
