import { to } from "#lib/addresses.ts";
import { merging } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { ChooseInto, Compare } from "#lib/features/insurer/organisations/ui/merging.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].page.merge,
  async ({ id, asked }) => (await load(merging, { ...asked, id })).duplicate.name,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const page = await load(merging, { ...asked, id });
  const { duplicate, into } = page;
  return (
    <Main wide={into !== null}>
      <BackLink locale={locale} href={href(locale, to.organisation(id))} text={duplicate.name} />
      <h1>{words[locale].merging.title(duplicate.name)}</h1>
      {into ? (
        <Compare locale={locale} page={page} into={into} requestKey={crypto.randomUUID()} />
      ) : (
        <ChooseInto locale={locale} page={page} />
      )}
    </Main>
  );
});
