import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Seen } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** A number to call with a press; one that may be somebody else's can only be read. */
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
