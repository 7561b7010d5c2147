import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { signInAction } from "../actions.ts";
import { words } from "../texts.ts";
import { Stuck } from "./stuck.tsx";

type Props = {
  readonly locale: Locale;
  readonly destination: string | undefined;
  /** What the reader typed before, or signs in with. */
  readonly typed: string;
  /** The ways in without a password: before the way out for whom nothing works. */
  readonly children?: ReactNode;
};

export function SignInForm({ locale, destination, typed, children }: Props) {
  const { identifier, password, submit, forgotten, stuck, help, held, link } = words[locale].signIn;
  return (
    <Form
      action={signInAction}
      locale={locale}
      submit={submit}
      hidden={destination === undefined ? {} : { naar: destination }}
      aside={<a href={href(locale, to.forgotPassword())}>{forgotten}</a>}
      after={
        <>
          {children}
          <Stuck question={stuck} help={help} held={held} link={link} ways={helpAfter(locale)} />
        </>
      }
    >
      <TextField
        name="identifier"
        label={identifier}
        value={typed}
        autoComplete="username webauthn"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
      <PasswordField name="password" label={password} purpose="current" />
    </Form>
  );
}

/** Where the login help begins when nothing was tried yet, after a wrong password, and after a wrong toegangscode; and the way past a wait. */
export const helpAfter = (locale: Locale) => ({
  help: href(locale, to.help()),
  password: href(locale, to.help(["wachtwoord"])),
  accessCode: href(locale, to.help(["toegangscode"])),
  link: href(locale, to.signInLink()),
});
