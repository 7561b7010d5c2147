import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { startReactivationAction } from "../actions.ts";
import type { ReactivationPage } from "../queries.ts";
import { words } from "../texts.ts";
import { MobileField, Next } from "./number.tsx";
import { Refusal } from "./refusal.tsx";

type Props = { readonly locale: Locale; readonly page: ReactivationPage; readonly requestKey: string };

export function ReactivationForm({ locale, page, requestKey }: Props) {
  const { reactivation: texts, number } = words[locale];
  const { person, way } = page;
  return (
    <>
      <h1>{texts.title}</h1>
      <p className="lead">{texts.lead(person)}</p>
      {!way && <Refusal locale={locale} {...page} />}
      {way && (
        <>
          <p>
            {texts.only} <a href={href(locale, to.changeNumber(page.id))}>{number.title}</a>
          </p>
          <p>{texts.call}</p>
          <h2>{texts.consequences}</h2>
          <ul>
            {[texts.ends, texts.out, texts.link, texts.told].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Form
            action={startReactivationAction}
            locale={locale}
            submit={texts.submit}
            look="danger"
            hidden={{ authorisationId: page.id }}
            requestKey={requestKey}
            aside={<a href={href(locale, to.colleague(page.id))}>{texts.cancel}</a>}
          >
            <MobileField label={texts.field} hint={texts.hint} />
            <TextField
              name="email"
              label={texts.email}
              hint={texts.emailHint(page.email)}
              optional
              autoComplete="off"
              autoCapitalize="none"
              inputMode="email"
              spellCheck={false}
            />
          </Form>
        </>
      )}
    </>
  );
}

export function ReactivationDone({ locale, page }: Omit<Props, "requestKey">) {
  const { started } = words[locale].reactivation;
  const { id, person, email, change } = page;
  return (
    <Next locale={locale} id={id} person={person} title={started.title(person)}>
      <p className="lead">{started.mailed(change?.newEmail ?? email)}</p>
      {change?.worksFrom && <p>{started.from(change.worksFrom)}</p>}
      <p>{started.then}</p>
    </Next>
  );
}
