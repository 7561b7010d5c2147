import type { Metadata } from "next";
import { myHistory } from "#lib/features/base/audit-log/queries.ts";
import { words } from "#lib/features/base/audit-log/texts.ts";
import { OwnHistory, Reported } from "#lib/features/base/audit-log/ui/own-history.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].own.title };
}

export default async function OwnHistoryPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { title, lead } = words[locale].own;
  const history = await load(myHistory, await searchParams);
  return (
    <Main>
      <Reported locale={locale} history={history} />
      <h1>{title}</h1>
      <p className="lead">{lead}</p>
      <OwnHistory locale={locale} history={history} />
    </Main>
  );
}
