import { fullName, type Name } from "#lib/features/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Button } from "#lib/ui/button.tsx";
import { settleRequestAction } from "../actions.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

// It always answers by leading to a page that tells what happened, so no state comes back to the form.
const send = settleRequestAction.bind(null, null) as unknown as (form: FormData) => Promise<void>;

type Props = {
  readonly locale: Locale;
  readonly helpRequestId: string;
  readonly authorisationId: string;
  readonly person: Name;
  readonly back: string;
};

export function Settle({ locale, person, ...hidden }: Props) {
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button look="quiet" small>
        {words[locale].settle}
        <span className="sr-only">{words[locale].whom(fullName(person))}</span>
      </Button>
    </form>
  );
}
