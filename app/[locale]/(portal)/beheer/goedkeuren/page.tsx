import { to } from "#lib/addresses.ts";
import { proposals } from "#lib/features/insurer/proposals/queries.ts";
import { words } from "#lib/features/insurer/proposals/texts.ts";
import { ProposalLists } from "#lib/features/insurer/proposals/ui/proposals.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { pagesOf } from "#lib/platform/web/pages.ts";
import { Pagination } from "#lib/ui/pagination.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const found = await load(proposals, asked);
  return (
    <Main>
      <ProposalLists locale={locale} found={found} />
      <Pagination locale={locale} {...pagesOf(locale, found, to.proposals)} />
    </Main>
  );
});
