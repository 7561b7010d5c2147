import type { ReactNode } from "react";
import { en as callsEn } from "#lib/features/call-backs/texts.en.ts";
import { nl as callsNl } from "#lib/features/call-backs/texts.nl.ts";
import { en as peopleEn } from "#lib/features/colleagues/texts.en.ts";
import { nl as peopleNl } from "#lib/features/colleagues/texts.nl.ts";
import { en } from "#lib/features/help-requests/texts.en.ts";
import { nl } from "#lib/features/help-requests/texts.nl.ts";
import { en as casesEn } from "#lib/features/staff-cases/texts.en.ts";
import { nl as casesNl } from "#lib/features/staff-cases/texts.nl.ts";
import { SignOut } from "#lib/features/sign-in/ui/sign-out.tsx";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";

const words = { nl, en };
const calls = { nl: callsNl.queue, en: callsEn.queue };
const people = { nl: peopleNl.everyone, en: peopleEn.everyone };
const cases = { nl: casesNl.queue, en: casesEn.queue };

/** The way around for staff. Others get the same "does not exist" as anywhere, without it. */
export default async function StaffLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const locale = (await params).locale as Locale;
  const { actor } = await currentActor();
  const { label, queue } = words[locale].queue.navigation;
  return (
    <>
      {actor.kind === "staff" && (
        <Nav
          label={label}
          items={[
            { href: href(locale, "/medewerker"), text: queue },
            { href: href(locale, "/medewerker/terugbellen"), text: calls[locale].title },
            { href: href(locale, "/medewerker/zaken"), text: cases[locale].title },
            { href: href(locale, "/medewerker/gebruikers"), text: people[locale].title },
          ]}
        >
          <SignOut locale={locale} />
        </Nav>
      )}
      {children}
    </>
  );
}
