import { mailbox } from "#lib/features/demo/mailbox/queries.ts";
import { Filter } from "#lib/features/demo/mailbox/schema.ts";
import { words } from "#lib/features/demo/mailbox/texts.ts";
import { Mailbox } from "#lib/features/demo/mailbox/ui/mailbox.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].title);

export default pageAt(async ({ locale, asked }) => {
  const filter = Filter.parse(asked);
  return (
    <Main>
      <Mailbox locale={locale} only={filter.to} messages={await load(mailbox, filter)} />
    </Main>
  );
});
