import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { SelectField, TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { askForHelpAction } from "../actions.ts";
import { problems, type Problem } from "../rules.ts";
import { words } from "../texts.ts";

type Props = {
  readonly locale: Locale;
  readonly typed: string;
  readonly hidden: FromHelp;
  readonly problem: Problem | null;
};

/** The form for someone who does not know whom to ask. `problem` is what the login help found out already. */
export function AskForm({ locale, typed, problem, hidden }: Props) {
  const texts = words[locale];
  return (
    <Form hidden={hidden} action={askForHelpAction} locale={locale} submit={texts.ask.submit}>
      <TextField
        name="email"
        label={texts.ask.email}
        hint={texts.ask.emailHint}
        value={typed}
        autoComplete="email"
        autoCapitalize="none"
        inputMode="email"
        spellCheck={false}
      />
      <SelectField
        name="problem"
        label={texts.ask.problem}
        options={problems.map((value) => ({ value, label: texts.problems[value] }))}
        {...(problem && { value: problem })}
      />
      <TextField
        name="organisationNumber"
        label={texts.ask.organisationNumber}
        hint={texts.ask.organisationNumberHint}
        optional
      />
    </Form>
  );
}
