import { to } from "#lib/addresses.ts";
import { words as security } from "#lib/features/entrance/own-security/texts.ts";
import { myRecoveryCodes } from "#lib/features/entrance/recovery-codes/queries.ts";
import { words } from "#lib/features/entrance/recovery-codes/texts.ts";
import { RecoveryCodes } from "#lib/features/entrance/recovery-codes/ui/recovery-codes.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked: { na } }) => (
  <Main>
    <BackLink locale={locale} href={href(locale, to.security())} text={security[locale].title} />
    <RecoveryCodes locale={locale} codes={await load(myRecoveryCodes)} afterApp={na === "app"} />
  </Main>
));
