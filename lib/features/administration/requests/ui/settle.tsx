import type { Address } from "#lib/addresses.ts";
import { words as colleague } from "#lib/features/administration/authorisations/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { settleRequestAction } from "../actions.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly helpRequestId: string;
  /** The person whose request it is, if they have an account here. */
  readonly authorisationId?: string;
  /** The name of who asked, for a reader who cannot see the row. */
  readonly whom: string;
  readonly back: Address;
};

export function Settle({ locale, whom, helpRequestId, authorisationId, back }: Props) {
  const hidden = { helpRequestId, back, ...(authorisationId !== undefined && { authorisationId }) };
  return (
    <Form locale={locale} action={settleRequestAction} hidden={hidden}>
      <Button look="quiet" small>
        {words[locale].settle}
        <span className="sr-only">{colleague[locale].whom(whom)}</span>
      </Button>
    </Form>
  );
}
