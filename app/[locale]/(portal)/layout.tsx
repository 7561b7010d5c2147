import type { ReactNode } from "react";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { minutes } from "#lib/platform/durations.ts";
import { opened } from "#lib/platform/gate/opened.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Opened } from "#lib/ui/opened.tsx";
import { StaySignedIn } from "#lib/ui/stay-signed-in.tsx";
import { Menu } from "./menu.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The navigation for someone signed in, staff too. What a page may show is decided where it is read, not here. */
export default async function PortalLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale;
  const { actor } = await currentActor();
  return (
    <Opened value={await opened(actor)}>
      <Menu locale={locale} />
      {actor.kind !== "visitor" && <StaySignedIn locale={locale} idleMs={minutes(settings().SESSION_IDLE_MINUTES)} />}
      {children}
    </Opened>
  );
}
