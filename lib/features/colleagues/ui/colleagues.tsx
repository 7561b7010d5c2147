import { en as aboutEn } from "#lib/features/authorisations/texts.en.ts";
import { nl as aboutNl } from "#lib/features/authorisations/texts.nl.ts";
import { Standing } from "#lib/features/authorisations/ui/standing.tsx";
import { Unblock, UnblockForm } from "#lib/features/authorisations/ui/unblock.tsx";
import { listName } from "#lib/features/people/rules.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Table } from "#lib/ui/table.tsx";
import type { SeenColleague } from "../policy.ts";
import type { ListPage } from "../queries.ts";
import { listPath } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };
const about = { nl: aboutNl, en: aboutEn };

/** One page of the people of an organisation. */
export function Colleagues({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  const { statuses } = about[locale];
  const { people, next } = page;
  if (people.length === 0) return <Nobody locale={locale} page={page} />;
  const { name, status, lastSignIn, action } = list.columns;
  const columns = [
    { header: name },
    { header: status, plain: true },
    { header: lastSignIn },
    { header: action, unseen: true },
  ];
  const rows = people.map((person, i) => {
    const who = <Who locale={locale} person={person} />;
    const standing = <Standing locale={locale} status={person.status} waitUntil={person.waitUntil} />;
    const unblock = person.canUnblock && <Unblock locale={locale} id={person.id} person={person} />;
    const seen = person.lastSignInAt ? shortDate(locale, person.lastSignInAt) : list.never;
    // Most are active: left plain, the others stand out, and the page stays small.
    return { id: String(i), cells: [who, person.status === "active" ? statuses.active : standing, seen, unblock] };
  });
  return (
    <>
      <UnblockForm locale={locale} back={listPath(page)}>
        <Table caption={list.caption} columns={columns} rows={rows} />
      </UnblockForm>
      <Pagination
        locale={locale}
        first={page.after ? href(locale, listPath({ ...page, after: "" })) : undefined}
        next={next ? href(locale, listPath({ ...page, after: next })) : undefined}
      />
    </>
  );
}

function Who({ locale, person }: { locale: Locale; person: SeenColleague }) {
  const { list } = words[locale];
  const { roles } = about[locale];
  const notes = [
    person.email,
    person.role === "ADMINISTRATOR" ? roles.ADMINISTRATOR : "",
    person.isYou ? list.you : "",
  ];
  return (
    <>
      <a href={href(locale, `/beheer/gebruikers/${person.id}`)}>{listName(person)}</a>
      <small>{notes.filter(Boolean).join(" · ")}</small>
    </>
  );
}

function Nobody({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  return (
    <EmptyState>
      <p>{page.q || page.status ? list.noneFound : list.empty}</p>
      <p>
        <a href={href(locale, "/beheer/gebruikers")}>{list.clear}</a>
      </p>
    </EmptyState>
  );
}
