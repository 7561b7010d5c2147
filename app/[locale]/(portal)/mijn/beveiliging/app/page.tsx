import { myApp } from "#lib/features/entrance/authenticator-app/queries.ts";
import { words } from "#lib/features/entrance/authenticator-app/texts.ts";
import { AppDone, AuthenticatorApp } from "#lib/features/entrance/authenticator-app/ui/app.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked: { gedaan } }) => {
  const app = await load(myApp);
  return (
    <Main>
      <AppDone locale={locale} app={app} done={gedaan} />
      <h1>{words[locale].title}</h1>
      <AuthenticatorApp locale={locale} app={app} />
    </Main>
  );
});
