import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { forgetAnswersAction } from "../actions.ts";
import { words } from "../texts.ts";

export const Forget = ({ locale }: { locale: Locale }) => (
  <Form action={forgetAnswersAction} locale={locale} submit={words[locale].forget} look="quiet" small />
);
