import type { ReactNode } from "react";
import { portal } from "#lib/features/frame/shell/queries.ts";
import { PortalNav } from "#lib/features/frame/shell/ui/portal-nav.tsx";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { opened } from "#lib/platform/gate/opened.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Opened } from "#lib/ui/opened.tsx";
import { StaySignedIn } from "#lib/ui/stay-signed-in.tsx";
import { StaffNav } from "../(staff)/staff-nav.tsx";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The navigation for someone signed in, staff too. What a page may show is decided where it is read, not here. */
export default async function PortalLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale;
  const asked = await currentActor();
  const answer = await ask(portal, asked, {});
  return (
    <Opened value={await opened(asked.actor)}>
      {answer.status === "found" && (
        <PortalNav locale={locale} portal={answer.value}>
          <SignOut locale={locale} />
        </PortalNav>
      )}
      <StaffNav locale={locale} />
      {asked.actor.kind !== "visitor" && (
        <StaySignedIn locale={locale} idleMs={minutes(settings().SESSION_IDLE_MINUTES)} />
      )}
      {children}
    </Opened>
  );
}
