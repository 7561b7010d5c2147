import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Way, Ways } from "#lib/ui/way.tsx";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const texts = { nl, en };

export function Start({ locale }: { locale: Locale }) {
  const { heading, lead, signIn, help, appoint } = texts[locale].home;
  return (
    <>
      <h1 className="text-3xl">{heading}</h1>
      <p className="lead">{lead}</p>
      <Ways>
        <Way href={href(locale, "/inloggen")} title={signIn.title} first>
          {signIn.text}
        </Way>
        <Way href={href(locale, "/hulp-bij-inloggen")} title={help.title}>
          {help.text}
        </Way>
        <Way href={href(locale, "/hulp-bij-inloggen/geen-beheerder")} title={appoint.title}>
          {appoint.text}
        </Way>
      </Ways>
    </>
  );
}
