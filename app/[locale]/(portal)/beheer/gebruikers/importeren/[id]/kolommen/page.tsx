import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { columnsOf } from "#lib/features/administration/imports/queries.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { MatchForm } from "#lib/features/administration/imports/ui/match.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].match.title);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const page = await load(columnsOf, { id });
  if (page.status !== "UPLOADED" && (page.status !== "CHECKED" || page.reading === null))
    redirect(href(locale, to.oneImport(page.id)));
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.imports())} text={words[locale].title} />
      <h1>{words[locale].match.title}</h1>
      <MatchForm locale={locale} page={page} />
    </Main>
  );
});
