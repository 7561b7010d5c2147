import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Copyable } from "#lib/ui/copyable.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import type { Mine as Known } from "../queries.ts";
import { words } from "../texts.ts";
import { Doors, type Asking } from "./doors.tsx";

export function Mine({ locale, mine, ask }: { locale: Locale; mine: Known } & Asking) {
  const texts = words[locale].mine;
  const { place } = mine;
  const rows = [
    { label: texts.name, value: mine.name },
    { label: texts.email, value: mine.email },
    { label: texts.mobile, value: mine.mobile ?? texts.noMobile },
    ...(place
      ? [
          { label: texts.organisation, value: place.organisation },
          { label: texts.role, value: words[locale].choose.as[place.role] },
          { label: texts.accessCode, value: <Copyable key="code" locale={locale} text={place.accessCode} /> },
        ]
      : []),
  ];
  return (
    <>
      {place && (
        <>
          <h2>{texts.portals}</h2>
          <Doors locale={locale} portals={place.portals} notMine={place.notMine} {...(ask && { ask })} />
        </>
      )}
      <h2>{texts.details}</h2>
      <SummaryList rows={rows} />
      {mine.isStaff && <p>{texts.staff}</p>}
      {place && (
        <p>
          {texts.wrong[place.role]} <a href={href(locale, to.myAdministrators())}>{texts.administrators}</a>
        </p>
      )}
    </>
  );
}
