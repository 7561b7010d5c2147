import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { closing } from "#lib/features/insurer/organisations/queries.ts";
import { words } from "#lib/features/insurer/organisations/texts.ts";
import { CloseForm } from "#lib/features/insurer/organisations/ui/closing.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].closing.button,
  async ({ id }) => (await load(closing, { id })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const page = await load(closing, { id });
  if (page.closedAt) redirect(href(locale, to.organisation(id)));
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.organisation(id))} text={page.name} />
      <h1>{words[locale].closing.title(page.name)}</h1>
      <CloseForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
