import { organisations } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { Organisations, SearchForm, Ways } from "#lib/features/insurer/organisations/ui/list.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].list.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(organisations, asked);
  const { list } = words[locale];
  return (
    <Main wide>
      <h1>{list.title}</h1>
      <p className="lead">{list.lead}</p>
      <SearchForm locale={locale} page={page} />
      <Ways locale={locale} page={page} />
      <div className="mt-6">
        <Organisations locale={locale} page={page} />
      </div>
    </Main>
  );
});
