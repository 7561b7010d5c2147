import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { changePasswordAction } from "../actions.ts";
import { words } from "../texts.ts";

/** The name of the account stands beside the passwords, unseen, so that a password manager keeps the new one with it. */
export function PasswordForm({ locale, email }: { readonly locale: Locale; readonly email: string }) {
  const { current, chosen, hint, submit, forgotten } = words[locale].password;
  return (
    <Form
      action={changePasswordAction}
      locale={locale}
      submit={submit}
      aside={<a href={href(locale, to.forgotPassword())}>{forgotten}</a>}
    >
      <input type="text" name="username" autoComplete="username" defaultValue={email} hidden readOnly />
      <PasswordField name="current" label={current} purpose="current" />
      <PasswordField name="password" label={chosen} hint={hint} purpose="new" />
    </Form>
  );
}
