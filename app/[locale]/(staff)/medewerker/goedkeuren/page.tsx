import { staffProposals } from "#lib/features/insurer/proposals/queries.ts";
import { words } from "#lib/features/insurer/proposals/texts.ts";
import { ProposalLists } from "#lib/features/insurer/proposals/ui/proposals.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => (
  <Main>
    <ProposalLists locale={locale} found={await load(staffProposals, asked)} />
  </Main>
));
