import { to } from "#lib/addresses.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { ListActs } from "#lib/features/administration/colleagues/ui/list-acts.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].list.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(colleagues, asked);
  const { told } = await load(telling, asked);
  return (
    <Main wide>
      <LastAct locale={locale} told={told} back={to.colleagues(page)} />
      <h1>{words[locale].list.title}</h1>
      <ListActs locale={locale} view={page} />
      <Search locale={locale} page={page} />
      <Colleagues locale={locale} page={page} />
    </Main>
  );
});
