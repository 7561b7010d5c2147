import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForCallBackAction } from "../actions.ts";
import { words } from "../texts.ts";

export function AskForm({ locale, typed, hidden }: { locale: Locale; typed: string; hidden: FromHelp }) {
  const { email, emailHint, phone, phoneHint, submit } = words[locale].ask;
  return (
    <Form hidden={hidden} action={askForCallBackAction} locale={locale} submit={submit}>
      <TextField
        name="email"
        label={email}
        hint={emailHint}
        value={typed}
        autoComplete="email"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
      <TextField
        name="phoneNumber"
        label={phone}
        hint={phoneHint}
        autoComplete="tel"
        inputMode="tel"
        spellCheck={false}
      />
    </Form>
  );
}
