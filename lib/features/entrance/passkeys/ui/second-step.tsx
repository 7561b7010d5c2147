import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasskeyButton } from "#lib/ui/passkey-button.tsx";
import { enterPasskeyAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly destination?: string | undefined };

/** A passkey after the password, in place of a code. */
export function SecondStep({ locale, destination }: Props) {
  const { signIn, secondStep } = words[locale];
  const hidden = destination === undefined ? {} : { naar: destination };
  return (
    <Form action={enterPasskeyAction} locale={locale} hidden={hidden}>
      <PasskeyButton asks="daarna" label={signIn.button} notDone={secondStep.notDone} />
    </Form>
  );
}
