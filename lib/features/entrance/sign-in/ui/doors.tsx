import type { ReactNode } from "react";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { isRetired, portalName, type PortalKey } from "#lib/platform/portals.ts";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Task, TaskList } from "#lib/ui/task-list.tsx";
import type { Mine } from "../queries.ts";
import { words } from "../texts.ts";

export type Asking = {
  /** The way to ask the beheerder for a portal, of a room that this one does not know. */
  readonly ask?: (portal: PortalKey) => ReactNode;
};

type Props = Pick<NonNullable<Mine["place"]>, "portals" | "notMine"> & { readonly locale: Locale } & Asking;

/** The portals as doors: those that open, and those for which one asks the beheerder. */
export function Doors({ locale, portals, notMine, ask }: Props) {
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
          {ask?.(portal)}
        </Task>
      ))}
    </TaskList>
  );
}
