import { to } from "#lib/addresses.ts";
import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import { Everyone } from "#lib/features/administration/colleagues/ui/everyone.tsx";
import { matters, recent } from "#lib/features/desk/search/queries.ts";
import { isTelephone, organisationsFirst } from "#lib/features/desk/search/rules.ts";
import { words } from "#lib/features/desk/search/texts.ts";
import { Matters } from "#lib/features/desk/search/ui/matters.tsx";
import { Recent } from "#lib/features/desk/search/ui/recent.tsx";
import { SearchForm } from "#lib/features/desk/search/ui/search-form.tsx";
import { organisations } from "#lib/features/insurer/organisations/queries.ts";
import { Organisations } from "#lib/features/insurer/organisations/ui/list.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].search.title);

export default pageAt(async ({ locale, asked }) => {
  const { search } = words[locale];
  const found = await load(matters, { q: asked.q });
  const { q } = found;
  const people = q === "" ? null : await load(everyone, { q });
  const places = q === "" ? null : await load(organisations, { q });
  const isEmpty = found.matters.length + (people?.people.length ?? 0) + (places?.rows.length ?? 0) === 0;
  const ofPeople = people && people.people.length > 0 && (
    <section key="people">
      <h2>{search.people}</h2>
      <Everyone locale={locale} page={people} />
    </section>
  );
  const ofPlaces = places && places.rows.length > 0 && (
    <section key="places">
      <h2>{search.organisations}</h2>
      <Organisations locale={locale} page={{ ...places, next: null }} />
      {places.next !== null && <a href={href(locale, to.organisations({ q }))}>{search.more}</a>}
    </section>
  );
  return (
    <Main wide>
      <h1>{search.title}</h1>
      <SearchForm locale={locale} q={q} />
      {q !== "" && isEmpty && <EmptyState>{isTelephone(q) ? search.noTelephone : search.none(q)}</EmptyState>}
      <Matters locale={locale} found={found} />
      {q === "" && <Recent locale={locale} viewed={await load(recent, {})} />}
      {organisationsFirst(q) ? [ofPlaces, ofPeople] : [ofPeople, ofPlaces]}
    </Main>
  );
});
