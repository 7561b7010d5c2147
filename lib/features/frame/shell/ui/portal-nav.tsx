import type { ReactNode } from "react";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";
import type { Portal } from "../queries.ts";
import { en } from "../texts.en.ts";
import { nl } from "../texts.nl.ts";

const words = { nl, en };

/** The way around for who is signed in; a beheerder has more of it. */
export function PortalNav({ locale, portal, children }: { locale: Locale; portal: Portal; children: ReactNode }) {
  const { label, overview, requests, people, administrators, log, mine, switchTo } = words[locale].portal;
  const count = portal.requests > 0 ? ` (${portal.requests})` : "";
  const items = [
    ...(portal.isAdministrator
      ? [
          { href: href(locale, "/beheer"), text: overview },
          { href: href(locale, "/beheer/hulpvragen"), text: requests + count },
          { href: href(locale, "/beheer/gebruikers"), text: people },
          { href: href(locale, "/beheer/beheerders"), text: administrators },
          { href: href(locale, "/beheer/logboek"), text: log },
        ]
      : []),
    { href: href(locale, "/mijn"), text: mine },
  ];
  return (
    <Nav label={label} items={items}>
      <div className="flex flex-wrap items-center gap-x-6">
        <span>
          {portal.organisation} {portal.organisations > 1 && <a href={href(locale, "/kies-organisatie")}>{switchTo}</a>}
        </span>
        {children}
      </div>
    </Nav>
  );
}
