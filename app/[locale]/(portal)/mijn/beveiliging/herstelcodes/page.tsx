import { myRecoveryCodes } from "#lib/features/entrance/recovery-codes/queries.ts";
import { words } from "#lib/features/entrance/recovery-codes/texts.ts";
import { RecoveryCodes } from "#lib/features/entrance/recovery-codes/ui/recovery-codes.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked: { na } }) => (
  <Main>
    <RecoveryCodes locale={locale} codes={await load(myRecoveryCodes)} afterApp={na === "app"} />
  </Main>
));
