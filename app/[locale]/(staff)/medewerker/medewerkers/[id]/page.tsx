import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { staffAccount } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { AccountActs, AccountFacts, AccountTold } from "#lib/features/insurer/staff-accounts/ui/account.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].account.title };
}

export default async function StaffAccountPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  const account = await load(staffAccount, { ...(await searchParams), id });
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffAccounts())} text={words[locale].title} />
      <AccountTold locale={locale} account={account} />
      <h1>{account.name}</h1>
      <AccountFacts locale={locale} account={account} />
      <AccountActs locale={locale} account={account} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
