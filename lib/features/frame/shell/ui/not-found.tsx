import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { words as texts } from "../texts.ts";
import { Phone } from "./phone.tsx";

export function NotFound({ locale }: { locale: Locale }) {
  const { title, text, home, help } = texts[locale].notFound;
  return (
    <Main>
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="buttons">
        <ButtonLink href={href(locale, to.start())}>{home}</ButtonLink>
        <ButtonLink href={href(locale, to.help())} look="secondary">
          {help}
        </ButtonLink>
      </p>
      <Phone locale={locale} question={texts[locale].stillStuck} />
    </Main>
  );
}
