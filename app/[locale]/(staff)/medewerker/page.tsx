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
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const { actor } = await currentActor();
  if (hasStaffRole(actor, "STAFF_ADMIN")) redirect(href(locale, to.staffAccounts()));
  const { requests, more, mayHandle } = await load(staffQueue);
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {requests.length > 0 && <p className="lead">{queue.lead}</p>}
      {more && <p>{queue.more}</p>}
      {requests.length > 0 ? (
        <QueueTable locale={locale} requests={requests} mayHandle={mayHandle} />
      ) : (
        <EmptyState>{queue.empty}</EmptyState>
      )}
    </Main>
  );
});
