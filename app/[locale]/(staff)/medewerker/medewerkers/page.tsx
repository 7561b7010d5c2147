import type { Metadata } from "next";
import { staffAccounts } from "#lib/features/insurer/staff-accounts/queries.ts";
import { words } from "#lib/features/insurer/staff-accounts/texts.ts";
import { StaffTables } from "#lib/features/insurer/staff-accounts/ui/staff-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { settings } from "#lib/platform/settings.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].title };
}

export default async function StaffPage({ params }: Props) {
  const { locale } = await params;
  const page = await load(staffAccounts);
  const { title, lead } = words[locale];
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead(settings().INSURER_NAME)}</p>
      <StaffTables locale={locale} page={page} />
    </Main>
  );
}
