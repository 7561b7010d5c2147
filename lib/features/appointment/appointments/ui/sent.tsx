import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { dayAndMonth } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { expectedAt } from "../commands/asking.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly typed: string;
  readonly reference: string | null;
  readonly isForColleague: boolean;
};

/** Says the same for every address and number; the truth is mailed. */
export function Sent({ locale, typed, reference, isForColleague }: Props) {
  const { sent } = words[locale];
  const { next, expected } = isForColleague ? sent.colleague : sent;
  return (
    <>
      <h1>{sent.title}</h1>
      <p className="lead">
        {typed === "" ? (
          sent.mailed
        ) : (
          <>
            {sent.lead} <strong className="break-words">{typed}</strong>
          </>
        )}
      </p>
      <p>{next}</p>
      {isForColleague && <p>{sent.colleague.follow}</p>}
      <p>{expected(dayAndMonth(locale, expectedAt(clockNow())))}</p>
      {reference && (
        <p>
          {sent.reference}:{" "}
          <Copyable locale={locale} text={reference}>
            <strong>{reference}</strong>
          </Copyable>
        </p>
      )}
      <p>
        {sent.nothing} <a href={href(locale, to.appoint())}>{sent.again}</a>
      </p>
    </>
  );
}
