import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { TextField } from "#lib/ui/field.tsx";
import { Form } from "#lib/ui/form.tsx";
import { Notice } from "#lib/ui/notice.tsx";
import { askBindLinkAction, askForAccessAction } from "../actions.ts";
import type { Waits } from "../queries.ts";
import { words } from "../texts.ts";

/** What somebody does once whose identity opens no account yet: shows the account, or asks for one. */
export function Finish({ locale, waits, isMailed }: { locale: Locale; waits: Waits; isMailed: boolean }) {
  const texts = words[locale].finish;
  const { organisation, kvkNumber, finish } = waits;
  const naar = href(locale, to.myExternal());
  return (
    <>
      {isMailed && <Notice tone="success">{texts.mailed}</Notice>}
      <h1>{texts.title}</h1>
      <p className="lead">{organisation ? texts.proven(organisation) : texts.provenNumber(kvkNumber)}</p>
      {organisation && (
        <>
          <p>{texts.unknown}</p>
          <h2>{texts.have}</h2>
          <p>{texts.haveHow}</p>
          <ButtonLink href={href(locale, to.signIn({ naar }))}>{texts.signIn}</ButtonLink>
          <p>{texts.link}</p>
          <Form action={askBindLinkAction} locale={locale} submit={texts.sendLink} look="secondary">
            <TextField name="email" label={texts.knownEmail} type="email" autoComplete="email" />
          </Form>
          <h2>{texts.new}</h2>
        </>
      )}
      {finish === "ask" ? (
        <>
          <p>{texts.ask}</p>
          <Form action={askForAccessAction} locale={locale} submit={texts.submit} look="secondary">
            <TextField name="email" label={texts.email} type="email" autoComplete="email" />
          </Form>
        </>
      ) : (
        <>
          <p>{texts.appoint}</p>
          <ButtonLink look={organisation ? "secondary" : "primary"} href={href(locale, to.appoint())}>
            {texts.appointButton}
          </ButtonLink>
        </>
      )}
    </>
  );
}
