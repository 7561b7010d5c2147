import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
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
      <Copyable locale={locale} text={number.text}>
        <a href={`tel:${number.dial}`}>{number.text}</a>
      </Copyable>
      {!number.isProven && ` (${words[locale].person.unproven})`}
    </>
  );
}
