import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Start } from "#lib/features/appointment/appointments/ui/start.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].start.title);

export default pageAt(({ locale }) => (
  <Main>
    <Start locale={locale} />
  </Main>
));
