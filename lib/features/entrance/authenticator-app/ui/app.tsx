import { to } from "#lib/addresses.ts";
import { shortDate } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { Card } from "#lib/ui/card.tsx";
import { CodeField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { beginAppAction, confirmAppAction, removeAppAction } from "../actions.ts";
import type { MyApp } from "../queries.ts";
import { words } from "../texts.ts";
import { Qr } from "#lib/ui/qr.tsx";

type Props = { readonly locale: Locale; readonly app: MyApp };

/** What was just done, if the state says so too, whatever the address says. */
export function AppDone({ locale, app, done }: Props & { readonly done: unknown }) {
  const texts = words[locale].done;
  if (done === "toegevoegd" && app.since) return <Notice tone="success">{texts.toegevoegd}</Notice>;
  if (done === "verwijderd" && !app.since) return <Notice tone="success">{texts.verwijderd}</Notice>;
  return null;
}

/** One's own authenticator app: set up, replaced or removed. */
export function AuthenticatorApp({ locale, app }: Props) {
  const texts = words[locale];
  const { since, mayChange, setUp } = app;
  if (!mayChange) {
    return (
      <>
        <p className="lead">{since ? texts.since(shortDate(locale, since)) : texts.none}</p>
        <p>{texts.otherWay}</p>
      </>
    );
  }
  if (setUp) return <SetUp locale={locale} setUp={setUp} />;
  if (!since) {
    return (
      <>
        <p className="lead">{texts.what}</p>
        <p>{texts.which}</p>
        <Form action={beginAppAction} locale={locale} submit={texts.begin} />
      </>
    );
  }
  return (
    <>
      <p className="lead">{texts.since(shortDate(locale, since))}</p>
      <p>
        {texts.codes} <a href={href(locale, to.recoveryCodes())}>{texts.toCodes}</a>
      </p>
      <h2>{texts.replace}</h2>
      <p>{texts.replaceHow}</p>
      <Form action={beginAppAction} locale={locale} submit={texts.replaceBegin} look="secondary" />
      <h2>{texts.remove}</h2>
      {app.mayRemove ? (
        <>
          <p>{texts.removeHow}</p>
          <Form action={removeAppAction} locale={locale} submit={texts.remove} look="danger" />
        </>
      ) : (
        <p>{texts.removeNot}</p>
      )}
    </>
  );
}

function SetUp({ locale, setUp }: { readonly locale: Locale; readonly setUp: NonNullable<MyApp["setUp"]> }) {
  const texts = words[locale];
  return (
    <>
      <h2>{texts.scan}</h2>
      <p>{texts.scanHow}</p>
      <Qr text={setUp.address} label={texts.image} />
      <p>{texts.type}</p>
      <Card>
        <p translate="no">
          <Copyable locale={locale} text={setUp.secret}>
            <code>{setUp.secret}</code>
          </Copyable>
        </p>
      </Card>
      <h2>{texts.enter}</h2>
      <p>{texts.enterHow}</p>
      <Form action={confirmAppAction} locale={locale} submit={texts.confirm}>
        <CodeField name="code" label={texts.code} hint={texts.codeHint} />
      </Form>
      <Form action={beginAppAction} locale={locale} submit={texts.again} look="quiet" small />
    </>
  );
}
