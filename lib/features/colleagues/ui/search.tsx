import { en as aboutEn } from "#lib/features/authorisations/texts.en.ts";
import { nl as aboutNl } from "#lib/features/authorisations/texts.nl.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import type { ListPage } from "../queries.ts";
import { sorts, statusSlugs, type StatusSlug } from "../rules.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };
const about = { nl: aboutNl, en: aboutEn };
const slugs = Object.keys(statusSlugs) as StatusSlug[];

/** What the list shows and in which order; it all goes into the address. */
export function Search({ locale, page }: { locale: Locale; page: ListPage }) {
  const { list } = words[locale];
  const { statuses } = about[locale];
  return (
    <form
      action={href(locale, "/beheer/gebruikers")}
      role="search"
      className="mb-8 grid items-end gap-x-4 gap-y-3 md:grid-cols-[minmax(16rem,30rem)_auto_auto_1fr]"
    >
      <div>
        <label htmlFor="q" className="font-bold">
          {list.search}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          maxLength={100}
          defaultValue={page.q}
          autoComplete="off"
          className="input"
        />
      </div>
      <div>
        <label htmlFor="status" className="font-bold">
          {list.status}
        </label>
        <select id="status" name="status" defaultValue={page.status ?? ""} className="input">
          <option value="">{list.everyone}</option>
          {slugs.map((slug) => (
            <option key={slug} value={slug}>
              {statuses[statusSlugs[slug]]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="sort" className="font-bold">
          {list.sort}
        </label>
        <select id="sort" name="sort" defaultValue={page.sort} className="input">
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {list.sorts[sort]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <Button look="secondary">{list.show}</Button>
      </div>
    </form>
  );
}
