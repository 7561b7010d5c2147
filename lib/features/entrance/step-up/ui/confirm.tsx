import type { Locale } from "#lib/platform/i18n/locale.ts";
import { CodeField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { words as codeWords } from "#lib/features/entrance/one-time-codes/texts.ts";
import { askOwnCodeAction, confirmOwnCodeAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly mobile: string | null;
  readonly isSent: boolean;
  /** The page one was going to. */
  readonly destination?: string | undefined;
};

/** A form that sends a code and then takes it. */
export function ConfirmFactor({ locale, mobile, isSent, destination }: Props) {
  const { ask, noMobile, why } = words[locale];
  const { sent, code, hint, lasts, submit, resend } = codeWords[locale].enter;
  const hidden = destination === undefined ? {} : { naar: destination };
  if (mobile === null) return <p className="lead">{noMobile}</p>;
  if (!isSent) {
    return (
      <>
        <p className="lead">{why}</p>
        <Form
          action={askOwnCodeAction}
          locale={locale}
          submit={ask(mobile.replaceAll(" ", "\u00a0"))}
          hidden={hidden}
        />
      </>
    );
  }
  return (
    <>
      <p className="lead">{sent(mobile)}</p>
      <Form action={confirmOwnCodeAction} locale={locale} submit={submit} hidden={hidden}>
        <CodeField name="code" label={code} hint={`${hint}. ${lasts}`} />
      </Form>
      <Form action={askOwnCodeAction} locale={locale} submit={resend} look="secondary" small hidden={hidden} />
    </>
  );
}
