import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName, type PortalKey } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForAccessAction } from "../actions.ts";
import { words } from "../texts.ts";

type Asking = { readonly locale: Locale; readonly portal: PortalKey };

/** The same on the door itself: one click. */
export function AskAtDoor({ locale, portal }: Asking) {
  return (
    <Form action={askForAccessAction} locale={locale} hidden={{ portal }}>
      <Button look="secondary" small>
        {words[locale].access.short} <span className="sr-only">{portalName(locale, portal)}</span>
      </Button>
    </Form>
  );
}

/** One click has the beheerder asked for a portal. */
export function AskAccess({ locale, portal }: Asking) {
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
