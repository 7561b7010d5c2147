import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { signOutAction } from "../actions.ts";
import { words } from "../texts.ts";

export function SignOut({ locale }: { locale: Locale }) {
  return <Form action={signOutAction} locale={locale} submit={words[locale].signOut} look="quiet" />;
}
