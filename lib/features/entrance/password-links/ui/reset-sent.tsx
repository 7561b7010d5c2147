import { to } from "#lib/addresses.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { askResetAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly typed: string; readonly repeated: boolean };

/** The same for everyone: what was typed, and what to do when the mail does not come. */
export function ResetSent({ locale, typed, repeated }: Props) {
  const { title, lead, once, to: sentTo, wrong, change, next, none, spam, again, help } = words[locale].sent;
  return (
    <>
      {repeated && <Notice tone="success">{once}</Notice>}
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {typed !== "" && (
        <>
          <p>
            {sentTo} <strong className="typed">{typed}</strong>
          </p>
          <p>
            {wrong} <a href={href(locale, to.forgotPassword())}>{change}</a>
          </p>
        </>
      )}
      <p>{next}</p>
      <h2>{none}</h2>
      <ul>
        <li>{spam}</li>
        <li>
          <a href={href(locale, to.help(["geen-mail"]))}>{help}</a>
        </li>
      </ul>
      {typed !== "" && (
        // The key is new in every answer, so that the minute of waiting begins again.
        <div className="later" key={clockNow().getTime()}>
          <Form
            action={askResetAction}
            locale={locale}
            submit={again}
            look="secondary"
            hidden={{ email: typed, again: "ja" }}
          />
        </div>
      )}
    </>
  );
}
