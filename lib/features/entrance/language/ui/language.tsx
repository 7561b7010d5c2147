import { to } from "#lib/addresses.ts";
import { href, type Locale, locales } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { chooseLanguageAction } from "../actions.ts";
import type { MyLanguage } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly known: MyLanguage };

export const LanguageTold = ({ locale, known: { told, language } }: Props) =>
  told && <Notice tone="success">{words[locale].told[language]}</Notice>;

export function Language({ locale, known: { language } }: Props) {
  const texts = words[locale];
  return (
    <section aria-labelledby="language">
      <h2 id="language">{texts.title}</h2>
      <Form action={chooseLanguageAction} locale={locale} submit={texts.submit} hidden={{ from: "preferences" }}>
        <RadioField
          name="language"
          label={texts.label}
          hint={texts.hint}
          value={language}
          options={locales.map((value) => ({ value, label: texts.languages[value] }))}
        />
      </Form>
    </section>
  );
}

export const PreferencesLink = ({ locale }: { readonly locale: Locale }) => (
  <p>
    <a href={href(locale, to.preferences())}>{words[locale].page}</a>
  </p>
);

/** Asks whoever reads in another language than they are written to in whether that should change. */
export function OtherLanguage({ locale, known: { language } }: Props) {
  const { other, change } = words[locale];
  if (language === locale) return null;
  return (
    <>
      <p>{other[language]}</p>
      <Form
        action={chooseLanguageAction}
        locale={locale}
        submit={change[locale]}
        look="secondary"
        hidden={{ language: locale, from: "mine" }}
      />
    </>
  );
}
