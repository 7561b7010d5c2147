import { to } from "#lib/addresses.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly typed: string;
  readonly reference: string | null;
  readonly desk: Desk;
};

/** Says the same to everyone: what was typed, what comes next, and what to do when the mail does not come. */
export function Asked({ locale, typed, reference, desk }: Props) {
  const { title, lead, to: sentTo, next, yours, safe, noMail, spam, other } = words[locale].asked;
  const { call, hours } = words[locale].ask;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {typed !== "" && (
        <p>
          {sentTo} <strong className="typed block">{typed}</strong>
        </p>
      )}
      <p>{next}</p>
      {reference !== null && (
        <p>
          {yours}{" "}
          <Copyable locale={locale} text={reference}>
            <strong className="typed">{reference}</strong>
          </Copyable>
        </p>
      )}
      <p>{safe}</p>
      <h2>{noMail}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, to.callBack())}>{other}</a>
        </li>
        <li>
          <a href={desk.tel}>{call(desk)}</a>. {hours(desk)}
        </li>
      </ul>
    </>
  );
}
