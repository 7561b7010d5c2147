import { signInLink } from "#lib/features/entrance/sign-in-links/queries.ts";
import { words } from "#lib/features/entrance/sign-in-links/texts.ts";
import { OpenLink } from "#lib/features/entrance/sign-in-links/ui/open-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].open.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const { isOpen } = await load(signInLink, { link });
  return (
    <Main>
      <OpenLink locale={locale} link={link} isOpen={isOpen} />
    </Main>
  );
});
