import { to } from "#lib/addresses.ts";
import { HistoryLink } from "#lib/features/base/audit-log/ui/own-history.tsx";
import { MyEntries } from "#lib/features/entrance/eherkenning/ui/entries.tsx";
import { mySecurity, strongSoon } from "#lib/features/entrance/own-security/queries.ts";
import { words } from "#lib/features/entrance/own-security/texts.ts";
import { Security, Told } from "#lib/features/entrance/own-security/ui/security.tsx";
import { Soon } from "#lib/features/entrance/own-security/ui/stronger.tsx";
import { words as mineWords } from "#lib/features/entrance/sign-in/texts.ts";
import { openEntries } from "#lib/platform/broker/entries.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked: { gedaan } }) => {
  const known = await load(mySecurity, { gedaan });
  const soon = await load(strongSoon);
  const { title, lead, history } = words[locale];
  return (
    <Main wide>
      <Told locale={locale} known={known} />
      <BackLink locale={locale} href={href(locale, to.mine())} text={mineWords[locale].mine.title} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <Soon locale={locale} soon={soon} />
      <Security locale={locale} known={known}>
        <MyEntries locale={locale} entries={openEntries()} />
        <h2>{history}</h2>
        <HistoryLink locale={locale} />
      </Security>
    </Main>
  );
});
