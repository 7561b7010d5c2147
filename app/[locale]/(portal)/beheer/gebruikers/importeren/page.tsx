import { to } from "#lib/addresses.ts";
import { importing } from "#lib/features/administration/imports/queries.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { EarlierImports, UploadForm } from "#lib/features/administration/imports/ui/upload.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale }) => {
  const { imports } = await load(importing);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleagues())} text={words[locale].back} />
      <h1>{words[locale].title}</h1>
      <UploadForm locale={locale} requestKey={crypto.randomUUID()} />
      <EarlierImports locale={locale} imports={imports} />
    </Main>
  );
});
