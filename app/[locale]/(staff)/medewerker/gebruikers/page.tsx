import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Everyone, SearchEveryone } from "#lib/features/administration/colleagues/ui/everyone.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].everyone.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(everyone, asked);
  return (
    <Main wide>
      <h1>{words[locale].everyone.title}</h1>
      <SearchEveryone locale={locale} q={page.q} />
      <Everyone locale={locale} page={page} />
    </Main>
  );
});
