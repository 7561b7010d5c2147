import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import type { FormReply } from "#lib/ui/form-reply.ts";
import { PasskeyButton } from "#lib/ui/passkey-button.tsx";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  /** What the passkey is for. */
  readonly action: (before: FormReply | null, form: FormData) => Promise<FormReply>;
  readonly destination?: string | undefined;
};

/** A passkey after the password, in place of a code. */
export function SecondStep({ locale, action, destination }: Props) {
  const { signIn, secondStep } = words[locale];
  const hidden = destination === undefined ? {} : { naar: destination };
  return (
    <div className="mb-8">
      <Form action={action} locale={locale} hidden={hidden}>
        <PasskeyButton asks="daarna" label={signIn.button} notDone={secondStep.notDone} />
      </Form>
    </div>
  );
}
