import { to } from "#lib/addresses.ts";
import { staffAccount } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { AccountActs, AccountFacts, AccountTold } from "#lib/features/insurer/staff-accounts/ui/account.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Beside } from "#lib/ui/beside.tsx";
import { Main } from "#lib/ui/frame.tsx";

export const generateMetadata = titled<{ id: string }>(
  (locale) => words[locale].account.title,
  async ({ id, asked }) => (await load(staffAccount, { ...asked, id })).name,
);

export default pageAt<{ id: string }>(async ({ locale, id, asked }) => {
  const account = await load(staffAccount, { ...asked, id });
  return (
    <Main wide>
      <BackLink locale={locale} href={href(locale, to.staffAccounts())} text={words[locale].title} />
      <AccountTold locale={locale} account={account} />
      <h1>{account.name}</h1>
      <Beside>
        <div>
          <AccountFacts locale={locale} account={account} />
        </div>
        <div>
          <AccountActs locale={locale} account={account} requestKey={crypto.randomUUID()} />
        </div>
      </Beside>
    </Main>
  );
});
