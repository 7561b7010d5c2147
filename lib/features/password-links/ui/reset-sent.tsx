import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { askResetAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** The same for everyone: what was typed, and what to do when the mail does not come. */
export function ResetSent({ locale, typed }: { locale: Locale; typed: string }) {
  const { title, lead, to, wrong, change, next, none, spam, again, help } = words[locale].sent;
  const form = href(locale, "/wachtwoord-vergeten");
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {typed !== "" && (
        <p>
          {to} <strong className="typed">{typed}</strong>
        </p>
      )}
      <p>
        {wrong} <a href={form}>{change}</a>
      </p>
      <p>{next}</p>
      <h2>{none}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, "/hulp-bij-inloggen/geen-mail")}>{help}</a>
        </li>
      </ul>
      {typed !== "" && (
        <div className="later">
          <Form action={askResetAction} locale={locale} submit={again} look="secondary" hidden={{ email: typed }} />
        </div>
      )}
    </>
  );
}
