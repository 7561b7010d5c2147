import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForAccessAction } from "../actions.ts";
import { words } from "../texts.ts";

/** One click has the beheerder asked for a portal. */
export function AskAccess({ locale, portal }: { locale: Locale; portal: string }) {
  const { lead, submit } = words[locale].access;
  return (
    <>
      <p>{lead}</p>
      <Form action={askForAccessAction} locale={locale} hidden={{ portal }}>
        <Button>{submit}</Button>
      </Form>
    </>
  );
}
