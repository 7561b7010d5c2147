import type { Locale } from "#lib/platform/i18n/locale.ts";

const other = { nl: { locale: "en", name: "English" }, en: { locale: "nl", name: "Nederlands" } } as const;

type Props = { readonly locale: Locale; readonly path: string; readonly query: string };

/** The page at this path in the other language, offered in that language. */
export function LanguageLink({ locale: current, path, query }: Props) {
  const { locale, name } = other[current];
  const rest = path.replace(/^\/(nl|en)(?=\/|$)/, "") + (query ? `?${query}` : "");
  return (
    <a className="language" href={`/${locale}${rest}`} lang={locale} hrefLang={locale}>
      {name}
    </a>
  );
}
