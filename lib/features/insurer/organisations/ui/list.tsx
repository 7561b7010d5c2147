import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button, ButtonLink } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Stacked } from "#lib/ui/queue.tsx";
import { StatusTag } from "#lib/ui/status-tag.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { OrganisationsPage } from "../queries.ts";
import { words } from "../texts.ts";

const tones = { red: "trouble", orange: "warning", green: "success" } as const;

type Props = { readonly locale: Locale; readonly page: OrganisationsPage };

export function SearchForm({ locale, page }: Props) {
  const { list } = words[locale];
  return (
    <form action={href(locale, to.organisations())} role="search" className="mb-6 flex flex-wrap items-end gap-4">
      <label className="w-full max-w-md font-bold [&_.input]:font-normal">
        {list.search}
        <input name="q" type="search" maxLength={120} defaultValue={page.q} autoComplete="off" className="input" />
      </label>
      <Button>{list.submit}</Button>
    </form>
  );
}

/** Links to make or load organisations, for staff who may, and to the access reviews. */
export function Ways({ locale, page }: Props) {
  const { list } = words[locale];
  return (
    <div className="buttons">
      {page.mayManage && (
        <>
          <ButtonLink look="secondary" href={href(locale, to.newOrganisation())}>
            {list.create}
          </ButtonLink>
          <ButtonLink look="secondary" href={href(locale, to.loads())}>
            {list.load}
          </ButtonLink>
        </>
      )}
      <ButtonLink look="secondary" href={href(locale, to.campaigns())}>
        {list.reviews}
      </ButtonLink>
    </div>
  );
}

export function Organisations({ locale, page }: Props) {
  const { list, kinds, lights, closed } = words[locale];
  const { q, rows, next, isFirst } = page;
  if (rows.length === 0) return <EmptyState>{q === "" ? list.empty : list.none}</EmptyState>;
  const { name, numbers, people, light } = list.columns;
  const columns = [{ header: name }, { header: numbers }, { header: people }, { header: light }];
  const shown = rows.map((row) => ({
    id: row.id,
    cells: [
      <Stacked key="name" more={kinds[row.kind]}>
        <a href={href(locale, to.organisation(row.id))}>{row.name}</a>
      </Stacked>,
      <span key="numbers" className="wrap-anywhere">
        {[...row.numbers, ...(row.kvkNumber ? [`KvK ${row.kvkNumber}`] : [])].join(" · ") || "–"}
      </span>,
      row.people,
      row.closedAt ? (
        <StatusTag key="light" tone="neutral">
          {closed}
        </StatusTag>
      ) : (
        <StatusTag key="light" tone={tones[row.light]}>
          {row.light === "red" && row.hasAdministrator ? lights.keptOut : lights[row.light]}
        </StatusTag>
      ),
    ],
  }));
  return (
    <>
      <Table caption={list.caption} columns={columns} rows={shown} />
      <Pagination
        locale={locale}
        first={isFirst ? undefined : href(locale, to.organisations({ q }))}
        next={next === null ? undefined : href(locale, to.organisations({ q, na: next }))}
      />
    </>
  );
}
