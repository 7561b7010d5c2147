import { confirmPage } from "#lib/features/help/call-backs/queries.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { Confirm } from "#lib/features/help/call-backs/ui/confirm.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].confirm.pageTitle);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(confirmPage, { link });
  return (
    <Main>
      <Confirm locale={locale} link={link} known={known} />
    </Main>
  );
});
