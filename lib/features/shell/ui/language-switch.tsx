"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { Locale } from "#lib/platform/i18n/locale.ts";

const languages = [
  ["nl", "NL", "Nederlands"],
  ["en", "EN", "English"],
] as const;

/** The same page in the other language. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const rest = path.replace(/^\/(nl|en)(?=\/|$)/, "") + (query ? `?${query}` : "");
  return (
    <nav className="languages" aria-label={label}>
      {languages.map(([language, short, name]) =>
        language === locale ? (
          <span key={language} lang={language} aria-current="true" aria-label={name}>
            {short}
          </span>
        ) : (
          <a key={language} href={`/${language}${rest}`} lang={language} hrefLang={language} aria-label={name}>
            {short}
          </a>
        ),
      )}
    </nav>
  );
}
