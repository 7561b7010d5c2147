import type { Address } from "#lib/addresses.ts";
import { words as colleague } from "#lib/features/administration/authorisations/texts.ts";
import { outcomes } from "#lib/features/help/help-requests/rules.ts";
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
  /** The name of who asked, where one is known. */
  readonly person: string;
  /** For a reader who cannot see the row that it stands in. */
  readonly whom?: string;
  /** Whether the person cannot sign in at this moment. */
  readonly isOut?: boolean;
  readonly back: Address;
};

/** Asks what became of a request. Each answer is a button, so that there is nothing to fill in. */
export function Settle({ locale, person, whom, helpRequestId, authorisationId, isOut = false, back }: Props) {
  const { open, ask, stillOut, outcomes: answers } = words[locale].close;
  const hidden = { helpRequestId, back, ...(authorisationId !== undefined && { authorisationId }) };
  const about = whom !== undefined && <span className="sr-only">{colleague[locale].whom(whom)}</span>;
  return (
    <details>
      <summary>
        {open}
        {about}
      </summary>
      <Form locale={locale} action={settleRequestAction} hidden={hidden}>
        <p>
          {ask} {isOut && stillOut(person)}
        </p>
        <div className="buttons">
          {outcomes.map((outcome) => (
            <Button key={outcome} name="outcome" value={outcome} look="secondary" small>
              {answers[outcome]}
              {about}
            </Button>
          ))}
        </div>
      </Form>
    </details>
  );
}
