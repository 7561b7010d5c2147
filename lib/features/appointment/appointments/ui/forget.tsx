import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { forgetAnswersAction, restoreAnswersAction } from "../actions.ts";
import { words } from "../texts.ts";

export const Forget = ({ locale }: { locale: Locale }) => (
  <Form action={forgetAnswersAction} locale={locale} submit={words[locale].forget} look="quiet" small />
);

/** Told once the answers are gone, while they can be put back. */
export const Forgotten = ({ locale, canRestore }: { locale: Locale; canRestore: boolean }) => (
  <Notice tone="success">
    <p>{words[locale].forgotten}</p>
    {canRestore && (
      <Form action={restoreAnswersAction} locale={locale} submit={words[locale].restore} look="quiet" small />
    )}
  </Notice>
);
