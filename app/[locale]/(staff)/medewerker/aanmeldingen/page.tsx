import type { Metadata } from "next";
import { appointmentQueue } from "#lib/features/appointment/onboarding/queries.ts";
import { words } from "#lib/features/appointment/onboarding/texts.ts";
import { Metrics } from "#lib/features/appointment/onboarding/ui/metrics.tsx";
import { Queue } from "#lib/features/appointment/onboarding/ui/queue.tsx";
import { Shows } from "#lib/features/appointment/onboarding/ui/shows.tsx";
import { Told } from "#lib/features/appointment/onboarding/ui/told.tsx";
import { load } from "#lib/platform/gate/load.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { Main } from "#lib/ui/frame.tsx";

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, unknown>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words[(await params).locale].queue.title };
}

export default async function AppointmentsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { toon, na, gedaan } = await searchParams;
  const page = await load(appointmentQueue, { toon, na, gedaan });
  const { queue } = words[locale];
  return (
    <Main wide>
      <Told locale={locale} told={page.told} />
      <h1>{queue.title}</h1>
      <p className="lead">{page.toon === "beoordeeld" ? queue.decidedLead : queue.lead}</p>
      <Metrics locale={locale} metrics={page.metrics} />
      <Shows locale={locale} toon={page.toon} />
      <Queue locale={locale} page={page} />
    </Main>
  );
}
