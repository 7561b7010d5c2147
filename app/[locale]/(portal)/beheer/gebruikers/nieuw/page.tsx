import { to } from "#lib/addresses.ts";
import { newColleague } from "#lib/features/administration/invitations/queries.ts";
import { words } from "#lib/features/administration/invitations/texts.ts";
import { AddForm } from "#lib/features/administration/invitations/ui/add-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].add.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(newColleague, asked);
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.colleagues())} text={words[locale].add.back} />
      <AddForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
