import { redirect } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { oneImport } from "#lib/features/administration/imports/queries.ts";
import { words } from "#lib/features/administration/imports/texts.ts";
import { UndoForm } from "#lib/features/administration/imports/ui/report.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled((locale) => words[locale].undo.title);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const page = await load(oneImport, { id });
  const { undo } = words[locale];
  if (page.undoable === 0 || page.activated > 0) redirect(href(locale, to.oneImport(page.id)));
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.oneImport(page.id))} text={undo.back} />
      <h1>{undo.title}</h1>
      <UndoForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
    </Main>
  );
});
