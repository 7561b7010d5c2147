"use client";

import { usePathname, useSearchParams } from "next/navigation";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { LanguageLink } from "./language-link.tsx";

/** The same page in the other language. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  return <LanguageLink locale={locale} path={usePathname()} query={useSearchParams().toString()} />;
}
