import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { to } from "#lib/addresses.ts";
import { staffAccount } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { EndForm } from "#lib/features/insurer/staff-accounts/ui/account.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].account.end };
}

export default async function EndStaffPage({ params }: Props) {
  const { locale, id } = await params;
  const account = await load(staffAccount, { id });
  if (!account.mayChange || account.state === "ended") notFound();
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffAccount(id))} text={account.name} />
      <h1>{words[locale].ending.title(account.name)}</h1>
      <EndForm locale={locale} account={account} />
    </Main>
  );
}
