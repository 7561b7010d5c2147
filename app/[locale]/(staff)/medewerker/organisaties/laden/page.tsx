import { to } from "#lib/addresses.ts";
import { loading } from "#lib/features/insurer/organisation-files/queries.ts";
import { words } from "#lib/features/insurer/organisation-files/texts.ts";
import { EarlierLoads, KnownColumns, UploadForm } from "#lib/features/insurer/organisation-files/ui/loading.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].loading.title);

export default pageAt(async ({ locale }) => {
  const { loads } = await load(loading);
  const texts = words[locale].loading;
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisations())} text={texts.back} />
      <h1>{texts.title}</h1>
      <UploadForm locale={locale} requestKey={crypto.randomUUID()} />
      <KnownColumns locale={locale} />
      <EarlierLoads locale={locale} loads={loads} />
    </Main>
  );
});
