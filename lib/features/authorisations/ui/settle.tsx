import { fullName, type Name } from "#lib/features/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { settleRequestAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

type Props = {
  readonly locale: Locale;
  readonly helpRequestId: string;
  readonly authorisationId: string;
  readonly person: Name;
  readonly back: string;
};

export function Settle({ locale, person, ...hidden }: Props) {
  return (
    <Form locale={locale} action={settleRequestAction} hidden={hidden}>
      <Button look="quiet" small>
        {words[locale].settle}
        <span className="sr-only">{words[locale].whom(fullName(person))}</span>
      </Button>
    </Form>
  );
}
