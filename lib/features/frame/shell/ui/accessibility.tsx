import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { words as texts } from "../texts.ts";
import { Phone } from "./phone.tsx";

export function Accessibility({ locale }: { locale: Locale }) {
  const { title, lead, paragraphs, wrong, mail } = texts[locale].accessibility;
  const address = settings().CONTACT_EMAIL_ACCESSIBILITY;
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{wrong}</h2>
      {address !== "" && (
        <p>
          {mail} <a href={`mailto:${address}`}>{address}</a>
        </p>
      )}
      <Phone locale={locale} />
    </>
  );
}
