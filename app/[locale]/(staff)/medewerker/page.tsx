import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { staffQueue } from "#lib/features/help/help-requests/queries.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import { QueueTable } from "#lib/features/help/help-requests/ui/queue-table.tsx";
import { hasStaffRole } from "#lib/platform/access/actor.ts";
import { currentActor } from "#lib/platform/auth/current-actor.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { Pagination } from "#lib/ui/pagination.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const { actor } = await currentActor();
  if (hasStaffRole(actor, "STAFF_ADMIN")) redirect(href(locale, to.staffAccounts()));
  const page = await load(staffQueue, { na: asked.na });
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {page.requests.length > 0 && <p className="lead">{queue.lead}</p>}
      {page.requests.length > 0 ? <QueueTable locale={locale} page={page} /> : <EmptyState>{queue.empty}</EmptyState>}
      <Pagination locale={locale} {...pagesOf(locale, page, to.requestQueue)} />
    </Main>
  );
});
