import type { Address } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";

type Page = { readonly na: string; readonly next: string | null };

/** The way to the first and the next page of a list, for `Pagination`. */
export const pagesOf = (locale: Locale, { na, next }: Page, to: (query: { readonly na?: string }) => Address) => ({
  first: na ? href(locale, to({})) : undefined,
  next: next === null ? undefined : href(locale, to({ na: next })),
});
