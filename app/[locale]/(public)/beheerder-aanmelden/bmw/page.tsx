import { words } from "#lib/features/appointment/appointments/texts.ts";
import { Bmw } from "#lib/features/appointment/appointments/ui/start.tsx";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].bmw.title);

export default pageAt(({ locale }) => (
  <Main>
    <Bmw locale={locale} />
  </Main>
));
