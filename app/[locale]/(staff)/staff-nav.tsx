import { to, type Address } from "#lib/addresses.ts";
import { mayReadStaffLog } from "#lib/features/base/audit-log/policy.ts";
import { maySeeFigures } from "#lib/features/base/figures/policy.ts";
import { mayLookUpAnyone } from "#lib/features/administration/colleagues/policy.ts";
import { maySeeMessages } from "#lib/features/insurer/messages/policy.ts";
import { maySeeOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { SearchShortcut } from "#lib/features/desk/search/ui/shortcut.tsx";
import { today } from "#lib/features/desk/today/queries.ts";
import type { Waiting } from "#lib/features/desk/today/rules.ts";
import { staffName } from "#lib/features/frame/shell/queries.ts";
import { words } from "#lib/features/frame/shell/texts.ts";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { maySeeProposals } from "#lib/features/insurer/proposals/policy.ts";
import { maySeeStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import { isStaff, worksWithCustomers, type Actor } from "#lib/platform/access/actor.ts";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { counted } from "#lib/platform/i18n/format.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { Nav } from "#lib/ui/nav.tsx";

type Place = {
  readonly path: Address;
  readonly name: keyof typeof words.nl.staff;
  may(actor: Actor): boolean;
  /** Of what waits there, how much stands behind its name. */
  readonly waits?: Waiting | "all";
  /** The pages of another address that are reached from here. */
  readonly also?: Address;
};

/** The entries stand in the order of the work. Each of the staff sees only those they may use. */
const places: readonly Place[] = [
  { path: to.requestQueue(), name: "today", may: isStaff, waits: "all" },
  { path: to.search(), name: "search", may: worksWithCustomers },
  { path: to.callQueue(), name: "calls", may: worksWithCustomers, waits: "calls" },
  { path: to.caseQueue(), name: "cases", may: worksWithCustomers, waits: "cases" },
  { path: to.appointments(), name: "appointments", may: worksWithCustomers, waits: "appointments" },
  { path: to.staffProposals(), name: "proposals", may: maySeeProposals, waits: "proposals" },
  { path: to.people(), name: "people", may: mayLookUpAnyone },
  { path: to.organisations(), name: "organisations", may: maySeeOrganisations, also: to.campaigns() },
  { path: to.messages(), name: "messages", may: maySeeMessages },
  { path: to.figures(), name: "figures", may: maySeeFigures },
  { path: to.staffLog(), name: "log", may: mayReadStaffLog },
  { path: to.staffAccounts(), name: "staff", may: maySeeStaff },
];

/** The navigation for staff, on their own pages and on those about themselves. Nothing for anybody else. */
export async function StaffNav({ locale }: { readonly locale: Locale }) {
  const asked = await currentActor();
  const { staff } = words[locale];
  const answer = await ask(staffName, asked, {});
  if (answer.status !== "found") return null;
  const waiting = await ask(today, asked, {});
  const rows = waiting.status === "found" ? waiting.value.waiting : [];
  const openOf = (waits: Place["waits"]) =>
    rows.filter(({ kind }) => waits === "all" || waits === kind).reduce((sum, { open }) => sum + open, 0);
  const items = places
    .filter(({ may }) => may(asked.actor))
    .map(({ path, name, waits, also }) => {
      const count = openOf(waits);
      return {
        href: href(locale, path),
        ...(also && { also: href(locale, also) }),
        text: staff[name] + (count > 0 ? ` (${counted(locale, count).toLowerCase()})` : ""),
      };
    });
  return (
    <Nav locale={locale} label={staff.label} items={items}>
      <div className="own of-staff">
        <a href={href(locale, to.security())}>{answer.value}</a>
        <SignOut locale={locale} />
        {worksWithCustomers(asked.actor) && <SearchShortcut href={href(locale, to.search())} />}
      </div>
    </Nav>
  );
}
