import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { words } from "../texts.ts";

/** One field for whatever a caller says. */
export function SearchForm({ locale, q }: { readonly locale: Locale; readonly q: string }) {
  const { search } = words[locale];
  return (
    <form action={href(locale, to.search())} role="search" className="mb-8">
      <label htmlFor="search" className="font-bold">
        {search.label}
      </label>
      <p id="search-hint" className="m-0 text-sm text-muted">
        {search.hint}
      </p>
      <div className="mt-2 flex flex-wrap items-end gap-4">
        <input
          {...{ id: "search", name: "q", type: "search", maxLength: 200, autoComplete: "off", defaultValue: q }}
          aria-describedby="search-hint"
          aria-keyshortcuts="Control+K Meta+K"
          className="input max-w-md"
        />
        <Button>{search.submit}</Button>
      </div>
    </form>
  );
}
