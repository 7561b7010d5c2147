import type { Metadata } from "next";
import { caseQueue } from "#lib/features/help/staff-cases/queries.ts";
import { words } from "#lib/features/help/staff-cases/texts.ts";
import { CaseTable } from "#lib/features/help/staff-cases/ui/case-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].queue.title };
}

export default async function CasesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { melding } = await searchParams;
  const { cases, more, mayHandle } = await load(caseQueue);
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "afgerond" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {cases.length > 0 && <p className="lead">{queue.lead}</p>}
      {more && <p>{queue.more}</p>}
      {cases.length > 0 ? (
        <CaseTable locale={locale} cases={cases} mayHandle={mayHandle} />
      ) : (
        <EmptyState>{queue.empty}</EmptyState>
      )}
    </Main>
  );
}
