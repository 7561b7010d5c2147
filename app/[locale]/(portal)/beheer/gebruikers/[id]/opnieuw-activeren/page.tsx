import { to } from "#lib/addresses.ts";
import { reactivationPage } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { ReactivationDone, ReactivationForm } from "#lib/features/administration/account-changes/ui/reactivation.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].reactivation.title,
  async ({ id }) => (await load(reactivationPage, { id })).person,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const { gedaan } = asked;
  const page = await load(reactivationPage, { id });
  return (
    <Main>
      {gedaan === "ja" && page.change?.kind === "REACTIVATION" ? (
        <ReactivationDone locale={locale} page={page} />
      ) : (
        <>
          <BackLink locale={locale} href={href(locale, to.colleague(page.id))} text={page.person} />
          <ReactivationForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
    </Main>
  );
});
