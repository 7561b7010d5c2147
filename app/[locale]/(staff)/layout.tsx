import type { ReactNode } from "react";
import { to } from "#lib/addresses.ts";
import { mayReadStaffLog } from "#lib/features/base/audit-log/policy.ts";
import { mayLookUpAnyone } from "#lib/features/administration/colleagues/policy.ts";
import { maySeeMessages } from "#lib/features/insurer/messages/policy.ts";
import { maySeeOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { words } from "#lib/features/frame/shell/texts.ts";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { maySeeProposals } from "#lib/features/insurer/proposals/policy.ts";
import { maySeeStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import { isStaff, worksWithCustomers } from "#lib/platform/access/actor.ts";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { opened } from "#lib/platform/gate/opened.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";
import { Opened } from "#lib/ui/opened.tsx";

/** The entries stand in the order of the work. Each of the staff sees only those they may use. */
const places = [
  { path: to.requestQueue(), name: "today", may: isStaff },
  { path: to.callQueue(), name: "calls", may: worksWithCustomers },
  { path: to.caseQueue(), name: "cases", may: worksWithCustomers },
  { path: to.appointments(), name: "appointments", may: worksWithCustomers },
  { path: to.staffProposals(), name: "proposals", may: maySeeProposals },
  { path: to.people(), name: "people", may: mayLookUpAnyone },
  { path: to.organisations(), name: "organisations", may: maySeeOrganisations },
  { path: to.messages(), name: "messages", may: maySeeMessages },
  { path: to.staffLog(), name: "log", may: mayReadStaffLog },
  { path: to.staffAccounts(), name: "staff", may: maySeeStaff },
] as const;

type Props = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> };

/** The navigation for staff. Others get the usual "not found", without the navigation. */
export default async function StaffLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale;
  const { actor } = await currentActor();
  const { staff } = words[locale];
  const items = places
    .filter(({ may }) => may(actor))
    .map(({ path, name }) => ({ href: href(locale, path), text: staff[name] }));
  return (
    <Opened value={await opened(actor)}>
      {actor.kind === "staff" && (
        <Nav label={staff.label} items={items}>
          <SignOut locale={locale} />
        </Nav>
      )}
      {children}
    </Opened>
  );
}
