import type { Portal } from "#lib/features/frame/shell/queries.ts";
import { nl } from "#lib/features/administration/colleagues/texts.nl.ts";
import type { ListPage } from "#lib/features/administration/colleagues/queries.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { PortalNav } from "#lib/features/frame/shell/ui/portal-nav.tsx";
import { ListActs } from "#lib/features/administration/colleagues/ui/list-acts.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { SignOut } from "#lib/features/entrance/sign-in/ui/sign-out.tsx";
import { Main } from "#lib/ui/frame.tsx";

const portal: Portal = {
  firstName: "Anna",
  organisation: "Kantoor 1",
  organisations: 1,
  proposals: 0,
  requests: 0,
  isAdministrator: true,
};

const page: ListPage = {
  q: "",
  status: null,
  rol: null,
  portaal: null,
  filter: null,
  sort: "name",
  total: 50,
  before: 0,
  hasMore: false,
  after: "",
  next: "bmFhbQ",
  people: Array.from({ length: 20 }, (_, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
    accountId: `00000000-0000-7000-9000-${String(n).padStart(12, "0")}`,
    role: "EMPLOYEE",
    isDeputy: false,
    position: "employee",
    portals: ["MKB"],
    accessCode: `B${n}`,
    mobileNumber: "+31612345678",
    hasMobile: true,
    isMobileProven: true,
    isGuest: false,
    total: null,
    email: `p${n}@bench.example`,
    isStaff: false,
    sortName: `berg${n} anna`,
    blockedAt: null,
    blockedById: null,
    blockedBy: null,
    blockReason: null,
    withdrawReason: null,
    why: null,
    lastSignInAt: new Date("2026-11-01T10:00:00Z"),
    initials: "A.",
    firstName: "Anna",
    namePrefix: "",
    lastName: `Berg${n}`,
    authorisation: { status: "ACTIVE", role: "EMPLOYEE", validUntil: null },
    account: { status: "ACTIVE", blockCause: null, waitUntil: null },
    isYou: false,
    status: "active",
    canUnblock: false,
  })),
};

/** The list of colleagues from rows that stand in the code: what the framework itself can do with this page. */
export default function ConstantPage() {
  return (
    <>
      <PortalNav locale="nl" portal={portal}>
        <SignOut locale="nl" />
      </PortalNav>
      <Main wide>
        <h1>{nl.list.title}</h1>
        <ListActs locale="nl" view={page} />
        <Search locale="nl" page={page} />
        <Colleagues locale="nl" page={page} />
      </Main>
    </>
  );
}
