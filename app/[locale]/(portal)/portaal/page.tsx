import { words } from "#lib/features/entrance/portals/texts.ts";
import { TooLate } from "#lib/features/entrance/portals/ui/entry.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].tooLate.title);

export default pageAt(({ locale }) => (
  <Main>
    <TooLate locale={locale} />
  </Main>
));
