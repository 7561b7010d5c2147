import { fullName } from "#lib/features/base/people/rules.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { Form } from "#lib/ui/form.tsx";
import { blockAction } from "../actions.ts";
import type { Restricted } from "../queries.ts";
import { blockReasons } from "../blocking/rules.ts";
import { words } from "../texts.ts";
import { Cancel } from "./refused.tsx";

type Props = { readonly locale: Locale; readonly person: Restricted; readonly requestKey: string };

/** What blocking does, also to whom wrong tries or the insurer keep out already, and the question why it is done. */
export function BlockForm({ locale, person, requestKey }: Props) {
  const { block, blocking, blockReasons: reasons } = words[locale];
  const isBlocked = person.account.status === "BLOCKED";
  return (
    <>
      <p>{(isBlocked ? blocking.already : blocking.lead)(fullName(person), person.organisation)}</p>
      <p>
        {blocking.lasts} {blocking.elsewhere}
      </p>
      <Form
        locale={locale}
        action={blockAction}
        requestKey={requestKey}
        hidden={{ lijst: person.lijst ?? "", authorisationId: person.id }}
        submit={block}
        look="danger"
        aside={<Cancel locale={locale} person={person} />}
      >
        <RadioField
          name="reason"
          label={blocking.reason}
          hint={blocking.hint}
          options={blockReasons.map((value) => ({ value, label: reasons[value] }))}
        />
      </Form>
    </>
  );
}
