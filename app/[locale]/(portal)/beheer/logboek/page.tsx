import type { Metadata } from "next";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { LogExport, LogFilters, LogList } from "#lib/features/base/audit-log/ui/log.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].log.title };
}

export default async function LogPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { title, lead } = words[locale].log;
  const page = await load(log, await searchParams);
  return (
    <Main wide>
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <LogFilters locale={locale} page={page} />
      <LogList locale={locale} page={page} />
      <LogExport locale={locale} page={page} />
    </Main>
  );
}
