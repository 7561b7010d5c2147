import { to } from "#lib/addresses.ts";
import { mayReadStaffLog } from "#lib/features/base/audit-log/policy.ts";
import { maySeeFigures } from "#lib/features/base/figures/policy.ts";
import { mayLookUpAnyone } from "#lib/features/administration/colleagues/policy.ts";
import { maySeeMessages } from "#lib/features/insurer/messages/policy.ts";
import { maySeeOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { SearchShortcut } from "#lib/features/desk/search/ui/shortcut.tsx";
import { staffName } from "#lib/features/frame/shell/queries.ts";
import { words } from "#lib/features/frame/shell/texts.ts";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { maySeeProposals } from "#lib/features/insurer/proposals/policy.ts";
import { maySeeStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import { isStaff, worksWithCustomers } from "#lib/platform/access/actor.ts";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";

/** The entries stand in the order of the work. Each of the staff sees only those they may use. */
const places = [
  { path: to.requestQueue(), name: "today", may: isStaff },
  { path: to.search(), name: "search", may: worksWithCustomers },
  { path: to.callQueue(), name: "calls", may: worksWithCustomers },
  { path: to.caseQueue(), name: "cases", may: worksWithCustomers },
  { path: to.appointments(), name: "appointments", may: worksWithCustomers },
  { path: to.staffProposals(), name: "proposals", may: maySeeProposals },
  { path: to.people(), name: "people", may: mayLookUpAnyone },
  { path: to.organisations(), name: "organisations", may: maySeeOrganisations },
  { path: to.messages(), name: "messages", may: maySeeMessages },
  { path: to.figures(), name: "figures", may: maySeeFigures },
  { path: to.staffLog(), name: "log", may: mayReadStaffLog },
  { path: to.staffAccounts(), name: "staff", may: maySeeStaff },
] as const;

/** The navigation for staff, on their own pages and on those about themselves. Nothing for anybody else. */
export async function StaffNav({ locale }: { readonly locale: Locale }) {
  const asked = await currentActor();
  const { staff } = words[locale];
  const answer = await ask(staffName, asked, {});
  if (answer.status !== "found") return null;
  const items = places
    .filter(({ may }) => may(asked.actor))
    .map(({ path, name }) => ({ href: href(locale, path), text: staff[name] }));
  return (
    <Nav locale={locale} label={staff.label} items={items}>
      <div className="own">
        <a href={href(locale, to.security())}>{answer.value}</a>
        <SignOut locale={locale} />
        {worksWithCustomers(asked.actor) && <SearchShortcut href={href(locale, to.search())} />}
      </div>
    </Nav>
  );
}
