import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { shows, type ShowSlug } from "../rules.ts";
import { words } from "../texts.ts";

/** The views of the queue, each as a link. */
export function Filter({ locale, toon }: { locale: Locale; toon: ShowSlug }) {
  const { queue } = words[locale];
  return (
    <nav aria-label={queue.shows} className="my-6">
      <ul className="m-0 flex list-none flex-wrap gap-x-6 p-0">
        {(Object.keys(shows) as ShowSlug[]).map((slug) => (
          <li key={slug}>
            <a
              href={href(locale, to.appointments({ toon: slug }))}
              aria-current={slug === toon ? "page" : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-bold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {queue.show[slug]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
