import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Form } from "#lib/ui/form.tsx";
import { openSignInAction } from "../actions.ts";
import { words } from "../texts.ts";

/** The page of a link from a mail. Opening it changes nothing; its button lets this browser try passwords. */
export function OpenLink({ locale, link, isOpen }: { locale: Locale; link: string; isOpen: boolean }) {
  const { title, lead, submit, closed, why, renew } = words[locale].open;
  return (
    <>
      <h1>{isOpen ? title : closed}</h1>
      <p className="lead">{isOpen ? lead : why}</p>
      {isOpen ? (
        <Form action={openSignInAction} locale={locale} submit={submit} hidden={{ link }} />
      ) : (
        <ButtonLink href={href(locale, to.signInLink())}>{renew}</ButtonLink>
      )}
    </>
  );
}
