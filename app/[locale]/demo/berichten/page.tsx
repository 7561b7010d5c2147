import { inbox } from "#lib/features/demo/mailbox/queries.ts";
import { words } from "#lib/features/demo/mailbox/texts.ts";
import { Mailbox } from "#lib/features/demo/mailbox/ui/mailbox.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => (
  <Main wide>
    <Mailbox locale={locale} page={await load(inbox, asked)} />
  </Main>
));
