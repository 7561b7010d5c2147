import { words as detail } from "#lib/features/administration/authorisations/texts.ts";
import { StandingTag } from "#lib/features/administration/authorisations/ui/standing.tsx";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";
import { words as looking } from "#lib/features/insurer/organisations/texts.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { SelectField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { viewPersonAction } from "../actions.ts";
import type { PersonForStaff } from "../queries.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly page: Extract<PersonForStaff, { seen: null }>;
  readonly requestKey: string;
};

/** Enough to recognise someone, and the question why one looks further. */
export function ReasonForm({ locale, page, requestKey }: Props) {
  const { ask, person } = words[locale];
  const { organisation, masked, stands, reason } = page;
  return (
    <>
      <SummaryList
        rows={[
          { label: person.organisation, value: organisation },
          { label: ask.address, value: masked },
          { label: detail[locale].detail.facts.status, value: <StandingTag locale={locale} {...stands} /> },
        ]}
      />
      <p>{ask.lead}</p>
      <Form
        locale={locale}
        action={viewPersonAction}
        requestKey={requestKey}
        hidden={{ authorisationId: page.id }}
        submit={ask.submit}
      >
        <SelectField
          name="reason"
          label={ask.reason}
          hint={ask.hint(organisation)}
          options={viewReasons.map((value) => ({ value, label: looking[locale].viewReasons[value] }))}
          {...(reason && { value: reason })}
        />
      </Form>
    </>
  );
}
