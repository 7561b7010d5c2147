import { offer } from "#lib/features/administration/invitations/queries.ts";
import { words } from "#lib/features/administration/invitations/texts.ts";
import { Accept } from "#lib/features/administration/invitations/ui/accept.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].accept.title);

export default pageAt<{ link: string }>(async ({ locale, link }) => (
  <Main>
    <Accept locale={locale} link={link} offer={await load(offer, { link })} />
  </Main>
));
