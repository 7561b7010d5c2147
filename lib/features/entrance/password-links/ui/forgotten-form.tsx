import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askResetAction } from "../actions.ts";
import { words } from "../texts.ts";

export function ForgottenForm({ locale, typed, hidden }: { locale: Locale; typed: string; hidden: FromHelp }) {
  const { email, hint, submit } = words[locale].forgotten;
  return (
    <Form hidden={hidden} action={askResetAction} locale={locale} submit={submit}>
      <TextField
        name="email"
        label={email}
        hint={hint}
        value={typed}
        autoComplete="email"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
    </Form>
  );
}
