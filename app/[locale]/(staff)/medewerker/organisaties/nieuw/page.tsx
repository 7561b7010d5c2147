import { to } from "#lib/addresses.ts";
import { creating } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { CreateForm } from "#lib/features/insurer/organisations/ui/facts-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].create.title);

export default pageAt(async ({ locale }) => {
  await load(creating);
  const { create, page } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisations())} text={page.back} />
      <h1>{create.title}</h1>
      <p className="lead">{create.lead}</p>
      <CreateForm locale={locale} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
