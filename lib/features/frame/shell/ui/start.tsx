import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Way, Ways } from "#lib/ui/way.tsx";
import { words as texts } from "../texts.ts";

export function Start({ locale }: { locale: Locale }) {
  const { heading, lead, signIn, help, appoint } = texts[locale].home;
  return (
    <div className="start">
      <div>
        <h1 className="text-3xl">{heading}</h1>
        <p className="lead">{lead}</p>
        <Ways>
          <Way href={href(locale, to.signIn())} title={signIn.title} first>
            {signIn.text}
          </Way>
          <Way href={href(locale, to.help())} title={help.title}>
            {help.text}
          </Way>
          <Way href={href(locale, to.appoint())} title={appoint.title}>
            {appoint.text}
          </Way>
        </Ways>
      </div>
      <Door />
    </div>
  );
}

/** The door of the wordmark, drawn open. */
function Door() {
  return (
    <svg className="door" viewBox="0 0 190 280" aria-hidden="true" fill="none">
      <path d="M0 280V95a95 95 0 0 1 190 0v185z" className="fill-band" />
      <path d="M22 280V95a73 73 0 0 1 146 0v185z" className="fill-sun" />
      <path d="M22 280V95a73 73 0 0 1 64-72.5V280z" className="fill-action" />
      <path d="M86 22.5 102 40v240H86z" className="fill-band" />
      <circle cx="74" cy="168" r="5" className="fill-sun" />
    </svg>
  );
}
