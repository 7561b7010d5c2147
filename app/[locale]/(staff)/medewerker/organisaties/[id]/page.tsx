import { to } from "#lib/addresses.ts";
import { organisation } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import {
  Acts,
  Alike,
  Appointments,
  Facts,
  Numbers,
  People,
} from "#lib/features/insurer/organisations/ui/organisation.tsx";
import { LastAct } from "#lib/features/insurer/organisations/ui/last-act.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].list.columns.name);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(organisation, { ...asked, id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisations())} text={words[locale].page.back} />
      <LastAct locale={locale} page={page} />
      <h1>{page.name}</h1>
      <Facts locale={locale} page={page} />
      <Numbers locale={locale} page={page} requestKey={crypto.randomUUID()} />
      <People locale={locale} page={page} />
      <Alike locale={locale} page={page} />
      <Appointments locale={locale} page={page} />
      <Acts locale={locale} page={page} />
    </Main>
  );
});
