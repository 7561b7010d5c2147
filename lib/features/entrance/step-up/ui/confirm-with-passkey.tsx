import { words } from "#lib/features/entrance/passkeys/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasskeyButton } from "#lib/ui/passkey-button.tsx";
import { confirmWithPasskeyAction } from "../actions.ts";

type Props = { readonly locale: Locale; readonly destination?: string | undefined };

/** Shows the own second factor once more, by a passkey. */
export function ConfirmWithPasskey({ locale, destination }: Props) {
  const { button, notDone } = words[locale].confirm;
  const hidden = destination === undefined ? {} : { naar: destination };
  return (
    <Form action={confirmWithPasskeyAction} locale={locale} hidden={hidden}>
      <PasskeyButton asks="bevestigen" label={button} notDone={notDone} />
    </Form>
  );
}
