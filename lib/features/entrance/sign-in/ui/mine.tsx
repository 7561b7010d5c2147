import { to } from "#lib/addresses.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { isRetired, portalName } from "#lib/platform/portals.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { SummaryList } from "#lib/ui/summary-list.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Mine as Known } from "../queries.ts";
import { words } from "../texts.ts";

export function Mine({ locale, mine }: { locale: Locale; mine: Known }) {
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
          { label: texts.accessCode, value: place.accessCode },
        ]
      : []),
  ];
  return (
    <>
      {place && <Portals locale={locale} portals={place.portals} notMine={place.notMine} />}
      <h2>{texts.details}</h2>
      <SummaryList rows={rows} />
      {mine.isStaff && <p>{texts.staff}</p>}
      {place && (
        <p>
          {texts.wrong} <a href={href(locale, to.myAdministrators())}>{texts.administrators}</a>
        </p>
      )}
    </>
  );
}

type Doors = Pick<NonNullable<Known["place"]>, "portals" | "notMine">;

/** The portals as doors: those that open, and those for which one asks the beheerder. */
function Portals({ locale, portals, notMine }: Doors & { locale: Locale }) {
  const texts = words[locale].mine;
  if (portals.length + notMine.length === 0) return <p>{texts.noPortals}</p>;
  return (
    <TaskList>
      {portals.map(({ portal, url }) => (
        <Task
          key={portal}
          sentence={portalName(locale, portal)}
          note={url || isRetired(portal) ? undefined : texts.noAddress}
        >
          {url && (
            <ButtonLink href={url} small>
              {texts.open} <span className="sr-only">{portalName(locale, portal)}</span>
            </ButtonLink>
          )}
        </Task>
      ))}
      {notMine.map((portal) => (
        <Task key={portal} sentence={portalName(locale, portal)} note={texts.notMine}>
          <ButtonLink href={href(locale, to.portalEntry(portal))} small look="secondary">
            {texts.askFor} <span className="sr-only">{portalName(locale, portal)}</span>
          </ButtonLink>
        </Task>
      ))}
    </TaskList>
  );
}
