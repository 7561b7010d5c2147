import { nameLinkPage } from "#lib/features/administration/personal-details/queries.ts";
import { words } from "#lib/features/administration/personal-details/texts.ts";
import { NameLink } from "#lib/features/administration/personal-details/ui/name-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].nameLink.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(nameLinkPage, { link });
  return (
    <Main>
      <NameLink locale={locale} link={link} known={known} />
    </Main>
  );
});
