import { words, type Language } from "./words.ts";

/** Pages that follow a key know where they begin and what comes next, not how many there are. */
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
