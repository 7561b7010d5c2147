import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForAdministratorsAction } from "../actions.ts";
import { words } from "../texts.ts";

export function WhoForm({ locale, typed, hidden }: { locale: Locale; typed: string; hidden: FromHelp }) {
  const { who } = words[locale];
  return (
    <Form hidden={hidden} action={askForAdministratorsAction} locale={locale} submit={who.submit}>
      <TextField
        name="email"
        label={who.email}
        hint={who.emailHint}
        value={typed}
        autoComplete="email"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
    </Form>
  );
}
