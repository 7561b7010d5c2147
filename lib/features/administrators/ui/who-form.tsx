import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForAdministratorsAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

export function WhoForm({ locale }: { locale: Locale }) {
  const { who } = words[locale];
  return (
    <Form action={askForAdministratorsAction} locale={locale} submit={who.submit}>
      <TextField name="email" inputMode="email" autoComplete="email" label={who.email} hint={who.emailHint} />
    </Form>
  );
}
