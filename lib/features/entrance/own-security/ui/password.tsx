import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { changePasswordAction } from "../actions.ts";
import { words } from "../texts.ts";

export function PasswordForm({ locale, email }: { readonly locale: Locale; readonly email: string }) {
  const { current, chosen, hint, submit, forgotten } = words[locale].password;
  return (
    <Form
      action={changePasswordAction}
      locale={locale}
      submit={submit}
      aside={<a href={href(locale, to.forgotPassword())}>{forgotten}</a>}
    >
      <PasswordField name="current" label={current} purpose="current" />
      <PasswordField name="password" label={chosen} hint={hint} purpose="new" username={email} />
    </Form>
  );
}
