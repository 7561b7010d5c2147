import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Form } from "#lib/ui/form.tsx";
import { PasskeyButton } from "#lib/ui/passkey-button.tsx";
import { addPasskeyAction } from "../actions.ts";
import { words } from "../texts.ts";

export function AddPasskey({ locale }: { readonly locale: Locale }) {
  const { lead, own, button, notDone, without } = words[locale].add;
  return (
    <>
      <p className="lead">{lead}</p>
      <p>{own}</p>
      <Form action={addPasskeyAction} locale={locale}>
        <PasskeyButton asks="toevoegen" label={button} notDone={notDone} without={<p>{without}</p>} />
      </Form>
    </>
  );
}
