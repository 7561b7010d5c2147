import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { bindByLinkAction } from "../actions.ts";
import type { Binds } from "../queries.ts";
import { words } from "../texts.ts";

type Props = { readonly locale: Locale; readonly link: string; readonly binds: Binds };

/** The page of a link from a mail. Opening it changes nothing; its button binds the identity and lets in. */
export function BindLink({ locale, link, binds }: Props) {
  const { title, lead, submit, closed, why, again } = words[locale].link;
  return (
    <>
      <h1>{binds ? title : closed}</h1>
      <p className="lead">{binds ? lead(binds.organisation) : why}</p>
      {binds ? (
        <Form action={bindByLinkAction} locale={locale} submit={submit} hidden={{ link }} />
      ) : (
        <ButtonLink href={href(locale, to.signIn())}>{again}</ButtonLink>
      )}
    </>
  );
}
