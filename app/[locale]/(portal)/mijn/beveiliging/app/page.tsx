import { to } from "#lib/addresses.ts";
import { myApp } from "#lib/features/entrance/authenticator-app/queries.ts";
import { words } from "#lib/features/entrance/authenticator-app/texts.ts";
import { AppDone, AuthenticatorApp } from "#lib/features/entrance/authenticator-app/ui/app.tsx";
import { words as security } from "#lib/features/entrance/own-security/texts.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked: { gedaan } }) => {
  const app = await load(myApp);
  return (
    <Main>
      <AppDone locale={locale} app={app} done={gedaan} />
      <BackLink locale={locale} href={href(locale, to.security())} text={security[locale].title} />
      <h1>{words[locale].title}</h1>
      <AuthenticatorApp locale={locale} app={app} />
    </Main>
  );
});
