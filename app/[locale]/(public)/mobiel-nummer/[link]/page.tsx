import { numberLink } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { NumberLink } from "#lib/features/administration/account-changes/ui/number-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].link.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(numberLink, { link });
  return (
    <Main>
      <NumberLink locale={locale} link={link} known={known} />
    </Main>
  );
});
