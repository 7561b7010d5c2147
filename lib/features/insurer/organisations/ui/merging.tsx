import { to } from "#lib/addresses.ts";
import { isRefused, whyNot } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { Table } from "#lib/ui/table.tsx";
import { mergeAction } from "../actions.ts";
import type { MergingPage, ShownOrganisation } from "../queries.ts";
import { words } from "../texts.ts";
import { factsOf } from "./organisation.tsx";

type Props = { readonly locale: Locale; readonly page: MergingPage };

/** Finds the organisation that stays: a search, and its results to choose from. */
export function ChooseInto({ locale, page }: Props) {
  const { merging } = words[locale];
  const { duplicate, q, candidates } = page;
  const path = href(locale, to.mergeOrganisation(duplicate.id));
  return (
    <>
      <p>{merging.lead(duplicate.name)}</p>
      <form action={path} role="search" className="mb-6 flex flex-wrap items-end gap-4">
        <label className="w-full max-w-md font-bold [&_.input]:font-normal">
          {merging.search}
          <input name="q" type="search" maxLength={120} defaultValue={q} autoComplete="off" className="input" />
        </label>
        <Button look="secondary">{merging.submit}</Button>
      </form>
      {q !== "" && candidates.length === 0 && <EmptyState>{merging.none}</EmptyState>}
      {candidates.length > 0 && (
        <form action={path}>
          <fieldset className="field">
            <legend>{merging.choose}</legend>
            {candidates.map(({ id, name, numbers }) => (
              <div key={id} className="choice">
                <input type="radio" id={`met-${id}`} name="met" value={id} defaultChecked={candidates.length === 1} />
                <label htmlFor={`met-${id}`}>{[name, ...numbers].join(" · ")}</label>
              </div>
            ))}
          </fieldset>
          <div className="buttons">
            <Button>{merging.compare}</Button>
          </div>
        </form>
      )}
    </>
  );
}

type Side = Props & { readonly into: ShownOrganisation; readonly requestKey: string };

/** Both organisations side by side, and what the merge will do. */
export function Compare({ locale, page, into, requestKey }: Side) {
  const { merging, refusals } = words[locale];
  const { duplicate, outcome } = page;
  const another = <a href={href(locale, to.mergeOrganisation(duplicate.id))}>{merging.another}</a>;
  const theirs = factsOf(locale, into);
  const rows = factsOf(locale, duplicate).map(({ label, value }, i) => ({
    id: label,
    cells: [label, value, theirs[i]?.value],
  }));
  const columns = [
    { header: merging.what },
    { header: `${merging.goes}: ${duplicate.name}` },
    { header: `${merging.stays}: ${into.name}` },
  ];
  return (
    <>
      {outcome && isRefused(outcome) && <Notice tone="warning">{whyNot(refusals, outcome)}</Notice>}
      <Table caption={merging.caption} columns={columns} rows={rows} />
      {outcome && !isRefused(outcome) ? (
        <>
          <h2>{merging.happens}</h2>
          <ul>
            {duplicate.numbers.length > 0 && <li>{merging.numbers(duplicate.numbers.length, into.name)}</li>}
            {outcome.kvkNumber !== null && <li>{merging.kvk}</li>}
            {outcome.phoneNumber !== null && <li>{merging.phone}</li>}
            <li>{merging.closes(duplicate.name)}</li>
          </ul>
          <Form
            locale={locale}
            action={mergeAction}
            requestKey={requestKey}
            submit={merging.button}
            look="danger"
            hidden={{ organisationId: duplicate.id, intoId: into.id }}
            aside={another}
          />
        </>
      ) : (
        <p className="mt-6">
          {another} · <a href={href(locale, to.organisation(duplicate.id))}>{words[locale].cancel}</a>
        </p>
      )}
    </>
  );
}
