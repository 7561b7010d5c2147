import type { Metadata } from "next";
import { staffLog } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { StaffLogExport, StaffLogFilters, StaffLogTable } from "#lib/features/base/audit-log/ui/staff-log.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].staffLog.title };
}

export default async function StaffLogPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { title, lead } = words[locale].staffLog;
  const page = await load(staffLog, await searchParams);
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <StaffLogFilters locale={locale} page={page} />
      <StaffLogTable locale={locale} page={page} />
      <StaffLogExport locale={locale} page={page} />
    </Main>
  );
}
