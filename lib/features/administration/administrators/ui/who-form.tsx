import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForAdministratorsAction } from "../actions.ts";
import { words } from "../texts.ts";

export function WhoForm({ locale, typed }: { locale: Locale; typed: string }) {
  const { who } = words[locale];
  return (
    <Form action={askForAdministratorsAction} locale={locale} submit={who.submit}>
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
