import { to } from "#lib/addresses.ts";
import { candidates } from "#lib/features/administration/administrators/queries.ts";
import { words } from "#lib/features/administration/administrators/texts.ts";
import { Choose } from "#lib/features/administration/administrators/ui/choose.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].choose.handOver.title);

export default pageAt(async ({ locale, asked }) => {
  const page = await load(candidates, { ...asked, purpose: "handOver" });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.administrators())} text={words[locale].choose.back} />
      <Choose locale={locale} purpose="handOver" page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
