import type { Locale } from "#lib/platform/i18n/locale.ts";
import { RadioField } from "#lib/ui/choices.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { changeNameAction, startNameAction } from "../actions.ts";
import type { PersonToChange } from "../queries.ts";
import { nameReasons } from "../rules.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly person: PersonToChange; readonly requestKey: string };

export function NameForm({ locale, person, requestKey }: Props) {
  const { name } = words[locale];
  const asTyped = { autoComplete: "off", spellCheck: false } as const;
  return (
    <Form
      action={person.worksElsewhere ? startNameAction : changeNameAction}
      locale={locale}
      submit={person.worksElsewhere ? name.propose : name.submit}
      requestKey={requestKey}
      hidden={{ authorisationId: person.id }}
    >
      <TextField name="initials" label={name.initials} value={person.initials} optional short {...asTyped} />
      <TextField name="firstName" label={name.firstName} value={person.firstName} optional {...asTyped} />
      <TextField
        name="namePrefix"
        label={name.namePrefix}
        hint={name.prefixHint}
        value={person.namePrefix}
        optional
        short
        {...asTyped}
      />
      <TextField name="lastName" label={name.lastName} value={person.lastName} {...asTyped} />
      <RadioField
        name="reason"
        label={name.reason}
        options={nameReasons.map((value) => ({ value, label: name.reasons[value] }))}
      />
    </Form>
  );
}
