import { to } from "#lib/addresses.ts";
import { Cover } from "#lib/features/administration/administrators/ui/cover.tsx";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Attention } from "../queries.ts";
import { words } from "../texts.ts";

/** Whether the office can do without one of its beheerders, and how to mend it when it cannot. */
export function BusFactor({ locale, seen: { light, counts } }: { locale: Locale; seen: Attention }) {
  const { overview } = words[locale];
  return (
    <section>
      <h2>{overview.administrators}</h2>
      <Cover locale={locale} light={light} able={counts.able} />
      <p>
        <a href={href(locale, to.administrators())}>{overview.regulate}</a>
      </p>
    </section>
  );
}
