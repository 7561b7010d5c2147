import { linkPage } from "#lib/features/entrance/password-links/queries.ts";
import { words } from "#lib/features/entrance/password-links/texts.ts";
import { LinkPage } from "#lib/features/entrance/password-links/ui/link-page.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].reset.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(linkPage, { link, purpose: "RESET_PASSWORD" });
  return (
    <Main>
      <LinkPage locale={locale} kind="reset" link={link} known={known} />
    </Main>
  );
});
