import { fullName } from "#lib/features/base/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { Form } from "#lib/ui/form.tsx";
import { withdrawAction } from "../actions.ts";
import type { Restricted } from "../queries.ts";
import { withdrawReasons } from "../rules/ending.ts";
import { words } from "../texts.ts";
import { Cancel } from "./refused.tsx";

type Props = { readonly locale: Locale; readonly person: Restricted; readonly requestKey: string };

/** The number of things that end with the authorisation, and the question why it ends. */
export function WithdrawForm({ locale, person, requestKey }: Props) {
  const { withdraw, withdrawing, withdrawReasons: reasons } = words[locale];
  const { underWay } = person;
  const { portals, role, deputy } = person.authorisation;
  const ends = [
    portals.length > 0 && withdrawing.portals(portals.length),
    underWay.requests > 0 && withdrawing.requests(underWay.requests),
    underWay.invitations > 0 && withdrawing.invitations(underWay.invitations),
    underWay.changes > 0 && withdrawing.changes(underWay.changes),
    role === "ADMINISTRATOR" && withdrawing.administrator,
    deputy !== null && withdrawing.deputy,
  ].filter((end) => end !== false);
  return (
    <>
      <p>{withdrawing.lead(fullName(person), person.organisation)}</p>
      {ends.length > 0 && (
        <>
          <p>{withdrawing.consequences}:</p>
          <ul>
            {ends.map((end) => (
              <li key={end}>{end}</li>
            ))}
          </ul>
        </>
      )}
      <p>{withdrawing.again}</p>
      <Form
        locale={locale}
        action={withdrawAction}
        requestKey={requestKey}
        hidden={{ lijst: person.lijst ?? "", authorisationId: person.id }}
        submit={withdraw}
        look="danger"
        aside={<Cancel locale={locale} person={person} />}
      >
        <RadioField
          name="reason"
          label={withdrawing.reason}
          hint={withdrawing.hint}
          options={withdrawReasons.map((value) => ({ value, label: reasons[value] }))}
        />
      </Form>
    </>
  );
}
