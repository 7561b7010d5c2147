import { en as colleagueEn } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl as colleagueNl } from "#lib/features/administration/authorisations/texts.nl.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { settleRequestAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };
const whose = { nl: colleagueNl.whom, en: colleagueEn.whom };

type Props = {
  readonly locale: Locale;
  readonly helpRequestId: string;
  /** Whose request it is, when it is of someone who has an account here. */
  readonly authorisationId?: string;
  /** Who asked, for who does not see the row. */
  readonly whom: string;
  readonly back: string;
};

export function Settle({ locale, whom, helpRequestId, authorisationId, back }: Props) {
  const hidden = { helpRequestId, back, ...(authorisationId !== undefined && { authorisationId }) };
  return (
    <Form locale={locale} action={settleRequestAction} hidden={hidden}>
      <Button look="quiet" small>
        {words[locale].settle}
        <span className="sr-only">{whose[locale](whom)}</span>
      </Button>
    </Form>
  );
}
