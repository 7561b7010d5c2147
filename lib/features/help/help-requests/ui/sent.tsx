import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly typed: string;
  readonly reference: string | null;
  /** Whether access was asked with a number or without; null when something else was. */
  readonly access: "met-nummer" | "zonder-nummer" | null;
};

/** Says the same to everyone who sent the same form: what was typed, what happens next, and what to do when the mail does not come. */
export function Sent({ locale, typed, reference, access }: Props) {
  const {
    title,
    to: sentTo,
    known,
    newcomer,
    again,
    yours,
    soon,
    later,
    noMail,
    spam,
    other,
    call,
  } = words[locale].asked;
  const desk = servicedesk(locale);
  return (
    <>
      <h1>{title}</h1>
      {typed !== "" && (
        <p>
          {sentTo} <strong className="typed block">{typed}</strong>
        </p>
      )}
      <p className="lead">{access === null ? known : newcomer[access].known}</p>
      {access !== null && (
        <p>
          {newcomer[access].account}
          {access === "zonder-nummer" && (
            <>
              {" "}
              <a href={href(locale, to.askAdministrator({ problem: "NO_ACCESS" }))}>{again}</a>
            </>
          )}
        </p>
      )}
      {reference !== null && (
        <p>
          {yours}{" "}
          <Copyable locale={locale} text={reference}>
            <strong className="whitespace-nowrap">{reference}</strong>
          </Copyable>
        </p>
      )}
      <p>
        {soon} {later(desk)}
      </p>
      <h2>{noMail}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, to.askAdministrator())}>{other}</a>
        </li>
        <li>
          {call}{" "}
          <a href={desk.tel} className="whitespace-nowrap">
            {desk.phone}
          </a>
          . <span className="desk-now">{deskNow(locale, "servicedesk", clockNow()).sentence}</span>
        </li>
      </ul>
    </>
  );
}
