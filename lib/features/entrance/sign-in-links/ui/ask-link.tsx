import type { Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askLinkAction } from "../actions.ts";
import { words } from "../texts.ts";

export function AskLink({ locale, typed }: { locale: Locale; typed: string }) {
  const { identifier, submit } = words[locale].ask;
  return (
    <Form action={askLinkAction} locale={locale} submit={submit}>
      <TextField
        name="identifier"
        label={identifier}
        value={typed}
        autoComplete="username"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
    </Form>
  );
}
