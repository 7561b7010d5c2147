import type { ReactNode } from "react";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { minutes } from "#lib/platform/durations.ts";
import { opened } from "#lib/platform/gate/opened.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Opened } from "#lib/ui/opened.tsx";
import { StaySignedIn } from "#lib/ui/stay-signed-in.tsx";
import { StaffNav } from "./staff-nav.tsx";

type Props = { readonly children: ReactNode; readonly params: Promise<{ readonly locale: string }> };

/** Around the pages for staff. Others get the usual "not found", without the navigation. */
export default async function StaffLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale;
  const { actor } = await currentActor();
  return (
    <Opened value={await opened(actor)}>
      <StaffNav locale={locale} />
      {actor.kind !== "visitor" && <StaySignedIn locale={locale} idleMs={minutes(settings().SESSION_IDLE_MINUTES)} />}
      {children}
    </Opened>
  );
}
