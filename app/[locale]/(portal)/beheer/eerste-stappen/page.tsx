import { firstSteps } from "#lib/features/administration/overview/queries.ts";
import { words } from "#lib/features/administration/overview/texts.ts";
import { FirstSteps } from "#lib/features/administration/overview/ui/first-steps.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].firstSteps.title);

export default pageAt(async ({ locale }) => (
  <Main>
    <FirstSteps locale={locale} known={await load(firstSteps)} />
  </Main>
));
