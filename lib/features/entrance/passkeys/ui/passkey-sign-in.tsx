import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasskeyButton } from "#lib/ui/passkey-button.tsx";
import { signInWithPasskeyAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly destination?: string | undefined };

/** Signing in with a passkey alone. The challenge is asked for by the browser, so that the page is the same for everyone. */
export function PasskeySignIn({ locale, destination }: Props) {
  const { button, notDone } = words[locale].signIn;
  const hidden = destination === undefined ? {} : { naar: destination };
  return (
    <div className="my-4">
      <Form action={signInWithPasskeyAction} locale={locale} hidden={hidden}>
        <PasskeyButton asks="inloggen" label={button} notDone={notDone} look="secondary" fillsIn />
      </Form>
    </div>
  );
}
