import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { CodeField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { resendCodeAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  /** What the code is for. */
  readonly action: (before: FormReply | null, form: FormData) => Promise<FormReply>;
  readonly mobile: string;
  readonly destination?: string | undefined;
};

export function CodeForm({ locale, action, mobile, destination }: Props) {
  const texts = words[locale].enter;
  return (
    <>
      <p className="lead">{texts.sent(mobile)}</p>
      <Form
        action={action}
        locale={locale}
        submit={texts.submit}
        hidden={destination === undefined ? {} : { naar: destination }}
      >
        <CodeField name="code" label={texts.code} hint={`${texts.hint}. ${texts.lasts}`} />
      </Form>
      <h2>{texts.none}</h2>
      <p>{texts.wait}</p>
      <Form action={resendCodeAction} locale={locale} submit={texts.resend} look="secondary" small />
      <p className="mt-6">
        {texts.wrongNumber} <a href={href(locale, to.help(["geen-code"]))}>{texts.askAdministrator}</a>
      </p>
    </>
  );
}
