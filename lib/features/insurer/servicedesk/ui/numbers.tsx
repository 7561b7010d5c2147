import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Seen } from "../queries.ts";
import { words } from "../texts.ts";

/** A number that is called with a press; one that may be somebody else's can only be read. */
export function Numbered({ locale, number }: { locale: Locale; number: NonNullable<Seen["mobile"]> }) {
  if (number.dial === null) {
    return (
      <>
        {number.text}
        <br />
        {words[locale].person.mayBeStolen}
      </>
    );
  }
  return (
    <>
      <a href={`tel:${number.dial}`} className="whitespace-nowrap">
        {number.text}
      </a>
      {!number.isProven && ` (${words[locale].person.unproven})`}
    </>
  );
}
