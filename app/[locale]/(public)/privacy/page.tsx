import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Privacy } from "#lib/features/frame/shell/ui/privacy.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => texts[locale].privacy.title);

export default pageAt(({ locale }) => (
  <Main>
    <Privacy locale={locale} />
  </Main>
));
