import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { counted } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";
import type { Portal } from "../queries.ts";
import { words } from "../texts.ts";

/** The navigation for someone signed in. A beheerder has more entries. */
export function PortalNav({ locale, portal, children }: { locale: Locale; portal: Portal; children: ReactNode }) {
  const { label, overview, requests, proposals, people, administrators, log, mine, switchTo } = words[locale].portal;
  const count = (n: number) => (n > 0 ? ` (${counted(locale, n).toLowerCase()})` : "");
  const items = [
    ...(portal.isAdministrator
      ? [
          { href: href(locale, to.overview()), text: overview },
          { href: href(locale, to.helpRequests()), text: requests + count(portal.requests) },
          { href: href(locale, to.colleagues()), text: people },
          { href: href(locale, to.administrators()), text: administrators, also: href(locale, to.strongRule()) },
          ...(portal.proposals > 0
            ? [{ href: href(locale, to.proposals()), text: proposals + count(portal.toApprove) }]
            : []),
          { href: href(locale, to.log()), text: log },
        ]
      : []),
    { href: href(locale, to.mine()), text: mine },
  ];
  return (
    <Nav locale={locale} label={label} items={items}>
      <div className="own">
        <a href={href(locale, to.security())}>{portal.name}</a>
        <span>
          {portal.organisation}{" "}
          {portal.organisations > 1 && <a href={href(locale, to.chooseOrganisation())}>{switchTo}</a>}
        </span>
        {children}
      </div>
    </Nav>
  );
}
