import { to } from "#lib/addresses.ts";
import { starting } from "#lib/features/insurer/review-campaigns/queries.ts";
import { words } from "#lib/features/insurer/review-campaigns/texts.ts";
import { StartForm } from "#lib/features/insurer/review-campaigns/ui/campaigns.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].starting.title);

export default pageAt(async ({ locale }) => {
  const { graceDays } = await load(starting);
  const { list, starting: begin } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.campaigns())} text={list.back} />
      <h1>{begin.title}</h1>
      <p className="lead">{begin.lead}</p>
      <StartForm locale={locale} graceDays={graceDays} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
