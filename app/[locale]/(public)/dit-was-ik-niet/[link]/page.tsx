import { notMeLink } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { NotMe } from "#lib/features/administration/account-changes/ui/not-me.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].notMe.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(notMeLink, { link });
  return (
    <Main>
      <NotMe locale={locale} link={link} known={known} />
    </Main>
  );
});
