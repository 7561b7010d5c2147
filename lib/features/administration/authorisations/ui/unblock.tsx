import type { ReactNode } from "react";
import type { Address } from "#lib/addresses.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { undoUnblockAction, unblockAction } from "../actions.ts";
import { words } from "../texts.ts";

type FormProps = {
  readonly locale: Locale;
  /** The path, without the language, of the page that the form is on and leads back to. */
  readonly back: Address;
  readonly helpRequestId?: string;
  /** The moment of the beheerder's block whose reason the page shows. */
  readonly seen?: Date | null;
  readonly children: ReactNode;
};

/** Stands around any number of `Unblock` buttons: one form serves a whole list. */
export function UnblockForm({ locale, back, helpRequestId, seen, children }: FormProps) {
  const hidden = { back, ...(helpRequestId && { helpRequestId }), ...(seen && { seen: seen.toISOString() }) };
  return (
    <Form locale={locale} action={unblockAction} hidden={hidden}>
      {children}
    </Form>
  );
}

type Props = {
  readonly locale: Locale;
  readonly id: string;
  readonly person: Name;
  readonly main?: boolean;
  /** Nothing has to be lifted (any more), so the button only answers a request. */
  readonly tell?: boolean;
};

export function Unblock({ locale, id, person, main = false, tell = false }: Props) {
  return (
    <Button name="authorisationId" value={id} small look={main ? "primary" : "secondary"}>
      {tell ? words[locale].tell : words[locale].unblock}
      <span className="sr-only">{words[locale].whom(fullName(person))}</span>
    </Button>
  );
}

export function UndoUnblock({ locale, id, back }: { locale: Locale; id: string; back: Address }) {
  return (
    <Form locale={locale} action={undoUnblockAction} hidden={{ back }}>
      <Button name="authorisationId" value={id} look="quiet">
        {words[locale].undo}
      </Button>
    </Form>
  );
}
