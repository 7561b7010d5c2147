import {
  deviceCookie,
  factorsCookie,
  draftCookie,
  keptCookie,
  loginCookie,
  passkeyCookie,
  sessionCookie,
  themeCookie,
  typedCookie,
  visitCookie,
  wayCookie,
} from "#lib/platform/auth/cookies.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { words as texts } from "../texts.ts";
import { Phone } from "./phone.tsx";

export function Privacy({ locale }: { locale: Locale }) {
  const {
    title,
    lead,
    responsible,
    paragraphs,
    cookies,
    only,
    session,
    device,
    factors,
    visit,
    login,
    passkey,
    portal,
    typed,
    draft,
    theme,
    kept,
    questions,
  } = texts[locale].privacy;
  const named = [
    [sessionCookie(), session],
    [deviceCookie(), device],
    [factorsCookie(), factors],
    [visitCookie(), visit],
    [loginCookie(), login],
    [passkeyCookie(), passkey],
    [wayCookie(), portal],
    [typedCookie(), typed],
    [draftCookie(), draft],
    [keptCookie(), kept],
    [themeCookie(), theme],
  ] as const;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <p>{responsible(settings().INSURER_NAME)}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{cookies}</h2>
      <p>{only}</p>
      <ul>
        {named.map(([name, does]) => (
          <li key={name}>
            <code>{name}</code> {does}
          </li>
        ))}
      </ul>
      <Phone locale={locale} question={questions} />
    </>
  );
}
