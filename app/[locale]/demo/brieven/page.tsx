import { letters } from "#lib/features/demo/letters/queries.ts";
import { words } from "#lib/features/demo/letters/texts.ts";
import { Gallery } from "#lib/features/demo/letters/ui/letters.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => (
  <Main wide>
    <Gallery locale={locale} page={await load(letters, asked)} />
  </Main>
));
