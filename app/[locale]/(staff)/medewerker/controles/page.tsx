import { campaigns } from "#lib/features/insurer/review-campaigns/queries.ts";
import { words } from "#lib/features/insurer/review-campaigns/texts.ts";
import { CampaignList } from "#lib/features/insurer/review-campaigns/ui/campaigns.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].list.title);

export default pageAt(async ({ locale }) => {
  const seen = await load(campaigns);
  const { list } = words[locale];
  return (
    <Main wide>
      <h1>{list.title}</h1>
      <p className="lead">{list.lead}</p>
      <CampaignList locale={locale} seen={seen} />
    </Main>
  );
});
