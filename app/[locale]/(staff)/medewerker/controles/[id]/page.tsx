import { to } from "#lib/addresses.ts";
import { campaign } from "#lib/features/insurer/review-campaigns/queries.ts";
import { words } from "#lib/features/insurer/review-campaigns/texts.ts";
import { CampaignActs, Organisations, Parts } from "#lib/features/insurer/review-campaigns/ui/campaign.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { lastDay } from "#lib/platform/i18n/format.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

export const generateMetadata = titled((locale) => words[locale].list.title);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const seen = await load(campaign, { ...asked, id });
  const { list, page } = words[locale];
  const { startedAt, dueAt, lapsesAt, stoppedAt, counts } = seen;
  return (
    <Main wide>
      {seen.gedaan === "begonnen" && <Notice tone="success">{page.begun}</Notice>}
      {seen.gedaan === "gestopt" && stoppedAt && <Notice tone="success">{page.stopped}</Notice>}
      <BackLink locale={locale} href={href(locale, to.campaigns())} text={list.back} />
      <h1>{page.title(startedAt)}</h1>
      <p className="lead">{stoppedAt ? list.stopped : page.counts(counts.done, counts.open)}</p>
      {!stoppedAt && (
        <p>
          {page.due(dueAt)} {lapsesAt && page.lapses(lastDay(locale, lapsesAt))}
        </p>
      )}
      <Parts locale={locale} seen={seen} />
      <Organisations locale={locale} seen={seen} />
      <CampaignActs locale={locale} seen={seen} />
    </Main>
  );
});
