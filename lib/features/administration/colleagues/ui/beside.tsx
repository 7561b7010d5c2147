import { to } from "#lib/addresses.ts";
import { fromReview } from "#lib/features/administration/authorisations/rules/returning.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import type { Beside } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly beside: Beside };

/** Leads back to the list as it was when somebody was opened in it. */
export const BackToList = ({ locale, beside: { view, lijst } }: Props) =>
  lijst === fromReview ? (
    <BackLink locale={locale} href={href(locale, to.accessReview())} text={words[locale].list.review} />
  ) : (
    <BackLink locale={locale} href={href(locale, to.colleagues(view))} text={words[locale].list.title} />
  );

/** Who comes before and after somebody in that list. */
export function Besides({ locale, beside: { previous, next, lijst } }: Props) {
  const { list } = words[locale];
  if (!previous && !next) return null;
  const at = (id: string) => href(locale, to.colleague(id, { lijst }));
  return (
    <nav className="pages" aria-label={list.title}>
      {previous && (
        <a href={at(previous.id)} rel="prev">
          {list.previous(fullName(previous))}
        </a>
      )}
      {next && (
        <a href={at(next.id)} rel="next">
          {list.next(fullName(next))}
        </a>
      )}
    </nav>
  );
}
