import type { Metadata } from "next";
import { callQueue } from "#lib/features/help/call-backs/queries.ts";
import { words } from "#lib/features/help/call-backs/texts.ts";
import { CallTable } from "#lib/features/help/call-backs/ui/call-table.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { EmptyState } from "#lib/ui/card.tsx";
import { Main } from "#lib/ui/frame.tsx";
import { Notice } from "#lib/ui/notice.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].queue.title };
}

export default async function CallQueuePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { melding } = await searchParams;
  const { calls, more, mayCall } = await load(callQueue);
  const { queue } = words[locale];
  return (
    <Main wide>
      {melding === "gebeld" && <Notice tone="success">{queue.finished}</Notice>}
      <h1>{queue.title}</h1>
      {calls.length > 0 && <p className="lead">{queue.lead}</p>}
      {more && <p>{queue.more}</p>}
      {calls.length > 0 ? (
        <CallTable locale={locale} calls={calls} mayCall={mayCall} />
      ) : (
        <EmptyState>{queue.empty}</EmptyState>
      )}
    </Main>
  );
}
