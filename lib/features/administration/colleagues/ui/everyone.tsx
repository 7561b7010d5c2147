import { to } from "#lib/addresses.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { listName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { EveryonePage } from "../queries.ts";
import { words } from "../texts.ts";

export function SearchEveryone({ locale, q }: { locale: Locale; q: string }) {
  const { everyone } = words[locale];
  return (
    <form action={href(locale, to.people())} role="search" className="mb-8 flex flex-wrap items-end gap-4">
      <label className="w-full max-w-md font-bold [&_.input]:font-normal">
        {everyone.search}
        <input name="q" type="search" maxLength={200} defaultValue={q} autoComplete="off" className="input" />
      </label>
      <Button>{everyone.submit}</Button>
    </form>
  );
}

/** The people the search found, with only as much of each as recognising them takes. */
export function Everyone({ locale, page }: { locale: Locale; page: EveryonePage }) {
  const { everyone } = words[locale];
  const { q, isTooShort, isNearest, people, hasMore } = page;
  if (q === "" || isTooShort) return <p>{everyone.start}</p>;
  if (people.length === 0) return <EmptyState>{everyone.noneFound}</EmptyState>;
  const { name, email, places } = everyone.columns;
  const rows = people.map((person) => ({
    id: person.accountId,
    cells: [listName(person), person.email, <Places key="2" locale={locale} person={person} />],
  }));
  return (
    <Table
      caption={
        isNearest
          ? everyone.nearest(people.length)
          : hasMore
            ? everyone.hasMore(people.length)
            : everyone.caption(people.length)
      }
      columns={[{ header: name }, { header: email, plain: true }, { header: places, plain: true }]}
      rows={rows}
    />
  );
}

function Places({ locale, person }: { locale: Locale; person: EveryonePage["people"][number] }) {
  const { everyone } = words[locale];
  const { isStaff, places, account } = person;
  if (places.length === 0) return isStaff ? everyone.insurer : everyone.nowhere;
  return places.map(({ authorisationId, organisation, standing }) => (
    <div key={authorisationId}>
      <a href={href(locale, to.person(authorisationId))}>
        {organisation}
        <span className="sr-only">: {listName(person)}</span>
      </a>{" "}
      <StandingTag locale={locale} standing={standing} waitUntil={account.waitUntil} />
    </div>
  ));
}
