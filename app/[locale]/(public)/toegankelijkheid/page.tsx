import { words as texts } from "#lib/features/frame/shell/texts.ts";
import { Accessibility } from "#lib/features/frame/shell/ui/accessibility.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => texts[locale].accessibility.title);

export default pageAt(({ locale }) => (
  <Main>
    <Accessibility locale={locale} />
  </Main>
));
