import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { sentenceOf } from "#lib/platform/gate/outcome.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { correctEmailAction, startEmailAction } from "../actions.ts";
import type { PersonToChange } from "../queries.ts";
import { words } from "../texts.ts";
import { EmailUnderWay } from "./under-way.tsx";

type Props = { readonly locale: Locale; readonly person: PersonToChange; readonly requestKey: string };

/** What a change of address means for this person, above the field. */
export function EmailForm({ locale, person, requestKey }: Props) {
  const { email, refusals } = words[locale];
  const { id, isInvited, refused, change } = person;
  if (refused) {
    const facts = { person: fullName(person) };
    return (
      <>
        <Now locale={locale} person={person} />
        <p>{sentenceOf(refusals, { code: refused, detail: facts })}</p>
      </>
    );
  }
  return (
    <>
      <Now locale={locale} person={person} />
      {change && <EmailUnderWay locale={locale} id={id} change={change} mayStop />}
      <p>{isInvited ? email.invited : `${email.how} ${email.lasts}`}</p>
      <Form
        action={isInvited ? correctEmailAction : startEmailAction}
        locale={locale}
        submit={email.submit}
        requestKey={requestKey}
        hidden={{ authorisationId: id }}
      >
        <TextField
          name="email"
          label={email.field}
          hint={email.hint}
          autoComplete="off"
          autoCapitalize="none"
          inputMode="email"
          spellCheck={false}
        />
      </Form>
      {!isInvited && (
        <p className="mt-8">
          {email.dead} <a href={href(locale, to.reactivate(id))}>{email.reactivate}</a>
        </p>
      )}
    </>
  );
}

function Now({ locale, person: { email: now, isShared } }: { locale: Locale; person: PersonToChange }) {
  const { email } = words[locale];
  return (
    <>
      <p>
        {email.current} <strong className="typed">{now}</strong>
      </p>
      {isShared && <p className="notice warning">{email.shared(now)}</p>}
    </>
  );
}
