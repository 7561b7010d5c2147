import { lastDayOf } from "#lib/platform/days.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { isRetired, portalMeaning, portalName } from "#lib/platform/portals.ts";
import { Button } from "#lib/ui/button.tsx";
import { CheckboxField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { changeRightsAction, undoRightsAction } from "../actions.ts";
import type { Restricted } from "../queries.ts";
import type { Rights } from "../rules/rights.ts";
import { words } from "../texts.ts";
import { Cancel } from "./refused.tsx";

type FieldsProps = {
  readonly locale: Locale;
  /** The portals that can be ticked. */
  readonly boxes: Rights["portals"];
  readonly rights: Rights;
  /** The portal that the person asked for, which is ticked for the beheerder to save. */
  readonly asked?: string | undefined;
};

/** The portals, each with what it is for, and the last day. */
export function RightsFields({ locale, boxes, rights, asked }: FieldsProps) {
  const { rights: texts } = words[locale];
  return (
    <>
      <CheckboxField
        name="portals"
        label={texts.portals}
        boxes={boxes.map((portal) => ({
          name: portal,
          label: portalName(locale, portal),
          hint: portalMeaning(locale, portal),
          checked: rights.portals.includes(portal) || portal === asked,
        }))}
      />
      <TextField
        name="validUntil"
        type="date"
        label={texts.validUntil}
        hint={texts.validUntilHint}
        optional
        short
        {...(rights.validUntil && { value: lastDayOf(rights.validUntil) })}
      />
    </>
  );
}

type Props = {
  readonly locale: Locale;
  readonly person: Restricted;
  readonly requestKey: string;
  readonly asked?: string | undefined;
};

export function RightsForm({ locale, person, requestKey, asked }: Props) {
  const { rights } = words[locale];
  const seen = person.rightsChange.at?.toISOString() ?? "";
  // A portal that ended can be kept or taken away by someone who has it.
  const ended = person.authorisation.portals.filter(isRetired);
  return (
    <>
      <p>{rights.lead}</p>
      {person.isLast && <p>{rights.mustStay}</p>}
      <Form
        locale={locale}
        action={changeRightsAction}
        requestKey={requestKey}
        hidden={{ lijst: person.lijst ?? "", authorisationId: person.id, seen }}
        submit={rights.save}
        aside={<Cancel locale={locale} person={person} />}
      >
        <RightsFields
          locale={locale}
          boxes={[...person.opened, ...ended]}
          rights={person.authorisation}
          asked={asked}
        />
      </Form>
    </>
  );
}

export function PutBack({ locale, id }: { locale: Locale; id: string }) {
  return (
    <Form locale={locale} action={undoRightsAction} hidden={{ authorisationId: id }}>
      <Button look="quiet">{words[locale].putBack}</Button>
    </Form>
  );
}
