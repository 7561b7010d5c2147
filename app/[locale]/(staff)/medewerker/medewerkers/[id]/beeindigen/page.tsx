import { notFound } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { staffAccount } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { EndForm } from "#lib/features/insurer/staff-accounts/ui/account.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].account.end,
  async ({ id }) => (await load(staffAccount, { id })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id }) => {
  const account = await load(staffAccount, { id });
  if (!account.mayChange || account.state === "ended") notFound();
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffAccount(id))} text={account.name} />
      <h1>{words[locale].ending.title(account.name)}</h1>
      <EndForm locale={locale} account={account} />
    </Main>
  );
});
