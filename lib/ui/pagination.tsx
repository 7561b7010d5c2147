import { words, type Language } from "./words.ts";

/** For lists that page by key: these know the first and the next page, not how many there are. */
export function Pagination({
  locale,
  first,
  next,
}: {
  locale: Language;
  first?: string | undefined;
  next?: string | undefined;
}) {
  if (first === undefined && next === undefined) return null;
  const texts = words[locale];
  return (
    <nav className="pages" aria-label={texts.pages}>
      {first !== undefined && <a href={first}>{texts.first}</a>}
      {next !== undefined && (
        <a href={next} rel="next">
          {texts.more}
        </a>
      )}
    </nav>
  );
}
