import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { Form } from "#lib/ui/form.tsx";
import { closeAction } from "../actions.ts";
import type { ClosingPage } from "../queries.ts";
import { closeReasons } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly page: ClosingPage; readonly requestKey: string };

/** The number of things that end with the organisation, and the question why it ends. */
export function CloseForm({ locale, page, requestKey }: Props) {
  const { closing, closeReasons: reasons, cancel } = words[locale];
  const { id, ends, able, appointments } = page;
  const kinds = ["people", "sessions", "requests", "invitations", "changes", "imports"] as const;
  const said = kinds.filter((kind) => ends[kind] > 0).map((kind) => closing[kind](ends[kind]));
  return (
    <>
      <p>{closing.lead}</p>
      <ul>
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {said.length === 0 && <li>{closing.nothing}</li>}
      </ul>
      <p>
        {closing.elsewhere} {able > 0 && closing.told(able)}
      </p>
      {appointments > 0 && <p>{closing.appointments(appointments)}</p>}
      <Form
        locale={locale}
        action={closeAction}
        requestKey={requestKey}
        submit={closing.button}
        look="danger"
        hidden={{ organisationId: id }}
        aside={<a href={href(locale, to.organisation(id))}>{cancel}</a>}
      >
        <RadioField
          name="reason"
          label={closing.reason}
          options={closeReasons.map((value) => ({ value, label: reasons[value] }))}
        />
      </Form>
    </>
  );
}
