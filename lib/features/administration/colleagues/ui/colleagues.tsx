import { to } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { Standing } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { Unblock, UnblockForm } from "#lib/features/administration/authorisations/ui/unblock.tsx";
import { listName } from "#lib/features/base/people/rules.ts";
import { lastDayOf } from "#lib/platform/days.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { SeenColleague } from "../policy.ts";
import type { ListPage } from "../queries.ts";
import { isFiltered } from "../rules.ts";
import { words } from "../texts.ts";

/** One page of the people of an organisation. */
export function Colleagues({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  const { people, total, hasMore, next } = page;
  if (people.length === 0) return <Nobody locale={locale} page={page} />;
  const { name, status, portals, lastSignIn, action } = list.columns;
  const someBlocked = people.some(({ canUnblock }) => canUnblock);
  const columns = [
    { header: name },
    { header: status, plain: true },
    { header: portals, plain: true },
    { header: lastSignIn },
    // An empty cell in every row would be sent twice for nothing.
    ...(someBlocked ? [{ header: action, unseen: true }] : []),
  ];
  const rows = people.map((person, i) => {
    // A list and not an object: the keys of an object would be sent with every row.
    const who = <Who locale={locale} person={person} />;
    const state = <State locale={locale} person={person} />;
    const held = portalNames(locale, person.portals) || list.noPortals;
    const seen = person.lastSignInAt ? shortDate(locale, person.lastSignInAt) : list.never;
    const unblock = person.canUnblock && <Unblock locale={locale} id={person.id} person={person} />;
    return { id: String(i), cells: [who, state, held, seen, ...(someBlocked ? [unblock] : [])] };
  });
  const table = <Table caption={list.caption(total, hasMore, isFiltered(page))} columns={columns} rows={rows} />;
  return (
    <>
      <UnblockForm locale={locale} back={to.colleagues(page)}>
        {table}
      </UnblockForm>
      <Pagination
        locale={locale}
        first={page.after ? href(locale, to.colleagues({ ...page, after: "" })) : undefined}
        next={next ? href(locale, to.colleagues({ ...page, after: next })) : undefined}
      />
    </>
  );
}

type Props = { readonly locale: Locale; readonly person: SeenColleague };

function Who({ locale, person }: Props) {
  const { list } = words[locale];
  const notes = [
    person.email,
    person.position === "employee" ? "" : list.positions[person.position],
    person.isYou ? list.you : "",
  ];
  return (
    <>
      <a href={href(locale, to.colleague(person.id))}>{listName(person)}</a>
      <small>{notes.filter(Boolean).join(" · ")}</small>
    </>
  );
}

/** Active without an end is usual and gets no mark, so that the others stand out and the page stays small. */
function State({ locale, person }: Props) {
  const { list } = words[locale];
  const { status, account, authorisation } = person;
  const { validUntil } = authorisation;
  const state =
    status === "active" ? (
      about[locale].statuses.active
    ) : (
      <Standing locale={locale} status={status} waitUntil={account.waitUntil} />
    );
  if (!validUntil || status === "withdrawn") return state;
  return (
    <>
      {state} <small>{list.until(shortDate(locale, new Date(lastDayOf(validUntil))))}</small>
    </>
  );
}

function Nobody({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  if (!isFiltered(page) && !page.after) return <EmptyState>{list.empty}</EmptyState>;
  return (
    <EmptyState>
      <p>{list.noneFound}</p>
      <p>{list.noneFoundHow}</p>
      <p>
        <a href={href(locale, to.colleagues())}>{list.clear}</a>
      </p>
    </EmptyState>
  );
}
