import { to } from "#lib/addresses.ts";
import { numberPage } from "#lib/features/administration/account-changes/queries.ts";
import { words } from "#lib/features/administration/account-changes/texts.ts";
import { isNumberDone, NumberDone, NumberForm } from "#lib/features/administration/account-changes/ui/number.tsx";
import { requestsInView } from "#lib/features/help/help-requests/queries.ts";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].number.title,
  async ({ id }) => (await load(numberPage, { id })).person,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const { gedaan } = asked;
  const page = await load(numberPage, { id });
  await load(requestsInView, { helpRequestIds: page.helpRequestIds });
  return (
    <Main>
      {gedaan === "ja" && isNumberDone(page) ? (
        <NumberDone locale={locale} page={page} />
      ) : (
        <>
          <BackLink locale={locale} href={href(locale, to.colleague(page.id))} text={page.person} />
          <NumberForm locale={locale} page={page} requestKey={crypto.randomUUID()} />
        </>
      )}
    </Main>
  );
});
