import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { sentenceOf, type Entry } from "../rules.ts";
import { words } from "../texts.ts";

/** What happened, in sentences, newest first. */
export function HistoryList({ locale, entries }: { locale: Locale; entries: readonly Entry[] }) {
  if (entries.length === 0) return <p>{words[locale].none}</p>;
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id}>
          {sentenceOf(locale, entry)}
          <br />
          <small>{shortDateTime(locale, entry.at)}</small>
        </li>
      ))}
    </ul>
  );
}

/** A link to the whole log of this person, which has what they did too. */
export function InTheLog({ locale, authorisationId }: { locale: Locale; authorisationId: string }) {
  return (
    <p>
      <a href={href(locale, to.log({ wie: authorisationId }))}>{words[locale].log.everything}</a>
    </p>
  );
}
