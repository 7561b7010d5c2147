import { to } from "#lib/addresses.ts";
import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { words } from "#lib/features/help/staff-cases/texts.ts";
import { CaseTable } from "#lib/features/help/staff-cases/ui/case-table.tsx";
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
  const page = await load(caseQueue, { na: asked.na });
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {page.cases.length > 0 && <p className="lead">{queue.lead}</p>}
      {page.cases.length > 0 ? <CaseTable locale={locale} page={page} /> : <EmptyState>{queue.empty}</EmptyState>}
      <Pagination locale={locale} {...pagesOf(locale, page, to.caseQueue)} />
    </Main>
  );
});
