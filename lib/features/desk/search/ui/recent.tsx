import { listName } from "#lib/features/base/people/rules.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Recent as Viewed } from "../queries.ts";
import { words } from "../texts.ts";

/** Whom one looked at last, to go on with a caller who hung up. */
export function Recent({ locale, viewed }: { readonly locale: Locale; readonly viewed: Viewed }) {
  if (viewed.length === 0) return null;
  return (
    <section>
      <h2>{words[locale].search.recent}</h2>
      <ul className="list-none p-0">
        {viewed.map(({ path, person, organisation, at }) => (
          <li key={path} className="py-1">
            <a href={href(locale, path)}>{person ? listName(person) : organisation}</a>{" "}
            <span className="text-sm text-muted">
              {[person && organisation, shortDateTime(locale, at)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
