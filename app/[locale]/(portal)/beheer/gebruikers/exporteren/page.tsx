import { to } from "#lib/addresses.ts";
import { exportable } from "#lib/features/administration/colleagues/queries.ts";
import { words } from "#lib/features/administration/colleagues/texts.ts";
import { Exporting } from "#lib/features/administration/colleagues/ui/exporting.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].exporting.title);

export default pageAt(async ({ locale, asked }) => {
  const { list, exporting } = words[locale];
  const view = await load(exportable, asked);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleagues(view))} text={list.title} />
      <h1>{exporting.title}</h1>
      <Exporting locale={locale} view={view} />
    </Main>
  );
});
