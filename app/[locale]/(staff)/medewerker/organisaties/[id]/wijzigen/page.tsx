import { to } from "#lib/addresses.ts";
import { editing } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { ChangeForm } from "#lib/features/insurer/organisations/ui/facts-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].change.title,
  async ({ id }) => (await load(editing, { id })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const organisation = await load(editing, { id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisation(id))} text={organisation.name} />
      <h1>{words[locale].change.title}</h1>
      <ChangeForm locale={locale} organisation={organisation} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
