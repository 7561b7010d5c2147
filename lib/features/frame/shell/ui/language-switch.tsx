"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { Locale } from "#lib/platform/i18n/locale.ts";

const other = { nl: { locale: "en", name: "English" }, en: { locale: "nl", name: "Nederlands" } } as const;

/** The same page in the other language, offered in that language. */
export function LanguageSwitch({ locale: current }: { locale: Locale }) {
  const { locale, name } = other[current];
  const query = useSearchParams().toString();
  const rest = usePathname().replace(/^\/(nl|en)(?=\/|$)/, "") + (query ? `?${query}` : "");
  return (
    <a className="language" href={`/${locale}${rest}`} lang={locale} hrefLang={locale}>
      {name}
    </a>
  );
}
