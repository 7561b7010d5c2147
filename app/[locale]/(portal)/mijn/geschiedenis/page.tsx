import { to } from "#lib/addresses.ts";
import { myHistory } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { OwnHistory, Reported } from "#lib/features/base/audit-log/ui/own-history.tsx";
import { words as mineWords } from "#lib/features/entrance/sign-in/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].own.title);

export default pageAt(async ({ locale, asked }) => {
  const { title, lead } = words[locale].own;
  const history = await load(myHistory, asked);
  return (
    <Main>
      <Reported locale={locale} history={history} />
      <BackLink locale={locale} href={href(locale, to.mine())} text={mineWords[locale].mine.title} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <OwnHistory locale={locale} history={history} />
    </Main>
  );
});
