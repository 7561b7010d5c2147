import { type Address, to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { words as texts } from "../texts.ts";
import { Phone } from "./phone.tsx";

/** The whole page, without JavaScript, in place of one that broke on the server. */
export function Broken({ locale, back }: { locale: Locale; back?: Address | undefined }) {
  const { title, text, kept, form } = texts[locale].error;
  return (
    <Main>
      <h1>{title}</h1>
      <p>{back ? kept : text}</p>
      <Phone locale={locale} question={texts[locale].stillStuck} callsBack={false} />
      <p className="buttons">
        <ButtonLink href={href(locale, back ?? to.start())}>{back ? form : texts[locale].notFound.home}</ButtonLink>
      </p>
    </Main>
  );
}
