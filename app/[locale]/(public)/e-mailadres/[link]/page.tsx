import { emailLinkPage } from "#lib/features/administration/personal-details/queries.ts";
import { words } from "#lib/features/administration/personal-details/texts.ts";
import { EmailLink } from "#lib/features/administration/personal-details/ui/email-link.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].link.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => {
  const known = await load(emailLinkPage, { link });
  return (
    <Main>
      <EmailLink locale={locale} link={link} known={known} />
    </Main>
  );
});
