import { guide } from "#lib/features/demo/guide/queries.ts";
import { words } from "#lib/features/demo/guide/texts.ts";
import { Guide } from "#lib/features/demo/guide/ui/guide.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => (
  <Main wide>
    <Guide locale={locale} page={await load(guide, asked)} tooFar={asked["melding"] === "te-ver"} />
  </Main>
));
