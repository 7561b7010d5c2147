import { to } from "#lib/addresses.ts";
import type { FromHelp } from "#lib/features/base/figures/schema.ts";
import { clockNow } from "#lib/platform/clock.ts";
import { bmwDesk, deskNow } from "#lib/platform/contact.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Way, Ways } from "#lib/ui/way.tsx";
import { kindSlugs } from "../schema.ts";
import { words } from "../texts.ts";

/** Asks for whom it is, as the questions differ and BMW helps its own customers. */
export function Start({ locale, hidden: { helpEnd: hulp } }: { locale: Locale; hidden: FromHelp }) {
  const { start } = words[locale];
  return (
    <>
      <BackLink href={href(locale, to.start())} locale={locale} />
      <h1>{start.title}</h1>
      <p className="lead">{start.lead}</p>
      <Ways>
        {kindSlugs.map((kind) => (
          <Way key={kind} href={href(locale, to.appointFor(kind, [], hulp && { hulp }))} title={start[kind].title}>
            {start[kind].text}
          </Way>
        ))}
        <Way href={href(locale, to.appointAtBmw())} title={start.bmw.title}>
          {start.bmw.text}
        </Way>
      </Ways>
      <p>
        {start.unknown} <a href={href(locale, to.whoIsAdministrator())}>{start.who}</a>
      </p>
    </>
  );
}

export function Bmw({ locale }: { locale: Locale }) {
  const { bmw } = words[locale];
  const desk = bmwDesk(locale);
  const address = settings().CONTACT_EMAIL_BMW;
  return (
    <>
      <BackLink href={href(locale, to.appoint())} locale={locale} />
      <h1>{bmw.title}</h1>
      <p className="lead">
        {bmw.lead(desk)} {bmw.glad}
      </p>
      <p className="buttons">
        <ButtonLink href={desk.tel}>{bmw.call(desk)}</ButtonLink>
        {address !== "" && (
          <ButtonLink href={`mailto:${address}`} look="secondary">
            {bmw.mail(address)}
          </ButtonLink>
        )}
      </p>
      <p>
        <strong>{deskNow(locale, "bmw", clockNow()).sentence}</strong> {bmw.hours(desk)}
      </p>
    </>
  );
}
