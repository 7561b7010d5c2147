import type { Metadata } from "next";
import { to } from "#lib/addresses.ts";
import { invitingStaff } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { InviteForm } from "#lib/features/insurer/staff-accounts/ui/invite-form.tsx";
import { load } from "#lib/platform/gate/load.ts";
import { href, type Locale } from "#lib/platform/i18n/locale.ts";
import { BackLink } from "#lib/ui/back-link.tsx";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].inviting.title };
}

export default async function InviteStaffPage({ params }: Props) {
  const { locale } = await params;
  await load(invitingStaff);
  const { title, inviting } = words[locale];
  return (
    <Main>
      <BackLink locale={locale} href={href(locale, to.staffAccounts())} text={title} />
      <h1>{inviting.title}</h1>
      <p className="lead">{inviting.lead}</p>
      <InviteForm locale={locale} requestKey={crypto.randomUUID()} />
    </Main>
  );
}
