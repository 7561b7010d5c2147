import { to } from "#lib/addresses.ts";
import { words as about } from "#lib/features/administration/authorisations/texts.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { Unblock, UnblockForm } from "#lib/features/administration/authorisations/ui/unblock.tsx";
import { listName } from "#lib/features/base/people/rules.ts";
import { lastDayOf } from "#lib/platform/days.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { portalNames } from "#lib/platform/portals.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { SeenColleague, Why } from "../policy.ts";
import type { ListPage } from "../queries.ts";
import { isFiltered, type Sort } from "../rules.ts";
import { words } from "../texts.ts";

/** How a list gives each of its people a box: of which form, and under which name. */
type Choosing = {
  readonly formId: string;
  nameOf(authorisationId: string): string;
  label(person: string): string;
};

/**
 * One page of the people of an organisation. It is written as HTML, without scripts (the page's `written`): a row is JSX
 * of elements and of components without a script of their own, and a form is a `Form` around them. One component with
 * a script in here, and the whole page is React's again, at three times the cost and with all of its scripts.
 */
export function Colleagues({ locale, page, choosing }: { locale: Locale; page: ListPage; choosing?: Choosing }) {
  const { list } = words[locale];
  const { people, total, hasMore, next } = page;
  if (people.length === 0) return <Nobody locale={locale} page={page} />;
  const { name, status, portals, lastSignIn, action } = list.columns;
  const someBlocked = people.some(({ canUnblock }) => canUnblock);
  const sortedBy = (sort: Sort) => ({
    href: page.sort === sort ? null : href(locale, to.colleagues({ ...page, sort, after: "" })),
  });
  const columns = [
    { header: name, sort: sortedBy("name") },
    { header: status, plain: true },
    { header: portals, plain: true },
    { header: lastSignIn, sort: { ...sortedBy("lastSignIn"), descending: true } },
    ...(someBlocked ? [{ header: action, unseen: true }] : []),
  ];
  const from = listOf(page);
  const rows = people.map((person) => {
    const who = <Who key="who" {...{ locale, person, choosing, list: from }} />;
    const state = <State locale={locale} person={person} />;
    const held = portalNames(locale, person.portals) || list.noPortals;
    const seen = person.lastSignInAt ? shortDate(locale, person.lastSignInAt) : list.never;
    const unblock = person.canUnblock && <Unblock locale={locale} id={person.id} person={person} />;
    return { id: person.id, cells: [who, state, held, seen, ...(someBlocked ? [unblock] : [])] };
  });
  const shown = { from: page.before + 1, to: page.before + people.length };
  const table = <Table caption={list.caption(shown, total, hasMore)} columns={columns} rows={rows} />;
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

/** The query of a list, for the pages of its people: they lead back to it. Empty for the list as it is at first. */
const listOf = (page: ListPage) => to.colleagues(page).split("?")[1];

type WhoProps = Props & { readonly choosing: Choosing | undefined; readonly list: string | undefined };

function Who({ locale, person, choosing, list: lijst }: WhoProps) {
  const { list } = words[locale];
  const notes = [
    person.email,
    person.position === "employee" ? "" : list.positions[person.position],
    person.isYou ? list.you : "",
  ];
  return (
    <>
      {choosing && (
        <input
          type="checkbox"
          form={choosing.formId}
          name={choosing.nameOf(person.id)}
          aria-label={choosing.label(listName(person))}
        />
      )}
      <a href={href(locale, to.colleague(person.id, { lijst }))}>{listName(person)}</a>
      <small>{notes.filter(Boolean).join(" · ")}</small>
    </>
  );
}

/** Active without an end is usual and gets no mark, so that the others stand out and the page stays small. */
function State({ locale, person }: Props) {
  const { list } = words[locale];
  const { standing, account, authorisation } = person;
  const { validUntil } = authorisation;
  const why = whyIn(locale, person);
  const state =
    standing === "active" ? (
      about[locale].standings.active
    ) : (
      <StandingTag locale={locale} standing={standing} waitUntil={account.waitUntil} />
    );
  const until =
    validUntil && standing !== "withdrawn" && list.until(shortDate(locale, new Date(lastDayOf(validUntil))));
  const notes = [why, until].filter(Boolean).join(" · ");
  if (notes === "") return state;
  return (
    <>
      {state} <small>{notes}</small>
    </>
  );
}

/** By whom somebody is kept out, and why, in a few words. */
function whyIn(locale: Locale, { why }: SeenColleague): string {
  if (!why) return "";
  const { list } = words[locale];
  const { blocked, withdrawn } = about[locale].log;
  const reasons: Readonly<Record<Why, string>> = { ...withdrawn, ...blocked, ...list.why };
  return [why.by && list.byWhom(why.by), why.code && reasons[why.code]].filter(Boolean).join(", ");
}

/** Whose name is most like what was typed. */
function Meant({ locale, people }: { locale: Locale; people: ListPage["nearest"] }) {
  return (
    <>
      <p>{words[locale].list.meant}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <a href={href(locale, to.colleague(person.id))}>{listName(person)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Nobody({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  if (!isFiltered(page) && !page.after) return <EmptyState>{list.empty}</EmptyState>;
  return (
    <EmptyState>
      <p>{list.noneFound}</p>
      {page.nearest.length > 0 && <Meant locale={locale} people={page.nearest} />}
      <p>{list.noneFoundHow}</p>
      <p>
        <a href={href(locale, to.colleagues())}>{list.clear}</a>
      </p>
    </EmptyState>
  );
}
