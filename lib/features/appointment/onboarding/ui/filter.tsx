import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Views } from "#lib/ui/views.tsx";
import { shows, type ShowSlug } from "../rules.ts";
import { words } from "../texts.ts";

/** The views of the queue, each as a link. */
export function Filter({ locale, toon }: { locale: Locale; toon: ShowSlug }) {
  const { queue } = words[locale];
  const views = (Object.keys(shows) as ShowSlug[]).map((slug) => ({
    href: href(locale, to.appointments({ toon: slug })),
    text: queue.show[slug],
    isShown: slug === toon,
  }));
  return <Views label={queue.shows} views={views} />;
}
