import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { PasswordField } from "#lib/ui/password-field.tsx";
import { proveForNumberAction } from "../actions.ts";
import type { NumberLink as Known } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly known: Known };

/** The page behind the link in the mail: it asks for the password, or says why the change cannot go on. */
export function NumberLink({ locale, link, known }: Props) {
  const texts = words[locale].link;
  if (known.state !== "open") return <Closed locale={locale} state={known.state} />;
  return (
    <>
      <h1>{texts.title}</h1>
      <p className="lead">{known.by === "" ? texts.leadByInsurer : texts.lead(known.by, known.organisation)}</p>
      <p>{texts.number(known.mobile)}</p>
      <Form
        action={proveForNumberAction}
        locale={locale}
        submit={texts.submit}
        hidden={{ link }}
        aside={<a href={href(locale, to.forgotPassword())}>{texts.forgotten}</a>}
      >
        <PasswordField name="password" label={texts.password} purpose="current" />
        <p>{texts.then}</p>
      </Form>
    </>
  );
}

function Closed({ locale, state }: { locale: Locale; state: Exclude<Known["state"], "open"> }) {
  const { states, signIn, ask, help } = words[locale].link;
  const { title, lead } = states[state];
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {state === "used" && <ButtonLink href={href(locale, to.signIn())}>{signIn}</ButtonLink>}
      {(state === "expired" || state === "blocked") && (
        <ButtonLink href={href(locale, to.askAdministrator())}>{ask}</ButtonLink>
      )}
      {state !== "used" && (
        <p className="mt-6">
          <a href={href(locale, to.help())}>{help}</a>
        </p>
      )}
    </>
  );
}
