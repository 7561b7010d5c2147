import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { Start } from "#lib/features/frame/shell/ui/start.tsx";
import { pageAt } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export default pageAt(({ locale }) => (
  <Main wide>
    <Outage locale={locale} />
    <Start locale={locale} />
  </Main>
));
