import { to } from "#lib/addresses.ts";
import { callQueue } from "#lib/features/help/call-backs/queries.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { CallTable } from "#lib/features/help/call-backs/ui/call-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { Pagination } from "#lib/ui/pagination.tsx";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].queue.title);

export default pageAt(async ({ locale, asked }) => {
  const { melding } = asked;
  const page = await load(callQueue, { na: asked.na });
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "gebeld" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {page.calls.length > 0 && <p className="lead">{queue.lead}</p>}
      {page.calls.length > 0 ? <CallTable locale={locale} page={page} /> : <EmptyState>{queue.empty}</EmptyState>}
      <Pagination locale={locale} {...pagesOf(locale, page, to.callQueue)} />
    </Main>
  );
});
