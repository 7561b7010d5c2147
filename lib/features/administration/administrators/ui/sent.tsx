import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { deskNow, servicedesk } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { words } from "../texts.ts";

/** The same for everyone: what was typed, what happens next, and what to do when no mail comes. */
export function Sent({ locale, typed }: { locale: Locale; typed: string }) {
  const { title, lead, to: sentTo, wrong, change, next, help, ask, none, spam, callBack, call } = words[locale].told;
  const desk = servicedesk(locale);
  const now = deskNow(locale, "servicedesk", clockNow());
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {typed !== "" && (
        <>
          <p>
            {sentTo} <strong className="typed block">{typed}</strong>
          </p>
          <p>
            {wrong} <a href={href(locale, to.whoIsAdministrator())}>{change}</a>
          </p>
        </>
      )}
      <p>
        {next} {help}
      </p>
      <div className="buttons">
        <ButtonLink href={href(locale, to.askAdministrator())} look="secondary">
          {ask}
        </ButtonLink>
      </div>
      <h2>{none}</h2>
      <ul>
        <li>{spam}</li>
        {!now.open && (
          <li>
            <a href={href(locale, to.callBack())}>{callBack}</a>
          </li>
        )}
        <li>
          {call(desk.name)}{" "}
          <a href={desk.tel} className="whitespace-nowrap">
            {desk.phone}
          </a>
          . <span className="desk-now">{now.sentence}</span>
        </li>
      </ul>
    </>
  );
}
