import type { ReactNode } from "react";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { opened } from "#lib/platform/gate/opened.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Opened } from "#lib/ui/opened.tsx";
import { StaffNav } from "./staff-nav.tsx";

type Props = { readonly children: ReactNode; readonly params: Promise<{ readonly locale: string }> };

/** Around the pages for staff. Others get the usual "not found", without the navigation. */
export default async function StaffLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale;
  const { actor } = await currentActor();
  return (
    <Opened value={await opened(actor)}>
      <StaffNav locale={locale} />
      {children}
    </Opened>
  );
}
