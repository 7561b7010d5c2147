import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { signInAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";
import { Stuck } from "./stuck.tsx";

const words = { nl, en };

export function SignInForm({ locale, to }: { locale: Locale; to: string | undefined }) {
  const { identifier, password, submit, forgotten, stuck, help } = words[locale].signIn;
  return (
    <Form
      action={signInAction}
      locale={locale}
      submit={submit}
      hidden={to === undefined ? {} : { naar: to }}
      aside={<a href={href(locale, "/wachtwoord-vergeten")}>{forgotten}</a>}
      after={<Stuck question={stuck} help={help} address={href(locale, "/hulp-bij-inloggen")} />}
    >
      <TextField
        name="identifier"
        label={identifier}
        autoComplete="username"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
      <PasswordField name="password" label={password} purpose="current" />
    </Form>
  );
}
