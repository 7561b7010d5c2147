import { to } from "#lib/addresses.ts";
import { myAdministrators } from "#lib/features/entrance/sign-in/queries.ts";
import { words } from "#lib/features/entrance/sign-in/texts.ts";
import { MyAdministrators } from "#lib/features/entrance/sign-in/ui/my-administrators.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].administrators.title);

export default pageAt(async ({ locale }) => {
  const known = await load(myAdministrators);
  const { title, back } = words[locale].administrators;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.mine())} text={back} />
      <h1>{title}</h1>
      <MyAdministrators locale={locale} known={known} />
    </Main>
  );
});
